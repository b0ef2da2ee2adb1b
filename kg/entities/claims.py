"""What each record of an article says of which thing it is, before other articles are asked.

Claims of one block are decided together and without any other claim: the blocks of entity resolution.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.entities.judgements import mention_key
from kg.entities.naming import path
from kg.entities.person import person_id, post_scope
from kg.entities.place import place_id
from kg.entities.private import Mask
from kg.entities.program import Reading, readings
from kg.entities.records import Entry
from kg.model import Level, Named, Organization, Person, Place, Program

_OF_A_LEVEL = re.compile(
    "(?:中共|共青团|中国人民政治协商会议)?(?:自治[区州县]|街道|[省市州盟县旗区镇乡])"
    "(?!场|民(?!族|政)|政工|郊|级|块|域|道|村|际|内|外|里)"
)
Block = tuple[str, str]
FOUND_BY_NAME: frozenset[Level] = frozenset({"township", "village", "site"})


@dataclass(slots=True, unsafe_hash=True)
class Posted:
    """Of a person: whether the article tells a post, and the identifier of the one of that name at the centre."""

    has_post: bool
    centre: str


About = Reading | Posted | Place | None


@dataclass(slots=True, unsafe_hash=True)
class Claim:
    """`index` is that of the record in `Entry.records`; `mention` its key in judgements; both identifiers are masked.

    `about` is what links are decided by; None for a record that only judgements may speak of.
    """

    block: Block
    article: str
    index: int
    natural: str
    mention: str
    about: About


class Told:
    """The records of an article with their natural identifiers: functions of that article alone."""

    def __init__(self, entry: Entry, mask: Mask) -> None:
        self._entry = entry
        self._mask = mask
        self._readings = {r.record: r for r in readings(entry)}
        self.naturals = tuple(mask(self._natural(record)) for record in entry.records)

    def claims(self, judged: Collection[str] = ()) -> Iterator[Claim]:
        """All claims of the article; `judged` are the mention keys that judgements name."""
        entry = self._entry
        for index, (record, natural) in enumerate(zip(entry.records, self.naturals, strict=True)):
            block, about = self._about(record)
            if about is None and not judged:
                continue
            mention = self._mask(mention_key(entry.key, record))
            if about is not None or mention in judged:
                yield Claim(block or ("judged", mention), entry.key, index, natural, mention, about)

    def _natural(self, record: Named) -> str:
        match record:
            case Place():
                return place_id(record)
            case Organization():
                return path("organization", *([self._entry.key] if _is_unplaced(record) else []), record.name)
            case Person():
                return person_id(self._entry, record)
            case Program():
                return self._readings[record].id

    def _about(self, record: Named) -> tuple[Block | None, About]:
        match record:
            case Program():
                return ("program", self._readings[record].form), self._readings[record]
            case Person() if record.kind not in ("private", "journalist"):
                posted = Posted(bool(post_scope(self._entry, record)), path("person", "中国", record.name))
                return ("person", record.name), posted
            case Place() if record.level in FOUND_BY_NAME:
                return ("place", f"{record.level}/{record.name}"), record
            case _:
                return None, None


def _is_unplaced(organization: Organization) -> bool:
    """Whether only its article knows of which place a body is: the 县委 of one page is not that of another."""
    return organization.place is None and _OF_A_LEVEL.match(organization.name) is not None
