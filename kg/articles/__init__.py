"""Files → decoded sources → pages → articles.

reading = read([Path("folder")])
reading.pages, reading.findings
"""

from __future__ import annotations

from kg.articles.reading import Reading, SourceFile, read, read_bytes, read_file, read_source, sources

__all__ = ["Reading", "SourceFile", "read", "read_bytes", "read_file", "read_source", "sources"]
