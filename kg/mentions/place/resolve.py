"""Which of the places that bear a name is meant: the article decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.mentions.place.gazetteer import TOWN_TAILS, Division, gazetteer
from kg.mentions.place.home import OF_REGION, words_at_home
from kg.mentions.place.page_view import PageView
from kg.mentions.place.scan import Candidate
from kg.model import Article, Level, Mention, Place

_LIST = re.compile(r"[、和与及]|以及")
_PLAINLY = re.compile("[市县区路街]|流域|经济|大桥|大道|沿|[干上中下两三]|航|口|水|岸")
_GONE_TO = re.compile("(?:[在到赴抵于]|前往|前来|来到|走进|位于|地处|回到|奔赴|抵达|本报)$")
_THERE = re.compile("[，。、；！？的等县举召开参视考调与和讯电]|[0-9]{1,2}(?:月|日)|进行|采访|落户|建设|投资")
_COUNTIES = re.compile(r"[等各两三四五六七八九十0-9]{1,3}(?:[县旗]|个县)(?!级)")
_OLD_COUNTY = re.compile("县(?![域区级乡市镇际旗、直属])")
"""Behind a short name that no county of the table bears: 绵阳县, before it was a city."""
_SEAT = re.compile(r"县城|城区|等地|等县|籍|境内|段(?![落时位])")


@dataclass(eq=False)
class Reading:
    """The names of one article on their way to being places."""

    article: Article
    view: PageView
    home: Division | None
    mentions: dict[int, Mention] = field(default_factory=dict)  # by start
    starts: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # of the small places found so far
    ends: dict[int, Mention] = field(default_factory=dict)  # the same by end
    divisions: dict[int, Division] = field(default_factory=dict)  # by end
    marked: set[str] = field(default_factory=set)  # names of two letters that once stood where a name clearly begins
    named: set[str] = field(default_factory=set)  # codes of what the article surely names, with their containers

    def __post_init__(self) -> None:
        self._scores: dict[Division, int] = {}
        self.candidates = self.view.candidates[self.article.number]
        for candidate in self.candidates:
            if candidate.sure:
                self.named.update(gazetteer().chain_codes(candidate.sure))

    def resolve(self) -> None:
        left = []
        for candidate in self.candidates:
            if not candidate.level_word and not self._take(candidate):
                left.append(candidate)
        for one, other in pairwise(left):
            self._take_as_neighbours(one, other)
        for candidate in (*left, *reversed(left)):
            if candidate.start not in self.mentions:
                self._take_in_list(candidate)
        for candidate in self.candidates:
            if len(candidate.divisions) > 1 and not candidate.full:
                self._lower_in_list(candidate)

    def _take(self, candidate: Candidate) -> bool:
        if candidate.text[0] == "长" and self._heads_office(candidate):
            return True
        division = self._choose(candidate) if candidate.divisions else None
        if division is not None:
            self.add(candidate, division)
        elif candidate.place is not None and self._is_free(candidate.place, candidate.everyday):
            self.put(Mention("place", candidate.start, candidate.end, candidate.place, "place.named"))
        return candidate.start in self.mentions

    def _heads_office(self, candidate: Candidate) -> bool:
        """Whether the first letter of the name is the last of an office: 副市长|江某, but 武汉市|长江."""
        text, start = self.article.text, candidate.start
        if start == 0 or text[start - 1] not in "省市县区州镇乡局厅部院校社" or start in self.ends:
            return False
        return not _PLAINLY.match(text, candidate.end)

    def _is_free(self, place: Place, everyday: bool) -> bool:
        """Whether the name counts: one that is also a word (万象) only where its country is named."""
        return not place.path or not everyday or any(name in self.article.text for name in place.path)

    def add(self, candidate: Candidate, division: Division) -> None:
        rule = "place.division" if candidate.full else "place.short"
        if candidate.full and len(candidate.text) == 2:
            self.marked.add(candidate.text)
        end, place = candidate.end, division.place
        if division.level == "prefecture" and not candidate.full and _OLD_COUNTY.match(self.article.text, end):
            end, place = end + 1, Place(f"{candidate.text}县", "county", "", (*place.path, place.name))
        self.put(Mention("place", candidate.start, end, place, rule), division)

    def put(self, mention: Mention, division: Division | None = None) -> None:
        """Take a mention in place of those that it covers; one that a longer one covers is not taken."""
        starts = self.starts
        i = bisect_left(starts, mention.end)
        while i and (old := self.mentions[starts[i - 1]]).end > mention.start:
            if old.end - old.start >= mention.end - mention.start:
                return
            self.drop(old)
            i -= 1
        starts.insert(i, mention.start)
        self.mentions[mention.start] = mention
        self.ends[mention.end] = mention
        if division is not None:
            self.divisions[mention.end] = division

    def drop(self, mention: Mention) -> None:
        self.starts.remove(mention.start)
        del self.mentions[mention.start]
        del self.ends[mention.end]
        self.divisions.pop(mention.end, None)

    def inside(self, start: int, end: int) -> bool:
        """Whether `[start, end)` is the last part of a longer name that is known: the 岛 of 秦皇岛."""
        whole = self.ends.get(end)
        return whole is not None and whole.start < start

    def ending_at(self, offset: int) -> Mention | None:
        return self.ends.get(offset)

    def near(self, offset: int, reach: int) -> bool:
        """Whether a mention begins before the offset and ends no more than `reach` before it."""
        i = bisect_left(self.starts, offset)
        return i > 0 and self.mentions[self.starts[i - 1]].end >= offset - reach

    def cuts(self, offset: int) -> bool:
        """Whether the offset lies within a mention."""
        i = bisect_left(self.starts, offset)
        return i > 0 and self.mentions[self.starts[i - 1]].end > offset

    def division_ending_at(self, offset: int) -> Division | None:
        return self.divisions.get(offset)

    def before(self, offset: int) -> Iterator[Mention]:
        """The mentions that begin before the offset, the nearest first."""
        for i in range(bisect_left(self.starts, offset) - 1, -1, -1):
            yield self.mentions[self.starts[i]]

    def candidates_at(self, offset: int) -> Iterator[Candidate]:
        """The name in a table that begins at the offset, if any."""
        i = bisect_left(self.candidates, offset, key=lambda c: c.start)
        if i < len(self.candidates) and self.candidates[i].start == offset:
            yield self.candidates[i]

    def home_place(self, level: Level) -> Place | None:
        """The part of the home that is of the level or, in its absence, the county below."""
        if self.home is None:
            return None
        chain = (*gazetteer().above(self.home), self.home)
        return next((d.place for d in chain if d.level == level), None)

    def county_at(self, offset: int) -> Place | None:
        """The county of the home, else the one that was named last."""
        own = self.home_place("county")
        if own is not None:
            return own
        return next((v for m in self.before(offset) if isinstance(v := m.value, Place) and v.level == "county"), None)

    def container(self, start: int, level: Level) -> tuple[str, ...]:
        """The path of a place that begins at `start`: behind its neighbour, else behind what was named last around it.

        Outside the home that is only its sentence (of a village its paragraph): a report goes on to the next place.
        """
        touching = self.ending_at(start)
        if touching is not None and isinstance(touching.value, Place) and touching.value.name != "中国":
            return (*touching.value.path, touching.value.name)
        home = (*self.home.place.path, self.home.name) if self.home else ()
        sentence = self.article.text.rfind("。", 0, start)
        around = self.article.text.rfind("\n", 0, start) if level == "village" else sentence
        for m in self.before(start):
            place = m.value
            if not isinstance(place, Place) or not (home or m.start > around):
                break
            path = (*place.path, place.name)
            if place.level in ("county", "prefecture") and (m.start > around or path[: len(home)] == home):
                return path
            if place.level == "township" and m.start > sentence and level != "natural":
                return path
            if place.name.endswith("县城"):
                return place.path
        return home

    def _choose(self, candidate: Candidate) -> Division | None:
        options = candidate.divisions
        if not options or (not candidate.full and self._is_in_town(candidate)):
            return None
        if not candidate.full and self.article.text.startswith(OF_REGION, candidate.end):
            regions = gazetteer().region(candidate.text, self.article.text)
            if len(regions) == 1:
                return regions[0]
        if not candidate.full:  # 绍兴 is the city, also in 柯桥, which was 绍兴县
            options = tuple(d for d in options if not d.gone) or options
        before = self.division_ending_at(candidate.start)
        inside = [d for d in options if before and before.holds(d)]
        everyday = candidate.everyday
        if before and inside and (candidate.full or not everyday or self._backed(candidate, inside[0], before)):
            return inside[0]
        best, score = self._best(options)
        if everyday:
            sure = candidate.full or candidate.text in words_at_home()
            if best is not None and candidate.full and len(candidate.text) > 2 and self._in_named(best):
                return best
            return best if sure and score >= (6 if candidate.full else 10) else None
        if candidate.full and len(candidate.text) == 2:  # 蔚县 after a mark, but 部门|和县|区
            marked = not re.match(r"[\u4e00-\u9fff]", self.article.text[candidate.start - 1 : candidate.start] or "。")
            return best or options[0] if score >= 4 or marked or candidate.text in self.marked else None
        if candidate.full:
            return best if len(options) == 1 or score else self._highest(options)
        if candidate.place is not None:
            return best if score >= 6 and candidate.place.level != "natural" else None
        if options[0].level in ("province", "prefecture"):
            return best if score >= 8 else self._highest(options) or best
        told = self._is_seat(candidate) or self._is_counted(candidate) or self._is_gone_to(candidate)
        return best if score >= 2 or told or self._is_distinct(candidate) else None

    def _is_in_town(self, candidate: Candidate) -> bool:
        """Whether a short name only begins that of a township of the home prefecture, or of a county that is named: 新都|桥."""
        text, bare = self.article.text, gazetteer().bare_towns
        longer = [name for n in (1, 2) if (name := text[candidate.start : candidate.end + n]) in bare]
        if not longer:
            return False
        codes = [c for name in longer for tail in TOWN_TAILS for c in gazetteer().towns.get(name + tail, ())]
        if any(c[:6] in self.named for c in codes):
            return True
        near = self.home.code[:4] if self.home is not None else ""
        return (
            len(near) == 4
            and any(c.startswith(near) for c in codes)
            and not candidate.divisions[0].code.startswith(near)
        )

    def _in_named(self, division: Division) -> bool:
        """Whether the article names what directly holds the division: 重庆 … 江北区."""
        above = gazetteer().above(division)
        return bool(above) and above[-1].code in self.named

    def _backed(self, candidate: Candidate, division: Division, container: Division) -> bool:
        """Whether an everyday word behind its container is a place: named in full elsewhere, or the first of a list."""
        if division.code in self.named or division.code in self.view.in_full:
            return True
        text = self.article.text
        following = self.candidates_at(candidate.end + 1) if text[candidate.end : candidate.end + 1] in "、和与" else ()
        return any(container.holds(d) for c in following for d in c.divisions)

    def _highest(self, options: tuple[Division, ...]) -> Division | None:
        """The only one of the highest level (吉林 is the province before it is the city), if it is above a county."""
        top = [d for d in options if len(d.code) == len(options[0].code) and d.gone == options[0].gone]
        return top[0] if len(top) == 1 and top[0].level in ("province", "prefecture") else None

    def _is_seat(self, candidate: Candidate) -> bool:
        return len(candidate.divisions) == 1 and bool(_SEAT.match(self.article.text, candidate.end))

    def _is_counted(self, candidate: Candidate) -> bool:
        """Whether the name ends a list of counties that are counted: 襄垣、武乡、榆社三县."""
        text, start = self.article.text, candidate.start
        listed = start > 0 and text[start - 1] in "、和与及" and len(candidate.divisions) == 1
        return listed and bool(_COUNTIES.match(text, candidate.end))

    def _is_gone_to(self, candidate: Candidate) -> bool:
        """Whether somebody is or goes there, or it is told of again: 在恭城, 前来瑞金."""
        if len(candidate.divisions) != 1 or candidate.divisions[0].gone:
            return False
        text = self.article.text
        return bool(
            _GONE_TO.search(text, max(0, candidate.start - 2), candidate.start) and _THERE.match(text, candidate.end)
        )

    def _is_distinct(self, candidate: Candidate) -> bool:
        return len(candidate.text) > 2 and len(candidate.divisions) == 1 and not candidate.divisions[0].gone

    def _best(self, options: tuple[Division, ...]) -> tuple[Division | None, int]:
        """The option that the article speaks for most, and how much; None where two are as good."""
        if len(options) == 1:
            return options[0], self._score(options[0])
        scores = sorted(((self._score(d), -i) for i, d in enumerate(options)), reverse=True)
        if len(scores) > 1 and scores[0][0] == scores[1][0] and scores[0][0] == 0:
            return None, 0
        return options[-scores[0][1]], scores[0][0]

    def _score(self, division: Division) -> int:
        score = self._scores.get(division)
        if score is None:
            score = self._scores[division] = self._scored(division)
        return score

    def _scored(self, division: Division) -> int:
        score = 0
        if self.home is not None:
            shared = [d for d in gazetteer().above(division) if self.home.code.startswith(d.code)]
            score += 4 * len(shared) + (8 if self.home.code.startswith(division.code) else 0)
        if division.code in self.named or division.code in self.view.in_full:
            score += 6
        above = gazetteer().above(division)
        score += sum(2 if d.level == "prefecture" else 1 for d in above if d.code in self.named)
        return score

    def _take_in_list(self, candidate: Candidate) -> None:
        """A short name beside a division in a list: of the same container (常宁、衡东) or the only one of its name (茶陵、遂川);
        one that is also a word between two, or where counties are counted: 会宁等县."""
        if candidate.full and not candidate.everyday:
            return
        text = self.article.text
        neighbours = self._neighbours(candidate)
        plain = not candidate.everyday or len(neighbours) > 1 or bool(_COUNTIES.match(text, candidate.end))
        only = plain and len(candidate.divisions) == 1
        for other in neighbours:
            for division in candidate.divisions:
                same = len(division.code) == len(other.code) and division.code[:-2] == other.code[:-2]
                same = same or (other.level == "prefecture" and other.holds(division))  # 安庆、望江
                if (
                    (same or only)
                    and not division.gone
                    and (_LIST.match(text, candidate.end) or text[candidate.start - 1] in "、和与及")
                ):
                    self.add(candidate, division)
                    return

    def _take_as_neighbours(self, one: Candidate, other: Candidate) -> None:
        """Two short names beside each other in a list that name counties of one prefecture, one of them no everyday word."""
        if (one.everyday and other.everyday) or not (mark := _LIST.match(self.article.text, one.end)):
            return
        if mark.end() == other.start:
            for division in one.divisions:
                beside = [
                    d for d in other.divisions if d.code[:4] == division.code[:4] and len(d.code) == 6 and not d.gone
                ]
                if beside and len(division.code) == 6 and not division.gone:
                    self.add(one, division)
                    self.add(other, beside[0])
                    return

    def _lower_in_list(self, candidate: Candidate) -> None:
        """Among counties of 甘孜州, 甘孜 is the county: 炉霍、甘孜、石渠."""
        taken = self.division_ending_at(candidate.end)
        if taken is None or taken.level != "prefecture":
            return
        beside = [d for d in self._neighbours(candidate) if taken.holds(d)]
        below = [d for d in candidate.divisions if taken.holds(d) and not d.gone]
        if beside and below:
            self.drop(self.mentions[candidate.start])
            self.add(candidate, below[0])

    def _neighbours(self, candidate: Candidate) -> list[Division]:
        """The divisions named right before or behind, with one mark or word of listing between."""
        text, out = self.article.text, []
        if candidate.start and text[candidate.start - 1] in "、和与及" and candidate.start - 1 in self.divisions:
            out.append(self.divisions[candidate.start - 1])
        if behind := _LIST.match(text, candidate.end):
            mention = self.mentions.get(behind.end())
            if mention and mention.end in self.divisions:
                out.append(self.divisions[mention.end])
        return out
