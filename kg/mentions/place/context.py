"""What an article has named so far, and what 省, 市, 县 stand for at a place in it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.mentions.place.gazetteer import gazetteer
from kg.model import Mention, Place

_AS_LEVEL = {"社区": "村", "街道": "镇", "乡": "镇", "盟": "州"}


def fits(place: Place, level_word: str) -> bool:
    """Whether one may call the place by the word: 蒸湘区 is a 区 and, in a list of counties, no 县; 上海市 is a 市."""
    word = _AS_LEVEL.get(level_word, level_word)
    if word == "省":
        return place.level == "province"
    if word in ("公社", "大队", "苏木", "嘎查") or word.startswith("自治"):
        return place.name.endswith(word)
    if word == "市":
        return place.level in ("province", "prefecture", "county") and place.name.endswith("市")
    if word in ("地", "地区"):
        return is_region(place)
    if word == "军分区":
        return place.level == "prefecture"
    if word == "州":
        return place.level == "prefecture" and place.name.endswith(("州", "盟"))
    if word == "县":
        return place.level == "county" and place.name.endswith("县")
    if word == "市辖区":
        return place.level == "county" and place.name.endswith("区")
    if word == "区":
        return (place.level in ("county", "province") and place.name.endswith("区")) or (
            is_region(place) and not place.path[0].endswith("区")
        )
    if word == "旗":
        return place.level == "county" and place.name.endswith("旗")
    return place.level == ("township" if word == "镇" else "village")


def is_region(place: Place) -> bool:
    """A prefecture that a 地委 leads: 阿里地区, 衡阳专区."""
    return place.level == "prefecture" and place.name.endswith(("地区", "专区"))


def last_named(mentions: Iterable[Mention], level_word: str, offset: int) -> Place | None:
    """The place of that kind that was named last before the offset."""
    named = ((m.start, m.value) for m in mentions if m.start < offset and isinstance(m.value, Place))
    return max(((start, p) for start, p in named if fits(p, level_word)), key=lambda x: x[0], default=(0, None))[1]


def the_only(mentions: Iterable[Mention], level_word: str) -> Place | None:
    """The only township or village of the article that the word fits: who sends a report in of 我镇 may name it at its end."""
    found = {m.value for m in mentions if isinstance(m.value, Place) and m.value.level in ("township", "village")}
    fitting = [place for place in found if fits(place, level_word)]
    return fitting[0] if len(fitting) == 1 else None


def at_home(home: tuple[Place, ...], level_word: str) -> Place | None:
    """The innermost part of the home that the word fits."""
    return next((p for p in reversed(home) if fits(p, level_word)), None)


def ancestors(place: Place) -> tuple[Place, ...]:
    """The places that hold this one, outermost first, without 中国; as far as the table of divisions has them."""
    out: list[Place] = []
    for i, name in enumerate(place.path):
        found = lookup(name, place.path[:i])
        if found is not None:
            out.append(found)
    return tuple(out)


def lookup(name: str, context_path: tuple[str, ...] = ()) -> Place | None:
    """The division of that name, in full or short, inside the containers named; None if there is none or more than one.

    >>> lookup("永兴", ("湖南省", "郴州市")).code
    '431023'
    """
    table = gazetteer()
    options = [*table.full.get(name, ())] or [*table.short.get(name, ())]
    current = [d for d in options if not d.gone] or options
    inside = [d for d in current if d.place.path[: len(context_path)] == context_path] or [
        d for d in current if set(d.place.path) & set(context_path)
    ]
    if context_path and inside:
        current = inside
    if not current:
        return _town(name, context_path)
    highest = [d for d in current if len(d.code) == min(len(x.code) for x in current)]
    return highest[0].place if len(highest) == 1 else None


def _town(name: str, context_path: tuple[str, ...]) -> Place | None:
    table = gazetteer()
    towns = [table.town(code).place for code in table.towns.get(name, ())]
    inside = [p for p in towns if p.path[: len(context_path)] == context_path] if context_path else towns
    return inside[0] if len(inside) == 1 else None
