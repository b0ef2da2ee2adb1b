"""One programme, one record: the forms that an article uses for the same thing are brought together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg.mentions.program.edges import is_generic
from kg.mentions.program.quotes import FIVE_YEARS
from kg.mentions.program.vocabulary import NUMERAL, PHRASES, TAIL, head_of, plain
from kg.model import Mention, Program

_GENERIC = re.compile(
    "(?:的?方针|的?原则|工作机制|激励机制|工作体系|发展目标|专项行动|战略|机制|行动|工程|计划|制度|模式|清单|措施|方案|要求|工作法|体系|工作|目标|任务|治理|理念|方式|形式|"
    "三篇文章|文章)$"
)
_MARKS = re.compile(r"[、，,·\s（）()]")
_INNER = re.compile("“([^“”]+)”|‘([^‘’]+)’")


def harmonise(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """Let every form of a name stand for the fullest one: “1+4” and “1+4”机制 for 1+4工作机制; `text` is the article's."""
    mentions = list(mentions)
    if not mentions:
        return mentions
    keys = [_key(m, text) for m in mentions]
    forms: dict[tuple[str, bool], Counter[Program]] = {}
    for key, m in zip(keys, mentions, strict=True):
        if isinstance(m.value, Program):
            forms.setdefault(key, Counter())[m.value] += 1
    best = {key: _best(counted) for key, counted in forms.items()}
    best |= _short_for_full(mentions, keys, best, text)
    names = list(best.values())
    longer = [p for p in names if p.name.endswith(("）", ")")) or p.name.startswith(_STATE)]
    best |= {
        key: full
        for key, short in best.items()
        if (full := _full_name(short, names) or (longer and _titled_in_full(short, longer)))
    }
    found = [m if m.value == best[key] else replace(m, value=best[key]) for key, m in zip(keys, mentions, strict=True)]
    return _as_printed(found, text)


def _as_printed(mentions: list[Mention], text: str) -> list[Mention]:
    """A set phrase goes by its usual name where the article has it, else by the longest form that it prints (肃反运动)."""
    bare = _MARKS.sub("", plain(text))
    printed: dict[object, Program] = {}
    for m in mentions:
        form = plain(text[m.start : m.end])
        phrase = PHRASES.get(form)
        if phrase and set(form) <= set(phrase.name) and len(phrase.name) - len(form) < 3:
            continue  # 以人民为中心发展思想, but for a 的 the usual name
        if phrase and isinstance(m.value, Program) and m.value.name == phrase.name and core(phrase.name) not in bare:
            longest = printed.get(m.value)
            if longest is None or len(form) > len(longest.name):
                printed[m.value] = replace(m.value, name=form)
    return [replace(m, value=printed[m.value]) if m.value in printed else m for m in mentions] if printed else mentions


_CALLED = re.compile("[”’]?[（(](?:以下|下文|下)?[简统合]称(?:为|作)?[：:]?[“‘]?")


def _short_for_full(
    mentions: list[Mention], keys: list[tuple[str, bool]], best: dict[tuple[str, bool], Program], text: str
) -> dict[tuple[str, bool], Program]:
    """“甲乙丙工程”（简称“甲工程”）: by the key of the short name, the programme that the full one names."""
    row = sorted(zip(mentions, keys, strict=True), key=lambda pair: (pair[0].start, pair[0].end))
    return {
        short_key: best[full_key]
        for (full, full_key), (short, short_key) in pairwise(row)
        if full.end < short.start and _CALLED.fullmatch(text, full.end, short.start)
    }


def _full_name(short: Program, all_names: list[Program]) -> Program | None:
    """What “三年行动” alone stands for: the one name of the article that ends so; None where there is none or several."""
    head = head_of(short.name)
    if head is not None and (figures := _FIGURES.fullmatch(short.name.removesuffix(head.word))):
        spelt = {p for p in all_names if p != short and p.name.endswith(head.word) and _spells(p.name, figures[0])}
        return spelt.pop() if len(spelt) == 1 else None
    if head is None or not is_generic(short.name.removesuffix(head.word)):
        return None
    ending = {p for p in all_names if p.name.endswith(short.name) and p != short}
    return ending.pop() if len(ending) == 1 else None


def _titled_in_full(short: Program, longer: list[Program]) -> Program | None:
    """What a title without its years or its （试行） stands for, or a law's without the name of the state, where one is named in full."""
    full = {p for p in longer if p.name.removeprefix(_STATE) == short.name or _YEARS.sub("", p.name) == short.name}
    full.discard(short)
    return full.pop() if len(full) == 1 else None


_STATE = "中华人民共和国"
_YEARS = re.compile("[（(](?:(?:19|20)[0-9]{2}[^（）()版]{1,10}|[^（）()]{0,4}稿|试行)[）)]$")
_FIGURES = re.compile("[百千万]{2,3}")


def _spells(name: str, figures: str) -> bool:
    """百县千镇万村高质量发展工程 spells out 百千万工程."""
    return name[0] == figures[0] and "".join(c for c in name if c in "百千万") == figures != name[: len(figures)]


def _best(forms: Counter[Program]) -> Program:
    """The commonest form that has a head noun; a long tail that stands once among many is none of the name."""
    shortest = min(len(p.name) for p in forms)
    named = [p for p, n in forms.items() if head_of(p.name) and (len(p.name) - shortest <= 4 or 4 * n >= forms.total())]
    return max(
        named or list(forms),
        key=lambda p: (forms[p] if named else 0, p.kind != "slogan", len(p.name), p.kind != "method", p.name),
    )


def _key(mention: Mention, text: str) -> tuple[str, bool]:
    """The core of what is quoted, or of the whole name; a plan or document of the same words stays apart."""
    program = mention.value
    assert isinstance(program, Program)
    if mention.rule == "program.points" and (count := _POINTS.search(program.name)):
        return count[0], True
    quoted = _INNER.match(text, mention.start) if mention.rule == "program.quoted" else None
    inner = plain(quoted[1] or quoted[2]) if quoted else ""
    return core(_own(program.name, inner)), program.kind in {"plan", "document"}


_POINTS = re.compile(f"{NUMERAL}+[条项]")
"""12条 of 12条措施 and of 支持湖区发展12条重点措施."""


@lru_cache(maxsize=1 << 12)
def _own(name: str, inner: str) -> str:
    """What is quoted of a name, where no second head follows its first; else the name."""
    if not inner or not name.startswith(inner) or FIVE_YEARS.fullmatch(inner):
        return name
    tail = TAIL.fullmatch(name.removeprefix(inner))
    whole = tail is not None and (tail["last"] is not None or name.endswith(("负责制", "责任制")))
    return name if whole else inner


@lru_cache(maxsize=1 << 14)
def core(name: str) -> str:
    """What is left of a name without marks and general head nouns."""
    bare = _MARKS.sub("", plain(name))
    while len(cut := _GENERIC.sub("", bare)) >= 2 and cut != bare and not _ONLY_COUNTED.fullmatch(cut):
        bare = cut
    return bare


_ONLY_COUNTED = re.compile(f"{NUMERAL}{{1,2}}[个大项条张种类]")
"""六个 of 六个行动, which is not what 六个工程 are."""
