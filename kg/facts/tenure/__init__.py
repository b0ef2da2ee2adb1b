"""Facts of relation tenure: a person is said to hold, to get or to lose a post.

Posts and persons stand as slots; a post whose body the article does not tell gives no tenure.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.tenure.pairs import LONGEST_BARE_TITLE, tenure_of
from kg.facts.tenure.rules import RULES
from kg.facts.tenure.settle import holders, is_namesake, is_of_some_body, told_of_then, with_body_told
from kg.grammar import Document, Slotted, run_on
from kg.model import Fact, Tenure

__all__ = ["RULES", "find"]


def find(doc: Document) -> list[Fact]:
    """The tenures that the text tells of, in the order of rules in each passage."""
    found: list[Tenure] = [
        *(fact for slotted in with_post(doc) for fact in run_on(RULES, doc, slotted)),
        *inside_programs(doc),
    ]
    found = list(with_body_told(found))
    weights = holders(found)
    return [told_of_then(doc, t) for t in found if not is_namesake(t, weights) and not is_of_some_body(t, weights)]


def with_post(doc: Document) -> Iterator[Slotted]:
    """The passages in which a post stands."""
    starts = [m.start for m in doc.top if m.kind == "post"]
    at = 0
    for passage in doc.article.passages:
        while at < len(starts) and starts[at] < passage.start:
            at += 1
        if at < len(starts) and starts[at] < passage.end:
            yield doc.slot(passage)


def inside_programs(doc: Document) -> Iterator[Tenure]:
    """A person and the title right behind, within what is named a program: 某某总书记关于…重要指示."""
    nested = {m.start: m for m in doc.nested if m.kind == "post"}
    for person in (m for m in doc.nested if m.kind == "person" and m.end in nested):
        post = nested[person.end]
        if post.end - post.start <= LONGEST_BARE_TITLE:
            yield from tenure_of(doc.article, person, post, "tenure.after-name", "sighted")
