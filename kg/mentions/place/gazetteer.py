"""The divisions of China and the other named places, looked up by name and by code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.lexicon import rows
from kg.model import Level, Place

PEOPLE = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各|多"
)
_PEOPLES = re.compile(
    f"(?:(?:{PEOPLE})族|(?<=[^内])(?:蒙古|维吾尔|哈萨克|柯尔克孜|达斡尔|锡伯|鄂温克|鄂伦春|塔吉克|东乡|裕固|撒拉)(?=自治))+"
)
PEOPLES_BEFORE = re.compile(f"(?:(?:{PEOPLE})族)+$")
_TAIL = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|县|区|盟|旗)$")
_TOWN_TAIL = re.compile(r"(?:民族乡|民族苏木|街道办事处|街道|镇|乡|苏木)$")
_PART = re.compile("(?:自治共和国|共和国|边疆区|自治州|大区|州|省|邦|道|府|县)$")  # of other countries
_UNTIL_1970 = re.compile("专[区署]")  # what regions and their offices were called
LEVEL_OF_LENGTH: dict[int, Level] = {2: "province", 4: "prefecture", 6: "county", 9: "township"}


def stem(name: str) -> str:
    """衡阳市 → 衡阳, 内蒙古自治区 → 内蒙古, 贡山独龙族怒族自治县 → 贡山; a stem of one letter is no name: 易县 → 易县."""
    short = _TAIL.sub("", _PEOPLES.sub("", name) if "自治" in name else name)
    return short if len(short) > 1 else name


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """A division by its code in the table (2, 4, 6 or 9 characters); `gone` is a name that is no longer in use."""

    code: str
    name: str
    place: Place
    gone: bool = False

    @property
    def level(self) -> Level:
        return self.place.level

    def holds(self, other: Division) -> bool:
        """Whether `other` lies in this division."""
        return other.code != self.code and other.code.startswith(self.code)


def public_code(code: str) -> str:
    """The code as GB/T 2260 and the Bureau of Statistics print it; empty for the numbers of our own."""
    return "" if not code.isdecimal() else code.ljust(6, "0")


TOWN_TAILS = ("镇", "乡", "地区")
"""The last words of townships whose names are often printed without; 街道 bear names of any kind."""


class Gazetteer:
    """All names; a name leads to every division that bears it."""

    def __init__(self) -> None:
        self.by_code: dict[str, Division] = {}
        self.full: dict[str, list[Division]] = {}
        self.short: dict[str, list[Division]] = {}
        self.towns: dict[str, list[str]] = {}
        self._town_cells: dict[str, str] = {}
        self._above: dict[str, tuple[Division, ...]] = {}
        self._chains: dict[str, tuple[str, ...]] = {}
        for row in rows("places"):
            self._add(row["code"], row["name"])
            self._town_cells[row["code"]] = row["townships"]
        for row in rows("places_former"):
            self._add_former(row["code"], row["name"], row["successor"])
        for county, cell in self._town_cells.items():
            for town in cell.split(" ") if cell else ():
                self.towns.setdefault(town[3:], []).append(
                    county + town[:3] if len(county) == 6 else f"{county}00{town[:3]}"
                )
        # Names of 镇 and 乡 without the last word.
        self.bare_towns = frozenset(
            name.removesuffix(tail) for name in self.towns for tail in TOWN_TAILS if name.endswith(tail)
        )
        for name in list(self.towns):
            for form in town_forms(name):
                self.towns.setdefault(form, []).extend(c for c in self.towns[name] if c not in self.towns.get(form, ()))

    def _add(self, code: str, name: str) -> None:
        path = tuple(self.by_code[code[:n]].name for n in (2, 4, 5) if n < len(code) and code[:n] in self.by_code)
        division = Division(code, name, Place(name, LEVEL_OF_LENGTH[_length(code)], public_code(code), path))
        self.by_code[code] = division
        self._name(division)

    def _add_former(self, code: str, name: str, successor: str) -> None:
        follows = self.by_code.get(successor)
        own = tuple(self.by_code[code[:n]].name for n in (2, 4) if n < len(code) and code[:n] in self.by_code)
        path = follows.place.path if follows and len(follows.code) == len(code) else own
        place = Place(name, LEVEL_OF_LENGTH[len(code)], public_code(successor or code), path)
        self._name(Division(successor or code, name, place, gone=True))

    def _name(self, division: Division) -> None:
        self.full.setdefault(division.name, []).append(division)
        short = stem(division.name)
        for tail in ("县", "州", "旗", "区"):  # 岫岩县, 黔西南州, 湘西自治州, 宁夏自治区
            if division.name.endswith(f"自治{tail}") and not division.gone:
                for usual in {f"{short}自治{tail}", short + tail} - {division.name, f"{short}区"}:
                    self.full.setdefault(usual, []).append(division)
        if division.name.endswith("地区"):  # as it was called until 1970: 开封专区
            older = replace(division.place, name=f"{short}专区")
            self.full.setdefault(older.name, []).append(Division(division.code, older.name, older, gone=True))
        if short != division.name and not (division.gone and division.name.endswith("区")):
            self.short.setdefault(short, []).append(division)

    def region(self, short: str, text: str) -> Sequence[Division]:
        """What the prefectures of that short name were as regions, by the name that they had when the text was written."""
        return self.full.get(short + ("专区" if _UNTIL_1970.search(text) else "地区"), ())

    def town(self, code: str) -> Division:
        """The township of a nine-digit code."""
        county = self.by_code.get(code[:6]) or self.by_code[code[:4]]
        cell = self._town_cells[county.code]
        name = next(t[3:] for t in cell.split(" ") if t[:3] == code[6:])
        return Division(code, name, Place(name, "township", code, (*county.place.path, county.name)))

    @staticmethod
    def customary() -> dict[str, str]:
        """The short names in use that no rule makes, each with the code of its division: 达茂旗, 科左中旗."""
        return {form: row["code"] for row in rows("places_customary") for form in row["forms"].split()}

    def towns_of(self, county: Division) -> tuple[Division, ...]:
        """The townships of a county, in the order of their codes."""
        cell = self._town_cells.get(county.code, "")
        path = (*county.place.path, county.name)
        return tuple(
            Division(code := county.code + town[:3], town[3:], Place(town[3:], "township", code, path))
            for town in (cell.split(" ") if cell and len(county.code) == 6 else ())
        )

    def above(self, division: Division) -> tuple[Division, ...]:
        """The divisions that hold this one, outermost first."""
        kept = self._above.get(division.code)
        if kept is None:
            codes = (division.code[:n] for n in (2, 4, 5, 6) if n < len(division.code))
            kept = self._above[division.code] = tuple(self.by_code[c] for c in codes if c in self.by_code)
        return kept

    def chain_codes(self, division: Division) -> tuple[str, ...]:
        """The codes of the divisions that hold this one, outermost first, and its own."""
        kept = self._chains.get(division.code)
        if kept is None:
            kept = self._chains[division.code] = (*(d.code for d in self.above(division)), division.code)
        return kept


def _length(code: str) -> int:
    return 9 if len(code) > 6 else {2: 2, 4: 4, 5: 4, 6: 6, 7: 6}[len(code)]


def town_forms(name: str) -> tuple[str, ...]:
    """Other forms of a township's name: 延和朝鲜族乡 → 延和乡, 青年路街道办事处 → 青年路街道."""
    forms = []
    if name.endswith("办事处"):
        forms.append(name.removesuffix("办事处"))
    if "族" in name and (bare := _PEOPLES.sub("", name)) != name and len(bare) > 2:
        forms.append(bare.replace("民族乡", "乡"))
    return tuple(forms)


def town_stem(name: str) -> str:
    """The name of a township without its last word and its peoples."""
    return _TOWN_TAIL.sub("", _PEOPLES.sub("", name) if "族" in name else name)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def named() -> dict[str, Place]:
    """Every form of the names of countries and of what lies in them, of regions and natural places → its place."""
    out: dict[str, Place] = {}
    for row in rows("countries"):
        country = Place(row["name"], "country")
        out.update(dict.fromkeys((row["name"], *row["aliases"].split()), country))
        if row["capital"]:
            out.setdefault(row["capital"], Place(row["capital"], "prefecture", "", (row["name"],)))
    parts: dict[str, Place] = {}
    for row in rows("places_abroad"):
        level, path = _level(row["level"]), tuple(row["within"].split("/"))
        for cell in row["names"].split():
            name, *others = cell.split("=")
            others += [form.replace("-", mark) for form in (name, *others) if "-" in form for mark in "－—"]
            out.update({form: out.get(form, Place(name, level, "", path)) for form in (name, *others)})
            if level == "province" and len(short := _PART.sub("", name)) > 2:
                parts[short] = out[name]
    out = parts | out
    for row in rows("places_named"):
        path = tuple(row["within"].split("/")) if row["within"] else ()
        place = Place(row["name"], _level(row["level"]), "", path)
        ranges = [row["name"] + "脉"] if row["name"].endswith("山") else []  # 六盘山脉
        for form in (row["name"], *ranges, *row["aliases"].split()):
            out.setdefault(form, place)
    return out


def _level(cell: str) -> Level:
    levels: tuple[Level, ...] = ("country", "province", "prefecture", "county", "region", "site", "natural")
    return next(level for level in levels if level == cell)


@cache
def _other_countries() -> frozenset[str]:
    return frozenset(r["name"] for r in rows("countries")) - {"中国"}


def is_abroad(place: Place) -> bool:
    """Whether it is another country or lies in one."""
    return place.name in _other_countries() or (bool(place.path) and place.path[0] in _other_countries())
