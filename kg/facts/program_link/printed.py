"""A document that an article prints: which it is, who signs it, and whom it charges with its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.sentence import Sentence, Site, document_told
from kg.grammar import PROGRAM, Document, compile_pattern
from kg.model import Organization, Place, Program, ProgramLink

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


_BODIES = "(?:[{place}{organization}](?:、|和|与|及)?)+"
_LED = compile_pattern(
    f"由?({_BODIES})(?:等[^，。；]{{0,6}})?(?:共同|联合)?牵头(?:负责|组织|实施|落实)*(?=[，。；、])"
    f"(?:[，、](?:会同|联合)?({_BODIES})(?:等[^，。；]{{0,6}})?(?:共同|积极|密切|协同)?(?:配合|参与|协[助同]|，))?"
)


def led(sentence: Sentence) -> Iterator[ProgramLink]:
    """开展P，由市民政局牵头，市教育局配合; 开展P。由市民政局牵头，会同市教育局，…: whom it or the next sentence charges with it."""
    text, site = sentence.slotted.text, sentence.sites[-1]
    next_end = text.find("。", sentence.end) + 1 or len(text)
    found = _LED.search(text, site.index, next_end) if "牵头" in text[site.index : next_end] else None
    if found is None or PROGRAM in text[site.index + 1 : found.start()] or not _is_measure(site):
        return
    for m in sentence.slotted.among(found.start(), found.end(), "place", "organization"):
        if isinstance(m.value, Place | Organization):
            start, end = site.mention.start, site.mention.end
            yield ProgramLink(site.program, "implemented_by", m.value, start, end, "program_link.charged")


def _is_measure(site: Site) -> bool:
    return site.program.kind in _MEASURES and site.sense not in {"", "none"}


def charged(sentence: Sentence) -> Iterator[ProgramLink]:
    """实施P。（责任单位：市民政局）: the measures of a paragraph are carried out by those that it charges at its end."""
    slotted = sentence.slotted
    found = _CHARGED.search(slotted.text, sentence.start)
    if found is None:
        return
    bodies = slotted.among(found.end(), len(slotted.text), "organization")
    for site in sentence.sites:
        if site.index < found.start() and _is_measure(site):
            for m in bodies:
                if isinstance(m.value, Organization):
                    start, end = site.mention.start, site.mention.end
                    yield ProgramLink(site.program, "implemented_by", m.value, start, end, "program_link.charged")
