"""How names are spelt for search: folded characters, the same without a generic noun, and characters beside their pinyin."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kg.answers.names import search_form
from kg.lexicon import words

MOST = 60  # characters of a query that are looked at
_DIAERESIS = str.maketrans("üǖǘǚǜ", "vvvvv")
_TONES = re.compile(r"(?<=[a-z])[0-5](?=[a-z]|$)")
_LETTERS = re.compile(r"[a-z]")


def fold(text: str) -> str:
    """A name or query as it is compared: simplified characters, no quotes, brackets, spaces, tone marks; small letters."""
    plain = search_form(text)
    if not plain.isascii():
        plain = _simplified().convert(plain.translate(_DIAERESIS))
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return plain


def without_noun(form: str) -> str:
    """A folded name without its generic noun: 2+5工作机制 → 2+5; as it is where less than two characters would be left."""
    short = _generic().sub("", form)
    return short if len(short) > 1 else form


def without_tones(form: str) -> str:
    """si4da4 → sida; as it is where no digit follows a letter."""
    return _TONES.sub("", form)


def has_letters(form: str) -> bool:
    return bool(_LETTERS.search(form))


def tokens(form: str) -> str:
    """Each character after a space, with its pinyin where it has one: 四大 → " 四si 大da"."""
    from pypinyin.seg.mmseg import seg

    return "".join(map(_spelt, seg.cut(form)))


@lru_cache(1 << 16)
def _spelt(word: str) -> str:
    """The tokens of a word; a word of the dictionary is read as such, 重庆 chongqing."""
    from pypinyin import lazy_pinyin

    read = lazy_pinyin(word, errors=list)  # type: ignore[arg-type]  # a function of a string, as documented
    return "".join(f" {c}" if c == syllable else f" {c}{syllable}" for c, syllable in zip(word, read, strict=True))


def pattern(form: str) -> str:
    """The regular expression for a folded query in `tokens`: a letter goes on in its syllable or begins the next one.

    So that sidaxingdong, sdxd, sidaxd and 四大xd all find 四大行动.
    """
    steps = [
        _first(form[0]),
        *(_LETTER.format(c) if _LETTERS.match(c) else _CHARACTER + re.escape(c) for c in form[1:]),
    ]
    return "".join(steps)


_LETTER = "(?:[a-z]*+ [^a-z\\n ]?)?{}"
_CHARACTER = "[a-z]*+ "


def _first(char: str) -> str:
    return f" [^a-z\\n ]?{char}" if _LETTERS.match(char) else f" {re.escape(char)}"


def initial(spelt: str) -> str:
    """The letter under which a name stands in a list, by its `tokens`: A to Z, # for all else."""
    first = spelt[1:3].partition(" ")[0][-1:].upper()
    return first if "A" <= first <= "Z" else "#"


def reading(name: str) -> str:
    """The pinyin of a name with tones, for readers: 四大行动 → sì dà xíng dòng; empty where it has no character."""
    from pypinyin import Style, lazy_pinyin

    read = lazy_pinyin(name, style=Style.TONE)
    return " ".join(read) if read != [name] else ""


@cache
def _generic() -> re.Pattern[str]:
    """The nouns for ways of working, 机制, 工作法, 体系, with what is usual before them."""
    nouns = {n for kind in ("mechanism", "method") for n in words("program_heads", kind=kind)}
    longest = "|".join(sorted(map(re.escape, nouns), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?:工作)?(?:{longest})$")


@cache
def _simplified():  # type: ignore[no-untyped-def]
    import opencc

    return opencc.OpenCC("t2s")
