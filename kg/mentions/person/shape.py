"""What a personal name looks like, and where it may end. Nothing here knows why a name is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg import lexicon
from kg.grammar import POST, SLOTS
from kg.mentions.person.costs import UNUSUAL, WORDS, chinese, words

SURNAMES = frozenset(lexicon.words("surnames"))
USUAL = frozenset(lexicon.words("surnames", frequency="common")) - frozenset(
    lexicon.words("word_surnames", unless="cue")
)
COMPOUND = frozenset(lexicon.words("compound_surnames"))
JAPANESE = frozenset(lexicon.words("japanese_surnames"))
_JAPANESE_BEGIN = frozenset(name[0] for name in JAPANESE)
NEVER = frozenset("".join(lexicon.words("not_in_given_names", always="1")))
SELDOM = NEVER | frozenset("".join(lexicon.words("not_in_given_names", always="0")))
WORD_NAMES = frozenset(lexicon.words("word_names"))
NOT_NAMES = frozenset(lexicon.words("not_names")) - WORD_NAMES
FOLLOWERS = frozenset(lexicon.words("name_followers"))
TYPICAL = frozenset("".join(lexicon.words("given_name_characters")))
SOUNDS = frozenset("".join(lexicon.words("transliteration")))
NOT_GIVEN = frozenset(lexicon.words("not_given_names"))
WORD_SURNAMES = frozenset(lexicon.words("word_surnames", unless="cue"))
ADDRESS = frozenset(lexicon.words("forms_of_address"))
# Further characters in which Mongolian and Tibetan names are written (宝音满都呼, 次仁顿珠).
STEPPE = frozenset("宝满呼和顺孟敦图云雅日娜仁桑江村珠旺堆扎次吉央平措卓才让")
STEPPE_SOUNDS = SOUNDS | STEPPE
SYLLABLES, LONGEST_STEPPE = frozenset(lexicon.words("minority_names")), 6
WORDY = frozenset("".join(lexicon.words("transliteration", ending="1")))
# By its first character how long the words may be that follow a name, the longest first.
FOLLOWING = {
    first: tuple(sorted({len(word) for word in FOLLOWERS if word[0] == first}, reverse=True))
    for first in sorted({word[0] for word in FOLLOWERS})
}
ASPECT = frozenset("了着过")
SLOT_MARKS = frozenset(SLOTS.values())
JOINING = "和同向与为由"
DOTS = "·•・．"
_ITEM = re.compile("[一-鿿]{2,7}?(?=、|，[^一-鿿]|等[^一-鿿一-十]|[。；])")
_WHOLE = re.compile("[一-鿿]{4,6}(?=[，。、；]|等[^一-鿿])")
_PLURAL = re.compile(
    "干部|领导|部门|单位|同志|代表|负责|群众|人员|专家|企业|机关|乡镇|社区|委员|组织|工作|服务|建设|发展|[局委办部会组院站所处科]$"
)
FOR_SOMEBODY = re.compile(
    "[^，。；]{1,16}?(?:揭牌|揭幕|授旗|授牌|授奖|颁奖|颁发|剪彩|送行|佩戴|宣讲|上.{0,4}党课)"
)  # 李某为|获奖者颁奖
TO_SOMEBODY = re.compile(
    "[^，。；]{1,14}?(?:汇报|介绍|说明|通报|反馈|赠送|表示|致以|移交|发出|送上|颁发)"
)  # 李某向|调研组汇报
RUNS_ON = re.compile(
    "受(?=.{1,12}?委托|.{1,8}?指派)|时(?=[，,]|强调|指出|表示|谈|说)|监(?=誓)|贺(?=[信电词])|互(?=[致赠祝])|独(?=[立自])"
    "|自(?=(?:19|20)[0-9]{2}|去年|今年|上任|就任|执政|上台)"
)
"""The first letter of what follows a name, though names may end in it: 王建国|受市政府委托, 会见李红|时，."""
DOTS_THERE = re.compile(f"[{DOTS}]")
_SOUND = "".join(sorted(SOUNDS))
HYPHEN = re.compile(f"[-－—][{_SOUND}]{{2}}")
DOTTED = re.compile(f"[一-鿿]{{1,6}}(?:[{DOTS}][一-鿿]{{1,8}})+(?:[-－—][{_SOUND}]{{2,6}})?")
_LAST_DOT = re.compile(f"[{DOTS}－—-](?=[^{DOTS}－—-]*$)")


_ON_A_DAY = re.compile("[一二三四五六七八九十]{1,3}[日月]")


def is_han(char: str) -> bool:
    return "一" <= char <= "鿿"


def surname_length(text: str, at: int = 0) -> int:
    """2 for a compound surname at `at`, 1 for a single one, 0 for none."""
    if text[at : at + 2] in COMPOUND:
        return 2
    return 1 if text[at : at + 1] in SURNAMES else 0


def is_typical(name: str) -> bool:
    """Whether every character of the given name is one that many people have in theirs."""
    return TYPICAL.issuperset(name[surname_length(name) :])


@lru_cache(maxsize=1 << 16)
def is_name(name: str, trust: int = 0) -> bool:
    """Whether the whole string is shaped like a full Chinese name.

    `trust` says how much calls for a name here: 0 nothing but the edge of a clause, 1 a role (村民), 2 a post or a list.
    """
    first = surname_length(name)
    if not first or len(name) - first not in (1, 2) or name in NOT_NAMES or name in FOLLOWERS:
        return False
    if (name in WORD_NAMES and trust < 2) or (is_wordy(name) and (not trust or not is_typical(name))):
        return False
    if name[first:] in ADDRESS or name[first:] in NOT_GIVEN or (len(name) > first + 1 and name[-1] in "以兼曾就将"):
        return False
    if first == 1 and name[0] not in USUAL and (trust < 2 or WORDS.get(name[:2], UNUSUAL) < 11):
        return False
    stop = NEVER if trust else SELDOM
    return all(is_han(c) and c not in stop for c in name[first:])


def is_wordy(name: str) -> bool:
    """Whether a name of three begins with a word (江海|明): it needs a clear end."""
    return len(name) > 2 and (name[:2] in NOT_NAMES or name[:2] in WORD_NAMES)


def edge(text: str, at: int) -> int:
    """How well a name may end at `at`: 3 no ideograph follows, 2 a known word, 1 a known one-character word, 0 neither."""
    if at >= len(text):
        return 3
    if not is_han(text[at]):
        # 李红和\ue004: before a slot a word that joins is rather that than the end of a name.
        return 0 if text[at] in DOTS or (text[at] in SLOT_MARKS and text[at - 1] in JOINING) else 3
    if text[at] in "任为兼" and text[at + 1 : at + 2] == POST:
        return 2  # 王建国任|市教育局局长
    for length in FOLLOWING.get(text[at], ()):
        if len(text) >= at + length and text[at : at + length] in FOLLOWERS:
            return 2 if length > 1 else 1
    return 1 if text[at] not in ASPECT and not ASPECT.isdisjoint(text[at + 1 : at + 3]) else 0


def chinese_at(text: str, at: int, trust: int = 0) -> int | None:
    """The end of the Chinese name that begins at `at`: of two and three characters the one that ends better, then the
    longer (one character more behind a compound surname)."""
    first = surname_length(text, at)
    if not first:
        return None
    found: dict[int, int] = {}
    for end in range(at + first + 1, min(at + first + 2, len(text)) + 1):
        name = text[at:end]
        if (
            not is_name(name, trust)
            or (name[-1] == "为" and FOR_SOMEBODY.match(text, end))
            or (name[-1] == "向" and TO_SOMEBODY.match(text, end))
            or (name[-1] == "讯" and text[end : end + 1] in ("（", "("))
            or (name[-1] == "先" and text[end : end + 1] == "生")
            or RUNS_ON.match(text, end - 1)
            or (text[at] in WORD_SURNAMES and not _sure(text, at, end))
        ):
            continue
        clear, known = edge(text, end), name in WORD_NAMES
        if clear < 2 and (known or is_wordy(name)):
            continue
        if known or clear > 2 or WORDS.get(name, UNUSUAL) > 12.5:  # 行政长官|依法
            found[end] = clear
    if len(found) < 2:
        return next(iter(found), None)
    if len(set(found.values())) == 1 and max(found.values()) < 2:
        return cheaper(text, at, first, *found)
    return max(found, key=lambda e: (found[e], is_typical(text[at:e]), e))


def cheaper(text: str, at: int, first: int, short: int, long: int) -> int:
    """Of two ends of a name behind which nothing usual stands the one that is the likelier with the two characters that follow."""
    surname, until = text[at : at + first], min(len(text), long + 2)
    one = chinese(surname, text[at + first : short]) + words(text[short:until])
    two = chinese(surname, text[at + first : long]) + words(text[long:until])
    return short if one < two else long


def _sure(text: str, at: int, end: int) -> bool:
    """Whether a name whose surname is mostly a word (向, 和) ends clearly enough, or is made of usual characters."""
    stopped = text[end : end + 1] in ("", "，", "。", "、", "；", "：")
    if edge(text, end) == 1 and text[end : end + 1] in "的和" and end - at > 2 and is_typical(text[at:end]):
        return True
    return edge(text, end) > 1 and (is_typical(text[at:end]) or (stopped and end - at > 2))


COMES = ("来", "到", "在", "率", "赴", "说")


def unknown_at(text: str, at: int) -> int | None:
    """The end of a name of three characters whose surname no table holds, behind a post and before a clear end."""
    name, end = text[at : at + 3], at + 3
    given = name[1:]
    if (
        len(name) < 3
        or surname_length(text, at)
        or name[:2] in FOLLOWERS
        or name in NOT_NAMES
        or WORDS.get(name[:2], UNUSUAL) < 12
        or name[:1] in FOLLOWERS
        or edge(text, end) < 2 - (text[end : end + 1] in COMES)
    ):
        return None
    return (
        end
        if is_han(name[0]) and name[0] not in SELDOM and TYPICAL.issuperset(given) and given not in NOT_GIVEN
        else None
    )


def foreign_at(text: str, at: int, trust: int = 2) -> int | None:
    """The end of a transliterated name that begins at `at` (拜登, 赛义德·莱希, 牙合甫·排都拉): the longest run of its
    characters that ends well, or one of four and more (of two behind a dot) whatever follows."""
    dotted = DOTTED.match(text, at) if DOTS_THERE.search(text, at + 1, at + 7) else None
    if dotted is None and text[at : at + 1] not in SOUNDS:
        return None
    if dotted and trust < 2 and not SOUNDS.issuperset(re.split(f"[{DOTS}]", dotted[0])[0]):
        dotted = None
    start = at + _begun(dotted[0]) if dotted else at
    limit = dotted.end() if dotted else min(len(text), at + 8)
    day = _ON_A_DAY.search(text, start + 1, limit + 1)
    if day:
        limit = day.start()  # 瓦利|六日宣布
    end = start
    while end < limit and text[end] in SOUNDS:
        end += 1
    least = start + (1 if dotted else 2)
    if day and end == limit and end >= least:
        return end
    ends = (
        stop
        for stop in range(end, least - 1, -1)
        if text[stop - 1] != "曾" and edge(text, stop) > (text[stop - 1] in WORDY)
    )
    found = next(ends, None)
    if end + 2 < len(text) and end - start > 1 and HYPHEN.match(text, end):  # 阿卜杜勒—拉乌夫·拉希米
        return foreign_at(text, end + 1, trust) or found
    if found is not None and WORDS.get(text[at:found], UNUSUAL) < 12:
        return None  # 总书记特别强调
    if found is None and end - start >= (2 if dotted else 4) and text[end - 1] not in WORDY:
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
        if not is_han(name[-1]) or name[:2] in FOLLOWERS or name in NOT_NAMES or WORDS.get(name, UNUSUAL) < UNUSUAL:
            return None
        if edge(text, end) > 1 and 2 * sum(c in SOUNDS for c in name) > len(name):
            return end
    return None


def steppe_at(text: str, at: int, least: int = 2) -> int | None:
    """The end of a Tibetan or Mongol name that begins at `at`, of two to six characters, where all of it is known
    syllables (扎西次仁, 彭措) and it ends as well as `least`."""
    end = at
    while end - at < LONGEST_STEPPE and text[end : end + 2] in SYLLABLES:
        end += 2
    return end if end > at and edge(text, end) >= least else None


def is_long_steppe(name: str) -> bool:
    """Whether most of a stretch sounds like a name of the steppe that no table of syllables holds: 宝音满都呼."""
    if name[-2:] in FOLLOWERS or _ON_A_DAY.search(name) or not {name[0], name[-1]} <= STEPPE_SOUNDS:
        return False
    return 5 * sum(c in STEPPE_SOUNDS for c in name) >= 3 * len(name)


def is_steppe(name: str) -> bool:
    return steppe_at(name, 0) == len(name) > 2


def name_at(text: str, at: int, least: int = 0, trust: int = 1) -> int | None:
    """The end of the name that begins at `at`, where a word before it calls for one; None if no name ends well enough."""
    chinese, foreign = chinese_at(text, at, trust), foreign_at(text, at, trust)
    if trust == 2 and foreign is None and chinese is not None and not edge(text, chinese):
        further = foreign_at(text, at + 1, trust)  # 彭达罗|夫斯基
        if further is not None and further - chinese > 1:
            return further
    if trust == 2 and (japanese := japanese_at(text, at)) and japanese - at > 3:
        return japanese
    if chinese is None or (foreign is not None and _sounds_better(text, at, chinese, foreign)):
        chinese = foreign
    if trust == 2 and (chinese is None or edge(text, chinese) < 2) and (steppe := steppe_at(text, at, 1)):
        return steppe
    unclear = trust == 2 and (chinese is None or not edge(text, chinese))
    if unclear and (run := _WHOLE.match(text, at)) and is_long_steppe(run[0]):
        return run.end()
    if chinese is None and trust == 2:
        return unknown_at(text, at)
    return chinese if chinese is not None and edge(text, chinese) >= least else None


def _sounds_better(text: str, at: int, chinese: int, foreign: int) -> bool:
    if foreign - at > 3 and foreign > chinese:
        return edge(text, chinese) < 2 or not is_typical(text[at:chinese])
    ends, other = edge(text, foreign), edge(text, chinese)
    return ends > other or (ends == other and surname_length(text, at) == 1 and text[at] not in USUAL)


def names_from(text: str, at: int, least: int = 0, trust: int = 1) -> Iterator[tuple[int, int]]:
    """The names of a list that begins at `at`: 李红、张伟和王建国 behind one post."""
    end = name_at(text, at, least, trust) or (item_at(text, at) if trust == 2 else None)
    while end is not None:
        yield at, end
        if text[end : end + 1] not in ("、", " ", "和", "与", "及"):
            return
        at = end + 1
        end = name_at(text, at, 1, trust) or (item_at(text, at) if text[end] == "、" else None)


def item_at(text: str, at: int) -> int | None:
    """The end of a list's item that is no usual name: a surname and one or two characters, of which one may be rare in
    names (朱团能), or the sounds of another language (宝音满都呼)."""
    item = _ITEM.match(text, at)
    name = item[0] if item else ""
    after = at + len(name)
    if len(name) > 3 and sum(c in NEVER for c in name) < 2 and not _PLURAL.search(name):
        among = text[after : after + 1] == "、" and bool(chinese_at(text, after + 1, 2) or item_at(text, after + 1))
        sounds = 2 * sum(c in SOUNDS or c in STEPPE for c in name) >= len(name)
        return after if (among and sounds) or SOUNDS.issuperset(name) else None
    if not surname_length(name) or name[0] not in USUAL or name in NOT_NAMES or name[:2] in NOT_NAMES:
        return None
    given = name[surname_length(name) :]
    if len(given) > 2:
        return None
    rare = sum(c in NEVER for c in given)
    plain = given in NOT_GIVEN or given in ADDRESS or name in FOLLOWERS or not given
    return None if plain or rare > len(given) - 1 else at + len(name)
