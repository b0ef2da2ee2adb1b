"""Mentions of kind person: evidence by rules, then every further mention of the names found, then one kind a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.grammar import Document, Rule, run_on
from kg.mentions.person.kinds import strongest
from kg.mentions.person.rules import RULES as EVIDENCE
from kg.mentions.person.shape import DOTS, edge
from kg.model import Mention, Person, PersonKind

CREDIT, AGAIN = "person.credit", "person.again"
# Names of doctrines hold a name that does not count as a mention of the person.
DOCTRINE = re.compile(
    "新时代中国特色|(?:经济|法治|外交|强军|生态文明|文化|治国理政)?思想|理论|主义|精神|著作选读|文选|选集"
)
RULES: tuple[Rule, ...] = EVIDENCE
_RANK = {name: n for n, name in enumerate((CREDIT, *(rule.name for rule in EVIDENCE), AGAIN))}
# What says outright who somebody is goes before what only lets it be guessed.
_WEIGHT = {
    "person.post": 0,
    "person.role": 0,
    "person.appointed": 0,
    "person.appointed-on": 0,
    "person.signed": 3,
    "person.titled": 1,
    "person.list": 2,
    CREDIT: 3,
}
_LAST_PART = re.compile(f"[^{DOTS}]+$")


def find(doc: Document) -> list[Mention]:
    evidence = [*credited(doc), *(m for m in by_rules(doc) if allowed(doc, m))]
    found = without_overlaps(evidence)
    persons = persons_of(evidence, {name_of(m) for m in found})
    found = without_overlaps([*found, *again(doc, persons)])
    return [Mention("person", m.start, m.end, persons[name_of(m)], m.rule) for m in found]


def name_of(m: Mention) -> str:
    assert isinstance(m.value, Person)
    return m.value.name


def persons_of(evidence: list[Mention], names: set[str]) -> dict[str, Person]:
    """One record a name, of the kind that the best evidence gives; the last part of a dotted name means the whole."""
    whole = {part: name for name in sorted(names) if (part := last_part(name))}
    kinds: dict[str, dict[int, list[PersonKind]]] = {}
    for m in evidence:
        name = whole.get(name_of(m), name_of(m))
        if name in names and isinstance(m.value, Person):
            kinds.setdefault(name, {}).setdefault(_WEIGHT.get(m.rule, 9), []).append(m.value.kind)
    best = {name: Person(name, strongest(by_weight[min(by_weight)])) for name, by_weight in kinds.items()}
    return best | {part: best[name] for part, name in whole.items()}


def last_part(name: str) -> str | None:
    part = _LAST_PART.search(name)
    return part[0] if part and 1 < len(part[0]) < len(name) else None


def credited(doc: Document) -> Iterator[Mention]:
    for credit in doc.article.credits:
        yield Mention("person", credit.start, credit.end, Person(credit.name, "journalist"), CREDIT)


def by_rules(doc: Document) -> Iterator[Mention]:
    for text in doc.slotted("title", "body", "caption", hide=("number", "time", "place", "program")):
        yield from run_on(EVIDENCE, doc, text)


def allowed(doc: Document, found: Mention) -> bool:
    """No doctrine, and no cut through something that earlier layers have read; a name that is a place needs a post."""
    if DOCTRINE.match(doc.article.text, found.end):
        return False
    for old in doc.overlapping(found.start, found.end):
        inside = found.start <= old.start and old.end <= found.end
        if old.kind in ("place", "organization") and old.start <= found.start and found.end <= old.end:
            named = found.rule in ("person.post", "person.list") and old.kind == "place"
            return named and old.rule in ("place.short", "place.named")
        if not inside:
            return False
    return True


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Of readings that share a character the one whose name is found more often, then by the stronger rule."""
    unique = list({(m.start, m.end, m.rule): m for m in mentions}.values())
    often = Counter(name for name, _ in {(name_of(m), m.start): 0 for m in unique})
    unique.sort(key=lambda m: (-often[name_of(m)], _RANK[m.rule], m.start, -m.end))
    taken: set[int] = set()
    kept = []
    for m in unique:
        if taken.isdisjoint(range(m.start, m.end)):
            taken.update(range(m.start, m.end))
            kept.append(m)
    return sorted(kept, key=lambda m: m.start)


def again(doc: Document, persons: dict[str, Person]) -> Iterator[Mention]:
    """Every other place where a name of the article stands; of names with a dot also their last part."""
    if not persons:
        return
    pattern = re.compile("|".join(sorted(map(re.escape, persons), key=lambda w: (-len(w), w))))
    for passage in doc.article.of_kind("title", "body", "caption", "byline"):
        text = doc.article.text[passage.start : passage.end]
        hits = list(pattern.finditer(text))
        starts = {h.start() for h in hits}
        for hit in hits:
            sure = len(hit[0]) > 2 or edge(text, hit.end()) or hit.end() in starts
            if sure and not DOCTRINE.match(text, hit.end()):
                yield Mention("person", passage.start + hit.start(), passage.start + hit.end(), persons[hit[0]], AGAIN)
