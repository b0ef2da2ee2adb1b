"""Which thing each record of each article is: natural identifier → links of the rules → judgements of people.

    claims of each article → blocks → what changes → the identifiers of each article

Only the middle step knows more than one article, and only the claims of one block at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities import linking
from kg.entities.claims import Block, Claim, Posted, Told
from kg.entities.judgements import Answer, Decision
from kg.entities.linking import Link, Programs
from kg.entities.private import Mask
from kg.entities.program import Reading
from kg.entities.records import Entry
from kg.model import Named, Place

Judged = Mapping[str, Sequence[Decision]]
Changes = dict[tuple[str, int], str]
Key = tuple[str, Named]


@dataclass(slots=True)
class Settled:
    """What a block, or all of them, have come to: `changes` maps article and index of the record to an identifier.

    What is not in it keeps its natural identifier.
    """

    changes: Changes = field(default_factory=dict)
    decisions: set[Decision] = field(default_factory=set)

    def add(self, other: Settled) -> None:
        self.changes.update(other.changes)
        self.decisions.update(other.decisions)


@dataclass(slots=True)
class Identities:
    """The identifier of each record of each article, and the decisions that led away from the natural one."""

    ids: dict[Key, str] = field(default_factory=dict)
    natural: dict[Key, str] = field(default_factory=dict)
    decisions: set[Decision] = field(default_factory=set)


def identify(entries: Iterable[Entry], judgements: Iterable[Decision], masks: Mapping[str, Mask]) -> Identities:
    """Independent of the order of the entries; a judgement for something that does not occur is kept and has no effect."""
    judged = by_mention(judgements)
    told = [(entry, Told(entry, masks[entry.key])) for entry in entries]
    settled = settle((claim for _, one in told for claim in one.claims(judged)), judged)
    found = Identities(decisions=settled.decisions)
    for entry, one in told:
        for index, (record, natural) in enumerate(zip(entry.records, one.naturals, strict=True)):
            found.natural[entry.key, record] = natural
            found.ids[entry.key, record] = settled.changes.get((entry.key, index), natural)
    return found


def by_mention(judgements: Iterable[Decision]) -> dict[str, list[Decision]]:
    rows: dict[str, list[Decision]] = defaultdict(list)
    for row in sorted(judgements):
        rows[row.mention].append(row)
    return dict(rows)


def settle(claims: Iterable[Claim], judged: Judged) -> Settled:
    """All claims, block by block."""
    blocks: dict[Block, list[Claim]] = defaultdict(list)
    for claim in claims:
        blocks[claim.block].append(claim)
    settled = Settled()
    for of_block in blocks.values():
        if len(of_block) > 1 or of_block[0].mention in judged:  # a claim alone has nothing to be linked to
            settled.add(decide(of_block, judged))
    return finished(settled, judged)


def decide(claims: Sequence[Claim], judged: Judged) -> Settled:
    """The claims of one block; judgements outrank links."""
    settled = Settled()
    links = _Links(claims)
    for claim in claims:
        identifier = _apply(settled, claim, links(claim), judged.get(claim.mention, ()))
        if identifier != claim.natural:
            settled.changes[claim.article, claim.index] = identifier
    return settled


def finished(settled: Settled, judged: Judged) -> Settled:
    """What was linked to something that is itself replaced goes to the end of the chain; all judgements are decisions."""
    replaced = {d.instead_of: d.entity for d in sorted(settled.decisions) if d.instead_of}
    for key, target in settled.changes.items():
        settled.changes[key] = at_last(target, replaced)
    settled.decisions.update(row for rows in judged.values() for row in rows)
    return settled


def at_last(target: str, replaced: Mapping[str, str]) -> str:
    """The end of the chain of what is `replaced` by what; where it is a circle, what is before its beginning."""
    seen = {target}
    while target in replaced and replaced[target] not in seen:
        target = replaced[target]
        seen.add(target)
    return target


def _apply(settled: Settled, claim: Claim, links: Iterable[Link], rows: Sequence[Decision]) -> str:
    """The identifier; what is “not the same” as its natural entity becomes one of its article."""
    denied = {row.entity for row in rows if row.judgement == "no"}
    said = [row.entity for row in rows if row.judgement == "yes"]
    if said:
        return said[0]
    identifier = claim.natural
    for link in links:
        if link.target not in denied and link.target != identifier:
            settled.decisions.add(_decision(claim.mention, link, identifier))
            identifier = link.target if link.sure else identifier
    return f"{claim.natural}/{claim.article}" if identifier in denied else identifier


def _decision(mention: str, link: Link, before: str) -> Decision:
    answer: Answer = "yes" if link.sure else "unsure"
    why = link.reason
    return Decision(mention, link.target, answer, "rule", "", why.zh, why.en, before if link.sure else "")


class _Links:
    """The links of the claims of one block."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._programs = Programs(c.about for c in claims if isinstance(c.about, Reading))
        self._posted = {c.natural for c in claims if isinstance(c.about, Posted) and c.about.has_post}
        self._places = {c.natural: c.about for c in claims if isinstance(c.about, Place)}

    def __call__(self, claim: Claim) -> list[Link]:
        match claim.about:
            case Reading():
                return self._programs.links(claim.about)
            case Posted():
                return list(self._of_person(claim, claim.about))
            case Place():
                return list(self._of_place(claim, claim.about))
            case _:
                return []

    def _of_person(self, claim: Claim, about: Posted) -> Iterator[Link]:
        """A person without a post in the article may be the one of that name with a post, in the province or the centre."""
        if not about.has_post and claim.natural not in self._posted and about.centre in self._posted:
            yield Link(about.centre, linking.ONLY_POST)

    def _of_place(self, claim: Claim, place: Place) -> Iterator[Link]:
        """A site without its township may be the one of that name in the same county whose township is told."""
        if place.code or not place.path:
            return
        depth = len(place.path)
        others = [
            natural
            for natural, other in self._places.items()
            if natural != claim.natural and len(other.path) > depth and other.path[:depth] == place.path
        ]
        deepest = [n for n in others if not any(m != n and m.startswith(f"{n.rpartition('/')[0]}/") for m in others)]
        if len(deepest) == 1:
            yield Link(deepest[0], linking.ONLY_PLACE)
