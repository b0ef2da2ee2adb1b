"""What names of other peoples look like, and where they may end: transliterated, Japanese, of the steppe."""

from __future__ import annotations

import re

from kg import lexicon
from kg.mentions.han import is_han
from kg.mentions.person.costs import UNUSUAL, WORDS
from kg.mentions.person.shape import DOTS, FOLLOWERS, JAPANESE, NEVER_THIRD, NOT_NAMES, RUNS_ON, edge

_JAPANESE_BEGIN = frozenset(name[0] for name in JAPANESE)
WORDY = frozenset("".join(lexicon.words("transliteration", ending="1")))
SOUNDS = frozenset("".join(lexicon.words("transliteration", ending="0"))) | WORDY
# Further characters in which Mongolian and Tibetan names are written (宝音满都呼, 次仁顿珠).
STEPPE = frozenset("宝满呼和顺孟敦图云雅日娜仁桑江村珠旺堆扎次吉央平措卓才让")
STEPPE_SOUNDS = SOUNDS | STEPPE
SYLLABLES, LONGEST_STEPPE = frozenset(lexicon.words("minority_names")), 6
CLANS, OF_CLAN = frozenset(lexicon.words("minority_names", clan="1")), 4
# Characters that write sounds only in names of parts, most of them Uyghur and Kazakh: 司马义·铁木尔, 雪克来提·阿不都拉.
WORDS_IN_PARTS = frozenset("".join(lexicon.words("transliteration", ending="dot word")))
SOUNDS_IN_PARTS = SOUNDS | WORDS_IN_PARTS | frozenset("".join(lexicon.words("transliteration", ending="dot")))
DOTS_THERE = re.compile(f"[{DOTS}]")
_SOUND = "".join(sorted(SOUNDS))
HYPHEN = re.compile(f"[-－—][{_SOUND}]{{2}}")
DOTTED = re.compile(f"[一-鿿]{{1,8}}(?:[{DOTS}][一-鿿]{{1,8}})+(?:[-－—][{_SOUND}]{{2,6}})?")
_LAST_DOT = re.compile(f"[{DOTS}－—-](?=[^{DOTS}－—-]*$)")
_ON_A_DAY = re.compile("[一二三四五六七八九十]{1,3}[日月]")


def foreign_at(text: str, at: int, trust: int = 2) -> int | None:
    """The end of a transliterated name that begins at `at` (拜登, 赛义德·莱希, 牙合甫·排都拉): the longest run of its
    characters that ends well, or one of four and more (of two behind a dot) whatever follows."""
    dotted = DOTTED.match(text, at) if DOTS_THERE.search(text, at + 1, at + 9) else None
    if dotted is None and (text[at : at + 1] not in SOUNDS or text[at : at + 2] == 2 * text[at]):
        return None  # 居民|连连夸赞
    if dotted and trust < 2 and not SOUNDS_IN_PARTS.issuperset(re.split(f"[{DOTS}]", dotted[0])[0]):
        dotted = None
    sounds, wordy = (SOUNDS_IN_PARTS, WORDY | WORDS_IN_PARTS) if dotted else (SOUNDS, WORDY)
    start = at + _begun(dotted[0]) if dotted else at
    limit = dotted.end() if dotted else min(len(text), at + 8)
    day = _ON_A_DAY.search(text, start + 1, limit + 1)
    if day:
        limit = day.start()  # 瓦利|六日宣布
    end = start
    while end < limit and text[end] in sounds:
        end += 1
    least = start + (1 if dotted else 2)
    if day and end == limit and end >= least:
        return end
    ends = (
        stop
        for stop in range(end, least - 1, -1)
        if text[stop - 1] != "曾" and edge(text, stop) > (text[stop - 1] in wordy)
    )
    found = next(ends, None)
    if end + 2 < len(text) and end - start > 1 and HYPHEN.match(text, end):  # 阿卜杜勒—拉乌夫·拉希米
        return foreign_at(text, end + 1, trust) or found
    if found is not None and (text[at:found] in FOLLOWERS or WORDS.get(text[at:found], UNUSUAL) < 12):
        return None  # 总书记特别强调
    while found is None and dotted and end - start > 2 and text[end - 1] in "得任当曾开派":
        end -= 1  # 阿·史密斯|得分
    if found is None and dotted and trust == 2:
        further = range(end + 1, min(limit, end + 2) + 1)  # 阿沛·阿旺|晋美
        found = next((stop for stop in further if text[end:stop] in SYLLABLES and edge(text, stop) > 1), None)
    if found is None and end - start >= (2 if dotted else 4) and text[end - 1] not in wordy:
        return end
    if found is None and dotted:
        near = range(start + 2, min(limit, start + 4) + 1)
        return next((stop for stop in near if edge(text, stop) or text[stop] in "这那此近今昨"), None)
    return found


def _begun(name: str) -> int:
    """Where the last part of a dotted name begins."""
    last = _LAST_DOT.search(name)
    return last.end() if last else 0


def japanese_at(text: str, at: int) -> int | None:
    """The end of a Japanese name of a known surname (岸田文雄): of one to three more characters those that end best."""
    if text[at : at + 1] not in _JAPANESE_BEGIN:
        return None
    first = next((n for n in (3, 2) if text[at : at + n] in JAPANESE), 0)
    if not first:
        return None
    ends = [e for e in range(at + first + 1, min(len(text), at + first + 3) + 1) if is_han(text[e - 1])]
    return max((e for e in ends if edge(text, e)), key=lambda e: (edge(text, e), e == at + 4), default=None)


def foreigner_at(text: str, at: int) -> int | None:
    """The end of a name that begins at `at` right behind the post of another country, most of it foreign sounds."""
    for end in range(at + 2, min(at + 5, len(text)) + 1):
        name = text[at:end]
        if RUNS_ON.match(text, end - 1):
            return None
        if not is_han(name[-1]) or name[:2] in FOLLOWERS or name in NOT_NAMES or WORDS.get(name, UNUSUAL) < UNUSUAL:
            return None
        if edge(text, end) > 1 and 2 * sum(c in SOUNDS for c in name) > len(name):
            return end
    return None


def steppe_at(text: str, at: int, least: int = 2) -> int | None:
    """The end of a Tibetan or Mongol name that begins at `at`, of two to six characters, where all of it, or all but the
    last character (乌力吉|图), is known syllables (扎西次仁, 彭措) and it ends as well as `least`; behind a post two
    syllables end anyhow; of a Yi name of a clan."""
    if (
        text[at : at + 2] in CLANS
        and NEVER_THIRD.isdisjoint(text[at + 2 : at + OF_CLAN])
        and edge(text, at + OF_CLAN) > edge(text, at + OF_CLAN - 1)
        and is_han(text[at + OF_CLAN - 1])
    ):
        return at + OF_CLAN
    end = at
    while end - at < LONGEST_STEPPE and (
        known := next((s for n in (3, 2) if (s := text[end : end + n]) in SYLLABLES), "")
    ):
        end += len(known)
    if end > at and text[end : end + 1] in STEPPE_SOUNDS and edge(text, end + 1) > edge(text, end):
        end += 1
    return end if end > at and (edge(text, end) >= least or (least < 2 and end - at > 3)) else None


def is_long_steppe(name: str) -> bool:
    """Whether most of a stretch sounds like a name of the steppe that no table of syllables holds: 宝音满都呼."""
    if (
        not FOLLOWERS.isdisjoint((name[:2], name[-2:]))
        or _ON_A_DAY.search(name)
        or not {name[0], name[-1]} <= STEPPE_SOUNDS
    ):
        return False
    return 5 * sum(c in STEPPE_SOUNDS for c in name) >= 3 * len(name)


def is_steppe(name: str) -> bool:
    """Whether all of a name is one of the steppe."""
    return steppe_at(name, 0) == len(name) > 2
