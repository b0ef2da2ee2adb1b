"""Who calls for a programme in so many words: proposes it, decides on it, asks for it."""

from __future__ import annotations

import re

from kg.facts.program_link.sentence import Site
from kg.grammar import SLOTS, compile_pattern
from kg.model import Person

_PROPOSED = compile_pattern(
    "(?:^|[，。；）)])[^，。；：{person}的]{0,24}(?P<who>{person}){post}?[^，。；：“《{person}的]{0,24}?"
    "(?:(?:首次|创造性|率先|亲自|郑重)?地?(?:提出|倡导|倡议|发起|宣布|擘画)|(?:、?亲自(?:谋划|部署|推动|指挥|决策|擘画))+)了?"
    "(?:[^，。；：“《{person}{program}]{0,10}|(?:{program}[、和与及]?)+)$"
)
_OWN_IDEA = compile_pattern(
    "{program}(?:[^，。；{program}{person}]{0,4}，)?是[^，。；：“《{program}{person}]{0,8}(?P<who>{person})[^。；：“《{program}{person}]{0,40}?"
    "(?:提出|倡导|倡议|发起|擘画|谋划|部署|推动|决策)的"
)


def proposer_of(site: Site) -> Person | None:
    """Who is told to have proposed a programme: 李某在论坛开幕式上首次提出P."""
    if SLOTS["person"] in site.before and (found := _PROPOSED.search(site.before)):
        return _who(site, found.start("who"))
    found = _OWN_IDEA.match(site.after)
    return _who(site, len(site.before) + found.start("who")) if found else None


_CARES = compile_pattern(
    "(?P<who>{person}){post}?(?:(?:[^，。；：“《{person}{program}]{0,12}(?:对|就|围绕)|[^。；：“《{person}{program}]{0,24}，(?:并|还)?就"
    "|[^；。：“《{person}{program}]{0,40}[做作]出了?|(?:关于|(?:对|给){place}?的?|提出的|赋予{place}?的?))[^，。；：“《{person}{program}的]{0,8})?$"
)
_CARED_FOR = compile_pattern(
    "{program}[^，。；：{program}]{0,8}(?:(?:提出|作出|作了|进行|讲|谈)了?[^，。；：]{0,6}(?:要求|部署|指示|批示|强调|安排|意见|建议)"
    "|的?(?:重要|殷切|殷殷|总|明确|具体|目标)*(?:要求|指示|嘱托|论述|论断|定位|希望|期望|期许|号召|决策|部署|判断))"
)
_ASKS_NEXT = compile_pattern(
    "{program}[^，。；：{program}]{0,8}，[^，。；：“{program}{person}]{0,10}(?P<who>{person}){post}?[^，。；：{program}{person}]{0,6}(?:提出|作出|作了|讲)了?[^，。；：]{0,6}(?:要求|部署|指示|强调|安排|意见)"
)
_ABOUT = re.compile("(?:^|[，。；])[^，。；]{0,4}(?:就|对|围绕)[^，。；]{0,10}$")


def demander_of(site: Site) -> Person | None:
    """王建国对P作出部署, 习近平对青海P的要求; 就抓好P，王建国提出要求."""
    if site.set_phrase:
        return None
    if SLOTS["person"] in site.before[-48:] and _CARED_FOR.match(site.after):
        found = _CARES.search(site.before)
        return _who(site, found.start("who")) if found else None
    found = _ASKS_NEXT.match(site.after) if _ABOUT.search(site.before) else None
    return _who(site, len(site.before) + found.start("who")) if found else None


def _who(site: Site, at: int) -> Person | None:
    """The official or leader that stands `at` a place of the sentence."""
    who = site.sentence.slotted.mentions[site.sentence.start + at].value
    return who if isinstance(who, Person) and who.kind in {"official", "leader"} else None
