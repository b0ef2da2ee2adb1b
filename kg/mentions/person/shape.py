"""What a personal name looks like, and where it may end. Nothing here knows why a name is expected."""

from __future__ import annotations

import re
from functools import lru_cache

from kg import lexicon
from kg.grammar import PLACE, POST, SLOTS, TIME
from kg.mentions.han import is_han
from kg.mentions.person.costs import ALONE, UNUSUAL, WORDS, chinese, words

SURNAMES = frozenset(lexicon.words("surnames"))
USUAL = frozenset(lexicon.words("surnames", frequency="common")) - frozenset(
    lexicon.words("word_surnames", unless="cue")
)
COMPOUND = frozenset(lexicon.words("compound_surnames"))
JAPANESE = frozenset(lexicon.words("japanese_surnames"))
NEVER = frozenset("".join(lexicon.words("not_in_given_names", always="1")))
SELDOM = NEVER | frozenset("".join(lexicon.words("not_in_given_names", always="0")))
WORD_NAMES = frozenset(lexicon.words("word_names"))
NOT_NAMES = frozenset(lexicon.words("not_names")) - WORD_NAMES
FOLLOWERS = frozenset(lexicon.words("name_followers"))
TYPICAL = frozenset("".join(lexicon.words("given_name_characters")))
NOT_GIVEN = frozenset(lexicon.words("not_given_names"))
WORD_SURNAMES = frozenset(lexicon.words("word_surnames", unless="cue"))
ADDRESS = frozenset(lexicon.words("forms_of_address"))
# By its first character how long the words may be that follow a name, the longest first.
FOLLOWING = {
    first: tuple(sorted({len(word) for word in FOLLOWERS if word[0] == first}, reverse=True))
    for first in sorted({word[0] for word in FOLLOWERS})
}
IN_NO_WORD = 13.0
"""What a character costs as a word, at least, that hardly stands but in names."""
ASPECT = frozenset("了着过")
SLOT_MARKS = frozenset(SLOTS.values())
JOINING = "和同向与为由"
NEVER_THIRD = frozenset("的了着过是在不也和与同向为将把被说率带到")
MARKS = ("、", "，", "。", "；", "：", "）")
DOTS = "·•・．∙‧"
FOR_SOMEBODY = re.compile(
    "[^，。；]{1,16}?(?:揭牌|揭幕|授旗|授牌|授奖|颁奖|颁发|剪彩|送行|佩戴|宣讲|上.{0,4}党课)"
)  # 李某为|获奖者颁奖
TO_SOMEBODY = re.compile(
    "[^，。；]{1,14}?(?:汇报|介绍|说明|通报|反馈|赠送|表示|致以|移交|发出|送上|颁发)"
)  # 李某向|调研组汇报
RUNS_ON = re.compile(
    "受(?=.{1,12}?委托|.{1,8}?指派)|时(?=[，,]|强调|指出|表示|谈|说)|监(?=誓)|贺(?=[信电词])|互(?=[致赠祝])|独(?=[立自家])"
    f"|自(?=(?:19|20)[0-9]{{2}}|{TIME}|去年|今年|上任|就任|执政|上台)|致(?=[贺慰唁电信函])|乘(?=.{{0,3}}?[机车船舟艇轮])"
    f"|于(?={TIME}|当地|当天|当日)|因(?=[{PLACE}{TIME}]|病|涉嫌)|正(?=在|忙)|成(?=为)|[任为兼](?={POST})|任(?=[^，。；]{{0,8}}?(?:长|主任|书记|主席|委员|成员)[，。；、])"
    "|作(?=“)|[一二三四五六七八九十]{1,3}(?:日|月[一二三四五六七八九十])"
)
"""The first letter of what follows a name, though names may end in it: 王建国|受市政府委托, 会见李红|时，, 王建文|二十日."""
_RUN = frozenset("作受时监贺互独自致乘于因正成任为兼一二三四五六七八九十")


def surname_length(text: str, at: int = 0) -> int:
    """2 for a compound surname at `at`, 1 for a single one, 0 for none."""
    if text[at : at + 2] in COMPOUND:
        return 2
    return 1 if text[at : at + 1] in SURNAMES else 0


def is_typical(name: str) -> bool:
    """Whether every character of the given name is one that many people have in theirs, or that no usual word holds (淙, 韫)."""
    given = name[surname_length(name) :]
    return all(c in TYPICAL or ALONE.get(c, UNUSUAL) >= IN_NO_WORD for c in given)


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
    rare = first == 1 and name[0] not in USUAL
    if rare and (trust < 2 or name[:2] in FOLLOWERS or WORDS.get(name[:2], UNUSUAL) < 11):
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
    if text[at] in JOINING and text[at + 1 : at + 2] in MARKS:
        return 0  # 王凤和、: what joins has something to join
    if text[at] in _RUN and RUNS_ON.match(text, at):
        return 2
    for length in FOLLOWING.get(text[at], ()):
        if len(text) >= at + length and text[at : at + length] in FOLLOWERS:
            return 2 if length > 1 else 1
    if text[at] in ASPECT:
        return 0
    return (
        1 if text[at + 1 : at + 2] in ASPECT or (text[at + 2 : at + 3] in ASPECT and text[at : at + 2] in WORDS) else 0
    )


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
        usual = len(name) > first + 1 and is_typical(name)  # the words of a dictionary hold the names of many
        if known or clear > 2 or usual or WORDS.get(name, UNUSUAL) > 12.5:  # 行政长官|依法
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
        or RUNS_ON.match(text, end - 1)
        or name[:1] in FOLLOWERS
        or edge(text, end) < 2 - (text[end : end + 1] in COMES)
    ):
        return None
    return (
        end
        if is_han(name[0]) and name[0] not in SELDOM and TYPICAL.issuperset(given) and given not in NOT_GIVEN
        else None
    )
