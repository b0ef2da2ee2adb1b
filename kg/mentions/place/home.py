"""Where an article is at home: the division that it tells of, and that 全市 or 我省 in it mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from kg.lexicon import words
from kg.mentions.han import is_han
from kg.mentions.place.gazetteer import Division, gazetteer, stem
from kg.mentions.place.page_view import PageView, foremost, view_of
from kg.mentions.place.scan import Candidate
from kg.model import Article, Level, Page, Place

LEAD = 120  # letters of the body in which a report says what it is about
# How an article of a division speaks of it and its organs, by the last word of the division's name.
_SPEAKS_OF = {
    "省": "全省 我省 本省 省委 省政府 省长",
    "自治区": "全自治区 自治区党委 自治区政府 自治区人民政府 全区 我区",
    "市": "全市 我市 本市 市委 市政府 市长",
    "州": "全州 我州 州委 州政府 州长",
    "盟": "全盟 我盟 盟委 盟行署",
    "地区": "全地区 地委 行署 专署",
    "县": "全县 我县 本县 该县 县委 县政府 县长",
    "区": "全区 我区 该区 区委 区政府 区长",
    "旗": "全旗 我旗 该旗 旗委 旗政府 旗长",
}
_DATELINE = re.compile("[0-9〇○一二三四五六七八九十年月]{1,12}日(?:电|讯|消息)|电（")
# The organs of a city, by which 锦州's paper means those of 锦州 while 凌海 has its name before its own.
_OF_CITY = re.compile("市(?:委|政府|长|人大|政协)")
_HAS_COUNTIES = re.compile("各(?:县、?市、?区|县（市、?区）|县（区）|县区|区县|市县)")
"""What only an article of a wider place than a county says of its parts."""
_TOWN = re.compile("[镇乡街苏](?:(?<=[镇乡])|(?<=街)道|(?<=苏)木)")
# A report to or of the nation: what it names by the way is not where it is at home.
_OF_NATION = re.compile(
    r"国务院.{0,6}工作报告|中华人民共和国.{0,16}(?:报告|公报|规划|纲要|决议|计划)|全国人民代表大会.{0,12}(?:报告|决议|决定)"
)
_NATION = re.compile(r"全国|我国|国务院|党中央|中国")
_WIDER = ("市", "州", "盟", "地区")
_WIDEST = ("省", "自治区")
_REGIONS = ("地区", "专区")
OF_REGION = ("地委", "行署", "专署", "地革委")
_TO_ALL = re.compile("各省、自治区|各省（")  # a notice that begins so goes to the whole nation
_GONE_TO = re.compile("[到在赴来入临莅会](?:[一-鿿]{2,3}省)?$")
_COME_TO = re.compile("[来莅]([一-鿿])(?=调研|视察|考察|检查|督[查导]|指导|走访|采访|慰问|参观)")


@cache
def words_at_home() -> frozenset[str]:
    """Those of the everyday words that mean the division in an article of it, see places_words_at_home.tsv."""
    return frozenset(words("places_words_at_home"))


@cache
def _speech() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, ...], ...]]:
    """The words of all kinds of divisions, and the kinds of each."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, cell in _SPEAKS_OF.items():
        for word in cell.split():
            kinds[word] = (*kinds.get(word, ()), kind)
    return ahocorasick_rs.AhoCorasick(list(kinds)), tuple(kinds.values())


def home_of(article: Article, page: Page) -> tuple[Division | None, tuple[Place, ...]]:
    """The division of the article, as deep as it goes, and the places that it is to the article, outermost first; None
    where it tells of the nation or of many."""
    home = _Home(article, view_of(page))
    own = home.find()
    return own, home.as_called(own) if own else ()


class _Home:
    def __init__(self, article: Article, view: PageView) -> None:
        self.article, self.view = article, view
        self.found = view.candidates[article.number]
        self.body = next((p.start for p in article.of_kind("body")), 0)
        self.said: dict[str, int] | None = None
        self.counted = [(c, self._weight(c)) for c in self.found if c.divisions and not self._credit(c)]
        self.weights: defaultdict[str, int] = defaultdict(int)  # code → how much it is named, with the places inside it
        for candidate, weight in self.counted:
            if candidate.sure:
                for code in gazetteer().chain_codes(candidate.sure):
                    self.weights[code] += weight

    def _credit(self, candidate: Candidate) -> bool:
        """Whether the name is that of a newspaper, of its owner, or of the dateline of an agency or a correspondent."""
        text = self.article.text
        after = text[candidate.end : candidate.end + 4]
        if text[candidate.start - 1 : candidate.start] in ("社", "网") and _DATELINE.match(text, candidate.end):
            return True  # 新华社北京3月5日电: where the agency sits
        return (
            after[:2] in ("日报", "晚报", "晨报", "早报", "时报", "新闻", "报道")
            or "委主管" in after
            or "委主办" in after
        )

    def _weight(self, candidate: Candidate) -> int:
        if candidate.start < self.body and self.article.title:
            return 3
        return 2 if candidate.start < self.body + LEAD else 1

    def _says(self, division: Division) -> int:
        """How often the article speaks of the division by a word for its kind: 全市, 市委; 玉溪市委 does not count."""
        word = next((w for w in ("自治区", "地区", *_SPEAKS_OF) if division.name.endswith(w)), None)
        return self._said(word) if word else 0

    def _said(self, word: str) -> int:
        if self.said is None:
            automaton, kinds = _speech()
            names_end = {c.end for c in self.found if c.divisions}
            self.said = dict.fromkeys(_SPEAKS_OF, 0)
            for index, start, _ in automaton.find_matches_as_indexes(self.article.text, overlapping=True):
                if start + 1 not in names_end:
                    for kind in kinds[index]:
                        self.said[kind] += 1
        return self.said[word]

    def find(self) -> Division | None:
        if (self.article.title and _OF_NATION.search(self.article.title)) or self._to_all():
            return None
        if (own := self._titled() or self._come_to() or self._only_one()) is not None:
            return own
        base = self._base()
        while base and (below := self._narrower(base)):
            base = below
        return base

    def as_called(self, home: Division) -> tuple[Place, ...]:
        """The home and what holds it. Whose 地委 or 行署 an article tells of is a region, as many a city was: 保山地区."""
        chain = [d.place for d in (*gazetteer().above(home), self._printed(home))]
        text = self.article.text
        if not self._said("地区"):
            return tuple(chain)
        told = {c.text[:-2] for c in self.found if c.text.endswith(_REGIONS)}
        told |= {c.text for c in self.found if text.startswith(OF_REGION, c.end)}
        for at in range(len(chain) - 1, 0, -1):
            name = stem(chain[at].name)
            regions = gazetteer().region(name, text)
            region = next((d.place for d in regions if d.place.path[:1] == chain[at].path[:1]), None)
            if region is None or (told and name not in told) or (at == len(chain) - 1 and self._is_city(home)):
                continue
            return (chain[0], region, *(chain[2:] if at == 1 else ()))
        return tuple(chain)

    def _printed(self, home: Division) -> Division:
        """A county by its older name, where only that is printed: 江川县, a district today."""
        full = [d for c in self.found if c.full for d in c.divisions if d.code == home.code]
        return full[0] if home.level == "county" and full and all(d.gone for d in full) else home

    def _is_city(self, home: Division) -> bool:
        """Whether the article speaks of the home as what it is today: of a county at all, of a city more than of the region."""
        said = self._says(home) if home.name[-1] != "区" else 0
        return said > (self._said("地区") if home.level == "prefecture" else 0)

    def _to_all(self) -> bool:
        return any(_TO_ALL.match(self.article.text, p.start) for p in self.article.passages)

    def _titled(self) -> Division | None:
        """The division whose name is a line of the headline, or the first line, and nothing else is: 依兰县 in a yearbook."""
        lines = {(p.start, p.end) for i, p in enumerate(self.article.passages) if p.kind == "title" or i == 0}
        own = (c for c in self.found if c.full and len(c.divisions) == 1 and (c.start, c.end) in lines)
        return next((c.divisions[0] for c in own if c.divisions[0].level in ("prefecture", "county")), None)

    def _come_to(self) -> Division | None:
        """Where guests come to by a headline, told by one letter of its name: 来铜调研."""
        letter = _COME_TO.search(self.article.title or "")
        if letter is None:
            return None
        named = {c.sure for c in self.found if c.sure and letter[1] in stem(c.sure.name)}
        return named.pop() if len(named) == 1 else None

    def _only_one(self) -> Division | None:
        """The only county, banner or city named, where the article speaks of its own again and again: 来我旗, 旗委."""
        if self.view.paper is not None:
            return None
        for word, wider in (("旗", _WIDER), ("县", _WIDER), ("市", ("省", "地区"))):
            said, beyond = self._said(word), sum(self._said(w) for w in wider)
            if said < 2 or said <= beyond:
                continue
            mine = {d.code: d for d in self._named() if d.name.endswith(word)}
            if not mine and word != "旗":
                mine = self._in_short("prefecture" if word == "市" else "county")
            if len(mine) == 1:
                own = next(iter(mine.values()))
                wide = said <= beyond + sum(self._said(w) for w in _WIDEST)
                opening = self.article.text[self.body :].partition("。")[0]
                if wide and word != "市" and not self._leads(own, self.body + len(opening)):
                    return None  # the article is of its province, and tells of the county by the way
                return gazetteer().above(own)[-1] if self._visited(own) else own
        return None

    def _in_short(self, level: Level) -> dict[str, Division]:
        """The divisions of the level that are named by names that mean nothing else."""
        plain = (c for c, _ in self.counted if not c.everyday and len(c.divisions) == 1)
        found = (c.sure if level == "prefecture" else c.divisions[0] for c in plain)
        return {d.code: d for d in found if d and d.level == level and not d.gone}

    def _named(self) -> Iterator[Division]:
        """The divisions below the provinces that are named in full, 户县 only where a name clearly begins."""
        for candidate, _ in self.counted:
            if not candidate.full or candidate.everyday or len(candidate.divisions) != 1:
                continue
            division = candidate.divisions[0]
            if division.level not in ("prefecture", "county"):
                continue
            if len(candidate.text) > 2 or self._begins_clearly(candidate.start):
                yield division

    def _begins_clearly(self, start: int) -> bool:
        before = self.article.text[start - 1 : start] if start else ""
        return before in ("", "省", "市", "州", "在", "到", "赴") or not is_han(before)

    def _base(self) -> Division | None:
        paper, table = self.view.paper, gazetteer()
        provinces = Counter({c: w for c, w in self.weights.items() if len(c) == 2})
        top = foremost(provinces) if provinces else None
        if paper is not None:
            local = self.weights[paper.code] or self._short_below(paper) or self._says(paper)
            if local:
                return paper
            province = table.by_code[paper.code[:2]]
            if paper != province and self._says(province):
                return province
            if top is None or provinces[top] < 3:
                return paper if not _NATION.search(self.article.text) else None
        if top is None:
            return self._by_town() or self._by_short()
        nation = len(_NATION.findall(self.article.text))
        share = provinces[top] / provinces.total()
        if share >= 0.6 and provinces[top] >= min(nation, 6):
            return table.by_code[top]
        return self._county_told_of()

    def _county_told_of(self) -> Division | None:
        """The county in the first lines that is named in full again and again, and hardly another: 某某市某某县某某镇."""
        named = Counter(d.code for d in self._named() if d.level == "county")
        code = foremost(named) if named else None
        if code is None or named[code] < 3 or 3 * named[code] < 2 * named.total():
            return None
        county = gazetteer().by_code.get(code)
        return county if county is not None and self._leads(county) else None

    def _by_town(self) -> Division | None:
        """The county whose townships the article names, where it names no other division: one that has two of them, or
        the only one in the land of its name."""
        text, towns = self.article.text, gazetteer().towns
        named: dict[str, list[str]] = {}
        for end in (m.end() for m in _TOWN.finditer(text)):
            for start in range(max(0, end - 8), end - 2):
                if codes := towns.get(text[start:end]):
                    named[text[start:end]] = sorted({c[:6] for c in codes})
                    break
        votes = Counter(code for codes in named.values() for code in codes)
        best = foremost(votes) if votes else None
        if best and votes[best] > 1 and list(votes.values()).count(votes[best]) == 1:
            return gazetteer().by_code.get(best)
        only = next((codes[0] for codes in named.values() if len(codes) == 1), None)
        return gazetteer().by_code.get(only) if only else None

    def _by_short(self) -> Division | None:
        """Where only one county is named, and in short (在西昌): it, or what holds it if the article speaks of that."""
        clear = (c for c in self.found if c.full or self._begins_clearly(c.start))  # not 尚志 of 王尚志
        named = {c.text: c.divisions[0] for c in clear if not c.everyday and len(c.divisions) == 1}
        only = next(iter(named.values())) if len(named) == 1 else None
        if only is None or only.level != "county" or only.gone:
            return None
        wider = next((d for d in reversed(gazetteer().above(only)) if d.level == "prefecture" and self._says(d)), None)
        return wider or (only if self._says(only) else None)

    def _short_below(self, base: Division) -> int:
        """How often the article names, in short, a county below the division."""
        return sum(1 for c in self.found if not c.everyday for d in c.divisions if base.holds(d))

    def _narrower(self, base: Division) -> Division | None:
        """The one division directly below that the article is about, if there is one."""
        if base.level == "county" or base.level == "township":
            return None
        below = self._below(base)
        if not below:
            return None
        spoken = Counter({c: below[c] + 2 * self._says(gazetteer().by_code[c]) for c in below if below[c] > 1})
        code = foremost(spoken if spoken and base.level == "province" else below)
        child = gazetteer().by_code[code]
        little = 2 * below[code] < self.weights[base.code]
        if little and self._in_title(base) and not self._in_title(child) and not self._says(child):
            return None
        if below[code] < 0.6 * below.total() and not (base.level == "province" and self._stands_out(code, spoken)):
            return None
        return child if self._is_about(child, base, below[code]) else None

    def _stands_out(self, code: str, spoken: Counter[str]) -> bool:
        """Whether the article speaks of one prefecture by its kind (州委) and of no other of that kind."""
        child = gazetteer().by_code[code]
        rivals = [c for c in spoken if c != code and gazetteer().by_code[c].name[-1] == child.name[-1]]
        return self._says(child) > 1 and spoken[code] >= 0.5 * spoken.total() and not rivals

    def _below(self, base: Division) -> Counter[str]:
        """Child of the division → how much the article names it, short names too."""
        out: Counter[str] = Counter()
        for candidate, weight in self.counted:
            if base in candidate.divisions:
                continue  # 长沙 is the city, not the county of that name in it
            for division in candidate.divisions:
                if base.holds(division) and (candidate.full or not candidate.everyday):
                    chain = (*gazetteer().above(division), division)
                    child = next(d.code for d in chain if base.holds(d))
                    if child in gazetteer().by_code:  # else a division that is gone
                        out[child] += weight
                    break
        return out

    def _is_about(self, child: Division, base: Division, weight: int) -> bool:
        own, wider = self._says(child), self._says(base)
        if child.code == base.code + "01" and wider and not own:
            return False  # the seat of the province, where its papers are dated from and its meetings held
        if child.level == "county":
            if self._visited(child):
                return False
            if child.name.endswith("市"):  # 全市, 市委 are the county-level city's, where the prefecture is not named
                wider = max(0, self.weights[base.code] - self.weights[child.code])
            return weight + 2 * own > 2 + 2 * wider and (self._leads(child) or own > wider)
        if own > wider:
            return weight > 1 or own > 2
        return weight + own > wider if weight > 3 else weight + 2 * own > 2 * wider and self._leads(child)

    def _visited(self, city: Division) -> bool:
        """Whether a county-level city is told of from without: 市委书记…到凌海市调研，凌海市委书记…陪同. What the headline
        leaves out the first lines of its own paper say (市委召开会议: 凌海市委书记…)."""
        if city.level != "county" or not city.name.endswith("市") or self.view.paper == city:
            return False
        text = self.article.text
        if _HAS_COUNTIES.search(text):
            return True
        mine = [c for c in self.found if c.full and city in c.divisions]
        titled = (c for c in mine if c.start < self.body and not _GONE_TO.search(text, 0, c.start))
        if self.view.paper is None and self.article.title and any(titled):
            return False  # ——甘肃省玉门市…综述: the headline tells of it
        own = {c.end - 1 for c in mine}
        others = {c.end - 1 for c in self.found if c.full and city not in c.divisions}
        organs = [m.start() for m in _OF_CITY.finditer(text, self.body) if m.start() not in others]
        return bool(organs) and organs[0] not in own and not own.isdisjoint(organs)

    def _in_title(self, division: Division) -> bool:
        """Whether the headline names the division or a place in it."""
        early = (d for c, _ in self.counted if c.start < self.body for d in c.divisions)
        return bool(self.article.title) and any(d.code.startswith(division.code) for d in early)

    def _leads(self, division: Division, until: int | None = None) -> bool:
        """Whether the headline or the first lines (what stands before `until`) name the division or a place in it."""
        end = self.body + LEAD if until is None else until
        return any(d.code.startswith(division.code) for c, _ in self.counted if c.start < end for d in c.divisions)
