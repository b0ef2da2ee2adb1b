"""Who calls for a programme in so many words: proposes it, decides on it, asks for it."""

from __future__ import annotations

import re

from kg.facts.program_link.sentence import Site
from kg.grammar import SLOTS, compile_pattern
from kg.model import Person

_PROPOSED = compile_pattern(
    "(?:^|[，。；）)])[^，。；：{person}的]{0,24}(?P<who>{person}){post}?[^，。；：“《{person}的]{0,24}?(?:首次|创造性|率先|亲自|郑重)?地?(?:提出|倡导|倡议|发起|宣布|擘画)了?"
    "(?:[^，。；：“《{person}{program}]{0,10}|(?:{program}[、和与及]?)+)$"
)


def proposer_of(site: Site) -> Person | None:
    """Who is told to have proposed a programme: 李某在论坛开幕式上首次提出P."""
    return _who(site, _PROPOSED.search(site.before)) if SLOTS["person"] in site.before else None


_CARES = compile_pattern(
    "(?P<who>{person}){post}?(?:[^，。；：“《{person}{program}]{0,12}(?:对|就|围绕)|[^；。：“《{person}{program}]{0,40}[做作]出了?"
    "|(?:关于|(?:对|给){place}?的?|提出的|赋予{place}?的?))[^，。；：“《{person}{program}的]{0,8}$"
)
_CARED_FOR = compile_pattern(
    "{program}[^，。；：{program}]{0,8}(?:(?:提出|作出|作了|进行)了?[^，。；：]{0,6}(?:要求|部署|指示|批示|强调|安排)"
    "|的?(?:重要|殷切|总|明确|具体|目标)*(?:要求|指示|嘱托|论述|论断|定位|希望|期望|决策|部署|判断))"
)


def demander_of(site: Site) -> Person | None:
    """王建国对P作出部署, 习近平对青海P的要求."""
    if SLOTS["person"] not in site.before[-30:] or site.set_phrase or not _CARED_FOR.match(site.after):
        return None
    return _who(site, _CARES.search(site.before))


def _who(site: Site, found: re.Match[str] | None) -> Person | None:
    """The official or leader that a phrase before a programme names."""
    if found is None:
        return None
    who = site.sentence.slotted.mentions[site.sentence.start + found.start("who")].value
    return who if isinstance(who, Person) and who.kind in {"official", "leader"} else None
