"""Word documents (.docx) → their text, a line for each paragraph; this text is the source that offsets count in."""

from __future__ import annotations

import html
import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kg.articles.trouble import Refused

LARGEST = 256 * 2**20  # bytes of the unpacked text
# what is printed: text, tabs, breaks, ends of paragraphs and cells; not deleted text, fields, or what stands twice
_SHOWN = re.compile(
    r"<mc:Fallback>.*?</mc:Fallback>|<w:t(?: [^<>]*)?>(?P<text>[^<]*)</w:t>"
    r"|(?P<tab><w:tab/>)|(?P<line><w:(?:br|cr)(?: [^<>]*)?/>)|(?P<cell></w:p>\s*</w:tc>)|(?P<end></w:p>|<w:p(?: [^<>]*)?/>|</w:tr>)",
    re.DOTALL,
)


def text_of(data: bytes) -> str:
    """The paragraphs, the cells of a row of a table on one line. Raises `Refused`."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            main = packed.getinfo("word/document.xml")
            if main.file_size > LARGEST:
                raise Refused("too large", f"{LARGEST // 2**20} MB")
            xml = packed.read(main).decode("utf-8")
    except (BadZipFile, KeyError, UnicodeDecodeError, RuntimeError, NotImplementedError, EOFError):
        raise Refused("broken docx") from None
    text = "".join(map(_shown, _SHOWN.finditer(xml)))
    if not text.strip():
        raise Refused("empty")
    return text


def _shown(m: re.Match[str]) -> str:
    if m.lastgroup == "text":
        return html.unescape(m["text"])
    return {"tab": "\t", "cell": "\t", "line": "\n", "end": "\n"}.get(m.lastgroup or "", "")
