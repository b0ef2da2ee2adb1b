"""A bare mention is linked to the one fuller candidate of its scope; each link is a decision with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.entities.forms import agree
from kg.entities.program import Reading
from kg.model import Program


@dataclass(frozen=True, slots=True)
class Reason:
    zh: str
    en: str


SAME_LIST = Reason("所列内容一致", "the lists of parts agree")
ONLY_LIST = Reason(
    "本范围内唯一列出全部内容的同名提法", "the only one of this name in its scope whose parts are listed"
)
ONLY_LIST_OF_YEAR = Reason(
    "本范围内当年唯一列出全部内容的同名提法", "the only one of this name, scope and year whose parts are listed"
)
ONLY_ISSUED = Reason(
    "本地或上级范围内唯一写明发布者的同名提法",
    "the only one of this name in its or an enclosing scope with a stated issuer",
)
SEVERAL = Reason("本范围内有几个列出内容的同名提法", "several of this name in its scope list their parts")
ONLY_POST = Reason(
    "本省或中央唯一写明职务的同名人士", "the only person of this name in the province or the centre with a stated post"
)
ONLY_PLACE = Reason("同一上级地方内唯一的同名地点", "the only place of this name within its container")


@dataclass(frozen=True, slots=True)
class Link:
    """What something may be; `sure` is False for candidates of which none could be chosen."""

    target: str
    reason: Reason
    sure: bool = True


class Programs:
    """All readings of programs, by scope and form."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._listed: dict[tuple[str, str], list[Reading]] = defaultdict(list)
        self._issued: dict[tuple[str, str], dict[str, Reading]] = defaultdict(dict)
        ordered = sorted(readings, key=lambda r: (r.issued or "9999", r.id, r.article))
        for r in ordered:
            if r.parts:
                self._listed[r.chain[0], r.form].append(r)
            elif r.has_issuer:
                self._issued[r.chain[0], r.form].setdefault(r.id, r)
        self._taken: dict[str, set[tuple[str, Program]]] = defaultdict(set)
        for r in ordered:
            if r.parts:
                self._taken[r.article].update((self.canonical(r), rival) for rival in r.rivals)

    def canonical(self, reading: Reading) -> str:
        """Of readings of one scope whose lists agree, the identifier of the earliest."""
        return next(
            (r.id for r in self._listed[reading.chain[0], reading.form] if agree(r.parts, reading.parts)), reading.id
        )

    def links(self, reading: Reading) -> list[Link]:
        """What the reading is linked to: one sure link, or unsure ones, or none."""
        return self._of_list(reading) if reading.parts else self._of_bare(reading)

    def _of_list(self, reading: Reading) -> list[Link]:
        scopes = reading.chain if not reading.has_issuer else reading.chain[:1]
        for scope in (*scopes[1:], *scopes[:1]):
            for other in self._listed[scope, reading.form]:
                fuller = scope == scopes[0] or other.has_issuer
                if fuller and other.id != reading.id and agree(other.parts, reading.parts):
                    target = self.canonical(other)
                    return [Link(target, SAME_LIST)] if target != reading.id else []
        return []

    def _of_bare(self, reading: Reading) -> list[Link]:
        for scope in reading.chain:
            found = self._free(reading, scope)
            if len(found) == 1:
                return [Link(found.popitem()[0], ONLY_LIST)]
            of_year = [i for i, years in found.items() if reading.year and reading.year in years]
            if len(of_year) == 1:
                return [Link(of_year[0], ONLY_LIST_OF_YEAR)]
            if found:
                return [Link(i, SEVERAL, sure=False) for i in found]
            issued = self._issued[scope, reading.form]
            if not reading.has_issuer and not reading.rivals and len(issued) == 1 and reading.id not in issued:
                return [Link(next(iter(issued)), ONLY_ISSUED)]
        return []

    def _free(self, reading: Reading, scope: str) -> dict[str, set[str]]:
        """Listed programs of the scope with their years, without those that another of its name has in its article."""
        taken = {i for i, rival in self._taken[reading.article] if rival == reading.record}
        found: dict[str, set[str]] = {}
        for other in self._listed[scope, reading.form]:
            if (target := self.canonical(other)) not in taken:
                found.setdefault(target, set()).add(other.year)
        return found
