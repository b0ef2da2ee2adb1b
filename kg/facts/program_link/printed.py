"""A document that an article prints: which it is, who signs it, and whom it charges with its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.sentence import Sentence, document_told
from kg.grammar import Document, compile_pattern
from kg.model import Organization, Program, ProgramLink

_SIGNED = compile_pattern("(?:{organization}\\s*)+(?:{time}(?:印发)?)?")
"""A line that holds nothing but who puts a document out, and when."""
_CHARGED = re.compile("（(?:牵头|责任|实施|落实)(?:单位|部门)：")
_MEASURES = frozenset(("action", "mechanism", "plan", "service", "method", "cluster"))


def signed(doc: Document) -> Iterator[ProgramLink]:
    """现将《…方案》印发给你们。 | 衡阳市民政局: who signs the paper that a document comes with has issued it."""
    told = document_told(doc) or _headline(doc)
    if told is None:
        return
    for slotted in doc.slotted("title", "body"):
        if _SIGNED.fullmatch(slotted.text):
            for m in slotted.among(0, len(slotted.text), "organization"):
                if isinstance(m.value, Organization):
                    yield ProgramLink(told, "issued_by", m.value, m.start, m.end, "program_link.signed")


def _headline(doc: Document) -> Program | None:
    """The document that the headline is: 市教育局 市财政局|关于做好助学工作的通知."""
    titles = list(doc.slotted("title"))
    last = titles[-1].mentions.get(len(titles[-1].text) - 1) if titles else None
    value = last.value if last is not None else None
    return value if isinstance(value, Program) and value.kind == "document" else None


def charged(sentence: Sentence) -> Iterator[ProgramLink]:
    """实施P。（责任单位：市民政局）: the measures of a paragraph are carried out by those that it charges at its end."""
    slotted = sentence.slotted
    found = _CHARGED.search(slotted.text, sentence.start)
    if found is None:
        return
    bodies = slotted.among(found.end(), len(slotted.text), "organization")
    for site in sentence.sites:
        if site.index < found.start() and site.program.kind in _MEASURES and site.sense not in {"", "none"}:
            for m in bodies:
                if isinstance(m.value, Organization):
                    start, end = site.mention.start, site.mention.end
                    yield ProgramLink(site.program, "implemented_by", m.value, start, end, "program_link.charged")
