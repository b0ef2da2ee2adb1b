"""Who issued a programme, who carries it out, who calls for it, and what it is a part of.

The scope of a sentence decides. What a person calls for is promoted by that person. What the article tells of is carried
out by the subject of its sentence, else by whom the paragraph or the article tells of; no verb is needed for that, but
a verb may say that it was issued or set up there, or that it is a difficulty and nobody's programme. What a meeting
calls for is promoted by nobody; the place is to carry it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.facts.program_link import deeds, parts, printed, titles
from kg.facts.program_link.rules import RULES as RULES
from kg.facts.program_link.sentence import Site, sentences
from kg.facts.program_link.subjects import HOME
from kg.grammar import Document
from kg.model import Program, ProgramLink, Relation


def find(doc: Document) -> list[ProgramLink]:
    if "program" not in {m.kind for m in doc.top}:
        return []
    members = list(parts.parts(doc))
    listed: set[tuple[object, object]] = {(link.program, link.target) for link in members}
    found: list[ProgramLink] = []
    last: Site | None = None
    heading: Site | None = None
    headed: list[ProgramLink] = []
    for sentence in sentences(doc):
        planned = list(parts.told_in(sentence))
        found.extend(
            chain(
                deeds.deeds(doc, sentence, {link.program for link in planned}),
                parts.measures(sentence),
                printed.charged(sentence),
                printed.led(sentence),
                planned,
                parts.within(sentence, listed),
                parts.in_it(sentence, doc),
                parts.among_them(sentence, last),
            )
        )
        headed.extend(parts.under_heading(sentence, heading))
        last, heading = sentence.sites[-1], parts.heads(sentence) or heading
        sentence.sites.clear()  # they refer back to it: left in a cycle, the whole article would wait for the collector
    return _settle(
        [
            *found,
            *members,
            *printed.signed(doc),
            *titles.named_after(doc),
            *titles.in_titles(doc),
            *_inherited(found, members),
            *headed,
        ]
    )


def _inherited(found: list[ProgramLink], members: list[ProgramLink]) -> Iterator[ProgramLink]:
    """Who sets up 3项机制 sets up each of them, where nothing else is said of it."""
    has = {
        link.program
        for link in found
        if link.relation in {"issued_by", "implemented_by"} and not link.rule.endswith(HOME)
    }
    for part in members:
        for link in found:
            if link.program == part.target and link.relation == "issued_by" and part.program not in has:
                yield ProgramLink(
                    part.program, "issued_by", link.target, part.start, part.end, "program_link.inherited"
                )


_BY_SUBJECT = {f"program_link.{rule}" for rule in ("issue", "carry", "signed", "charged", "told_to_act")}
_ISSUED = {"program_link.issue", "program_link.of", "program_link.passive", "program_link.signed"}


def _settle(found: list[ProgramLink]) -> list[ProgramLink]:
    """Each link once, where it is first said; what is taken from the place told of gives way to what has a subject."""
    deeds = {"issued_by", "implemented_by"}
    said = {link.program for link in found if link.relation in deeds and link.rule in _BY_SUBJECT}
    issued = {link.program for link in found if link.rule in _ISSUED and link.relation == "issued_by"}
    found = [link for link in found if link.rule != "program_link.title" or link.program not in issued]
    kept: dict[tuple[Program, Relation, object], ProgramLink] = {}
    for link in found:
        if not link.rule.endswith(HOME) or link.program not in said:
            kept.setdefault((link.program, link.relation, link.target), link)
    return list(kept.values())
