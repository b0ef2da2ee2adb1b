"""What words and names cost: the negative logarithm of how likely they are, from counts in a dictionary."""

from __future__ import annotations

from functools import lru_cache

from kg import lexicon

COMPOUND = frozenset(lexicon.words("compound_surnames"))
NEVER = frozenset("".join(lexicon.words("not_in_given_names", always="1")))
NOT_NAMES = (frozenset(lexicon.words("not_names")) - frozenset(lexicon.words("word_names"))) | frozenset(
    lexicon.words("name_followers")
)
NOT_GIVEN = frozenset(lexicon.words("not_given_names")) | frozenset(lexicon.words("forms_of_address"))
SHORT, LONG, FOREIGN = 6.0, 5.2, 8.5  # what any name of two, of three characters and any foreign name costs beforehand
_LETTERS = frozenset(("孟", *lexicon.words("country_letters"), *lexicon.words("province_letters")))
JAPANESE = frozenset(lexicon.words("japanese_surnames"))
COMPOUND_COST, UNUSUAL = 8.0, 14.0
SOLE = 3.0  # what a character that is only a surname costs more as a word
DOUBTFUL = 1.0  # what a surname costs more that is a word too
RARE, THING = 2.0, 3.0  # what a name costs more by a character rare in names, by a last one that names a kind of thing
TYPICAL = frozenset("".join(lexicon.words("given_name_characters")))
_THINGS = frozenset("鱼星涧州茶菜果病村镇路街园厂工兰节")
_SIGHTS = frozenset(
    "岛阁里楼塔寺庙桥洞坝渠峡湾洼台榜河沟岭坪屯族草钢醚樱"
)  # what names of sights end with and those of people hardly ever
NONE = 1e9
_COLUMNS = ("word", "surname", "given", "first", "second", "sound")
ALONE, SURNAME, GIVEN, FIRST, SECOND, SOUND = (
    {r["character"]: float(r[column]) for r in lexicon.rows("name_costs") if r[column]} for column in _COLUMNS
)
SOLE_SURNAMES = frozenset("".join(lexicon.words("sole_surnames")))
for _character in sorted(SOLE_SURNAMES):
    ALONE[_character] = ALONE.get(_character, UNUSUAL) + SOLE
for _costs in (GIVEN, FIRST, SECOND):
    for _character in NEVER:
        _costs.pop(_character, None)
SURNAME |= dict.fromkeys((*COMPOUND, *(name for name in JAPANESE if len(name) == 2)), COMPOUND_COST)
WORDS: dict[str, float] = {}
for _row in lexicon.rows("common_words"):
    WORDS.update(dict.fromkeys(_row["words"].split(), float(_row["cost"])))
# By their first two characters how long the words of more than one are.
LONGEST = {word[:2]: len(word) for word in sorted(WORDS, key=len) if len(word) > 1}
# What belongs to a surname or stands behind the letter of a country: 刘家, 韩方, 阿族.
_NO_GIVEN = frozenset("方族铁航坛联杯家老某氏姓界派系院宫府墓庙")


@lru_cache(maxsize=1 << 14)
def words(stretch: str) -> float:
    """What a short stretch costs as words."""
    best, price = [0.0], 0.0
    for last, character in enumerate(stretch):
        price += ALONE.get(character, UNUSUAL)
        for start in range(last - 3 if last > 3 else 0, last):
            word = WORDS.get(stretch[start : last + 1])
            if word is not None and best[start] + word < price:
                price = best[start] + word
        best.append(price)
    return price


@lru_cache(maxsize=1 << 16)
def chinese(surname: str, given: str) -> float:
    """What a Chinese name costs."""
    cost = SURNAME.get(surname)
    name = surname + given
    if cost is None or name[:2] in NOT_NAMES or name in NOT_NAMES:
        return NONE
    if surname not in SOLE_SURNAMES and len(surname) == 1:
        cost += DOUBTFUL if len(given) > 1 else 2 * DOUBTFUL
    if len(given) == 1:
        if given in _NO_GIVEN:
            return NONE
        return SHORT + cost + GIVEN.get(given, UNUSUAL) + (0 if given in TYPICAL else RARE)
    if given in NOT_GIVEN:
        return NONE
    if given[1] in _SIGHTS or given[0] == "方" or (given[0] == "家" and given[1] in "山湾岗垭沱集铺"):
        return NONE  # 韩方愿, 唐家山
    if _LETTERS.issuperset(name):
        return NONE  # 冀鲁豫, 孟中印
    cost += THING if given[1] in _THINGS else 0
    return LONG + cost + FIRST.get(given[0], UNUSUAL) + SECOND.get(given[1], UNUSUAL)


def sounds(name: str) -> float:
    """What a transliterated name costs; more than any word where a character is none of its sounds."""
    return FOREIGN + sum(SOUND.get(character, NONE) for character in name)
