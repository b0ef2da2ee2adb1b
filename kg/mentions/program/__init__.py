"""passages → named policy things: strategies, actions, mechanisms, methods, plans, documents, clusters, services, slogans."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import SLOTS, Document, Rule, Slotted
from kg.mentions.program import bare, phrases, quoted, titles
from kg.mentions.program.harmony import harmonise
from kg.mentions.program.naming import kind_of, program_of
from kg.model import Mention, Place, Program


def find(doc: Document) -> list[Mention]:
    """Names are read from the print itself: the slots of earlier layers are hidden."""
    found: list[Mention] = []
    passages = list(doc.slotted("title", "body", "caption", hide=SLOTS))
    found.extend(quoted_names(doc, passages))
    for slotted in passages:
        for rule in (*titles.RULES, *phrases.RULES):
            found.extend(rule.run(doc, slotted))
        found.extend(phrases.phrases(doc, slotted))
        found.extend(bare_names(doc, slotted))
    return harmonise(found)


def quoted_names(doc: Document, passages: list[Slotted]) -> Iterator[Mention]:
    """What the article quotes; the best footing that a name has anywhere in the article holds for all its places."""
    stems = tuple(dict.fromkeys(m.value.name[:2] for m in doc.mentions("place") if isinstance(m.value, Place)))
    seen: list[tuple[Slotted, quoted.Quoted]] = []
    best: dict[str, float] = {}
    for slotted in passages:
        if "“" in slotted.text or "「" in slotted.text or '"' in slotted.text:
            for q in quoted.find_quoted(slotted.text, doc.article.text, stems):
                seen.append((slotted, q))
                best[q.inner] = max(best.get(q.inner, -9.0), quoted.weigh(q)[0])
    for slotted, q in seen:
        if best[q.inner] >= quoted.THRESHOLD:
            program = program_of(q)
            start, end = slotted.span(q.start, q.tail_end if q.tail and program.name.endswith(q.tail) else q.end)
            yield Mention("program", start, end, program, "program.quoted")


def bare_names(doc: Document, slotted: Slotted) -> Iterator[Mention]:
    for b in bare.find_bare(slotted.text, doc.article.text):
        if bare.weigh(b)[0] >= bare.THRESHOLD:
            name = b.own + b.head.word
            start, end = slotted.span(b.start, b.end)
            yield Mention("program", start, end, Program(name, kind_of(name)), "program.bare")


RULES: tuple[Rule, ...] = (*titles.RULES, *phrases.RULES)
