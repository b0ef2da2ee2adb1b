"""A bare mention is linked to the one fuller candidate of its scope; each link is a decision with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.entities.forms import agree, is_telling
from kg.entities.program import Reading
from kg.model import Program


@dataclass(frozen=True, slots=True)
class Reason:
    zh: str
    en: str

    def because(self, features: Iterable[Feature]) -> Reason:
        told = tuple(features)
        zh, en = "、".join(f.zh for f in told), ", ".join(f.en for f in told)
        return Reason(f"{self.zh}（{zh}）", f"{self.en} ({en})") if told else self


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for (or against) a bare name being the fuller candidate, with its weight."""

    zh: str
    en: str
    weight: int
    holds: Callable[[Reading, Reading], bool]


def _names_parts(bare: Reading, full: Reading) -> bool:
    return sum(part in bare.text for part in full.parts) >= 2


def _years_apart(bare: Reading, full: Reading) -> bool:
    return bool(bare.year and full.year) and abs(int(bare.year) - int(full.year)) > 3


FEATURES = (
    Feature("名称有区分度", "a telling name", 1, lambda bare, full: is_telling(bare.form)),
    Feature("类别相同", "of the same kind", 1, lambda bare, full: bare.record.kind == full.record.kind),
    Feature("文中提到其组成部分", "parts of it are named in the article", 2, _names_parts),
    Feature("同一版面", "on the same page", 1, lambda bare, full: bare.page == full.page),
    Feature("相隔三年以上", "more than three years apart", -2, _years_apart),
)
ENOUGH = 2

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
WEAK = Reason("同名，但依据不足", "of the same name, but too little speaks for it")
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
        self._canonical: dict[tuple[str, str, tuple[str, ...]], str] = {}
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
        key = reading.chain[0], reading.form, reading.parts
        if key not in self._canonical:
            alike = (r.id for r in self._listed[reading.chain[0], reading.form] if agree(r.parts, reading.parts))
            self._canonical[key] = next(alike, reading.id)
        return self._canonical[key]

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
            listed = self._free(reading, scope)
            if listed:
                return self._chosen(reading, listed)
            issued = self._issued[scope, reading.form]
            if not reading.has_issuer and not reading.rivals and len(issued) == 1 and reading.id not in issued:
                return [_weighed(reading, [next(iter(issued.values()))], next(iter(issued)), ONLY_ISSUED)]
        return []

    def _chosen(self, reading: Reading, listed: dict[str, list[Reading]]) -> list[Link]:
        """The one candidate, or the one of the year; all of them as unsure where there is no such one."""
        if len(listed) == 1:
            return [_weighed(reading, found, target, ONLY_LIST) for target, found in listed.items()]
        of_year = [i for i, found in listed.items() if reading.year and reading.year in {r.year for r in found}]
        if len(of_year) == 1:
            return [_weighed(reading, listed[of_year[0]], of_year[0], ONLY_LIST_OF_YEAR)]
        return [Link(i, SEVERAL, sure=False) for i in listed]

    def _free(self, reading: Reading, scope: str) -> dict[str, list[Reading]]:
        """Listed programs of the scope with their readings, without those that another of its name has in its article."""
        taken = {i for i, rival in self._taken[reading.article] if rival == reading.record}
        found: dict[str, list[Reading]] = {}
        for other in self._listed[scope, reading.form]:
            if (target := self.canonical(other)) not in taken:
                found.setdefault(target, []).append(other)
        return found


def _weighed(bare: Reading, candidates: list[Reading], target: str, reason: Reason) -> Link:
    """A sure link where enough speaks for the best reading of the candidate."""
    features = max((_held(bare, full) for full in candidates), key=_score)
    score = _score(features)
    return Link(target, (reason if score >= ENOUGH else WEAK).because(features), sure=score >= ENOUGH)


def _held(bare: Reading, full: Reading) -> list[Feature]:
    return [f for f in FEATURES if f.holds(bare, full)]


def _score(features: Iterable[Feature]) -> int:
    return sum(f.weight for f in features)
