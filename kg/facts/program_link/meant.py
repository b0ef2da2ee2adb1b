"""Whom words mean that name nobody: 当地, 该县, 镇里, 学校, 该局, 我院."""

from __future__ import annotations

import re

from kg.facts.program_link.doers import SINCE
from kg.facts.program_link.sentence import Site
from kg.facts.program_link.topics import GOVERNED
from kg.grammar import Document, compile_pattern
from kg.lexicon import rows, words
from kg.mentions.post.titles import NOUN_ENDS
from kg.model import Organization, Place, Post

_OF_THEM = "时间|的|群众|居民|村民|百姓|农民|[人媒]|[、和与及级内外园区]"
"""What follows a word for a place or body that is not itself meant: 医院的, 全村群众."""
_HERE = compile_pattern(
    "(?:^|[，。；：]|{time}|近年来|以来|同时|随后)(?:也|还|则|便|由)?"
    "(?:(?:当地|这里|该(?P<level>[省市州盟县区旗乡镇村])|(?P<inner>[县乡镇村])(?:里|上|两委)|全(?P<all>[乡镇村]))(?!"
    + _OF_THEM
    + ")|(?=(?P<that>[该全我本]|这[个家所座支])?(?P<word>[一-龥]{1,8})))"
)
_NO_BODY = re.compile(_OF_THEM + "|们|[会业场门]")
_FIELDS = (field for r in rows("departments") for field in (r["stem"], *r["shorts"].split("|")))
_NOUNS = frozenset(
    noun
    for noun in (*words("org_heads", anchor="free"), *words("org_heads", anchor="place"), *NOUN_ENDS)
    if len(noun) > 1
).union(("基地", "开发区", "特区政府", "社区", "街道"), (field + "局" for field in _FIELDS))
"""Words for bodies that stand alone: 学校, 派出所, 水利局; those of one letter only behind 该 or 我, and before 里: 该局, 厂里."""
_LONGEST = 6
_SHORT = frozenset("局院校厂矿站所")
_OF_ONE_LETTER = _SHORT | frozenset("场团连队行社馆村镇乡")
_ALIKE = {"特区政府": "政府", "基地": "企业"}
_NEAR = {"prefecture", "county", "township", "village"}
_LEVELS = {
    **dict.fromkeys("省", frozenset(("province",))),
    **dict.fromkeys("市州盟", frozenset(("prefecture", "county"))),
    **dict.fromkeys("县区旗", frozenset(("county",))),
    **dict.fromkeys("乡镇", frozenset(("township",))),
    **dict.fromkeys("村", frozenset(("village",))),
}


def that_one(doc: Document, site: Site) -> tuple[Place | Organization | None, bool]:
    """今年，当地推行P; 镇里推行P; P实施以来，该市…: the last place or body of the kind that the passage names before.

    我局, who speaks of itself, may be named but once and elsewhere: in the headline, or by who sends the report in.
    The second value tells whether there is such a word: a body that is not known here acts, and not whom the text tells of.
    """
    begin = max(0, site.scope.start - site.sentence.start)
    here, noun, shift = None, "", 0
    for found in _HERE.finditer(site.before, begin):
        body = _noun(found)
        if body or not found["word"]:
            here, noun = found, body
    if here is None and (since := SINCE.match(site.after)):
        here, shift = _HERE.match(site.after, since.end() - 1), len(site.before)
        noun = _noun(here) if here else ""
    if here is None or (here["word"] and not noun):
        return None, False
    slotted, at = site.sentence.slotted, site.sentence.start + here.start() + shift
    first = slotted.text.rfind("\n", 0, at) + 1
    values = [slotted.mentions[i].value for i in slotted.slots(first, at + 1)][::-1]
    named = [value.organization if isinstance(value, Post) else value for value in values]  # 市水利局局长说，该局…
    if noun:
        bodies = [b for b in (*named, site.sentence.topic) if isinstance(b, Place | Organization)]
        meant = next((b for b in bodies if _is_called(b, noun)), None)
        return meant or (_only_one(doc, noun) if here["that"] in ("我", "本") else None), True
    level = here["level"] or here["inner"] or here["all"]
    levels = _LEVELS[level] if level else _NEAR
    topic = site.sentence.topic
    there = topic if not level and isinstance(topic, Place) and topic.level in GOVERNED else None
    return next((p for p in named if isinstance(p, Place) and p.level in levels), there), level is not None


def _noun(found: re.Match[str]) -> str:
    """The word for a body with which a clause begins."""
    word, that = found["word"] or "", found["that"]
    for length in range(min(len(word), _LONGEST), 1, -1):
        if word[:length] in _NOUNS:
            return "" if _NO_BODY.match(word, length) else word[:length]
    alone = that and word[:1] in (_SHORT if that == "全" else _OF_ONE_LETTER) and not _NO_BODY.match(word, 1)
    return word[:1] if alone or (word[:1] in _SHORT and word[1:2] == "里") else ""


def _is_called(body: Place | Organization, noun: str) -> bool:
    noun = _ALIKE.get(noun, noun)
    ends = NOUN_ENDS.get(noun)
    return ends.search(body.name) is not None if ends else body.name.endswith(noun)


def _only_one(doc: Document, noun: str) -> Organization | None:
    bodies = {m.value for m in doc.mentions("organization") if isinstance(m.value, Organization)}
    meant = [body for body in bodies if _is_called(body, noun)]
    return meant[0] if len(meant) == 1 else None
