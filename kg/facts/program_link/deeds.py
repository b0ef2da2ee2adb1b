"""Who issued a programme, who carries it out and who calls for it: what is asked first, what only where nothing was said before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.program_link.callers import (
    HELD_TO,
    author_of,
    demanders_of,
    explainer_of,
    introducer_of,
    is_of_others,
    proposers_of,
    signer_of,
)
from kg.facts.program_link.doers import SINCE, by_all, pair, places_after, places_before, subjects_after
from kg.facts.program_link.done import ITS_PAPER, bidden_by_a_meeting, done
from kg.facts.program_link.idle import PERIOD, is_deed, is_idle, is_wanting, of_a_theme
from kg.facts.program_link.papers import both_sides, called_after, issued, set_going, taken_up, told_to
from kg.facts.program_link.sentence import Sentence, Site
from kg.facts.program_link.subjects import HOME, Deed, Doer, demanded, owners, subjects
from kg.facts.program_link.topics import acts_for_a_place, is_country, seat
from kg.facts.program_link.verbs import BROUGHT, Sense, sense_of
from kg.grammar import PROGRAM, Document, compile_pattern
from kg.mentions.place.country import CHINA
from kg.model import Organization, Person, Place, Program, ProgramLink, Relation


def deeds(doc: Document, sentence: Sentence, planned: set[Program]) -> Iterator[ProgramLink]:
    """The links of each programme of the sentence to persons, bodies and places.

    What a document is said to plan is not done by whom the text tells of.
    """
    for site in sentence.sites:
        if not PERIOD.fullmatch(site.program.name):
            for relation, doer, rule in _deeds(doc, site):
                if rule == "carry" + HOME and site.program in planned:
                    continue
                start, end = site.mention.start, site.mention.end
                yield ProgramLink(site.program, relation, doer, start, end, f"program_link.{rule}")
    yield from told_to(sentence)
    yield from taken_up(sentence)


def _deeds(doc: Document, site: Site) -> Iterator[Deed]:
    if _A_BODY.match(site.after) or _in_a_title(site):
        return
    whose, said = owners(doc, site)
    for owner in whose:
        if said or owner != CHINA:
            yield from _owned(owner, said)
    yield from called_after(doc, site)
    if is_wanting(site):
        return
    told = site.sentence.told
    if told is not None and site.program != told and site.program.kind != "document":
        yield from _bidden(site)
        return
    if author := author_of(site):
        yield "promoted_by", author, "author"
    if signer := signer_of(doc, site):
        yield "promoted_by", signer, "signed_by"
    if introducer := introducer_of(doc, site):
        yield "promoted_by", introducer, "introduced"
    if explainer := explainer_of(site):
        yield "promoted_by", explainer, "explained"
    if (
        site.scope.speaker
        and not _in_passing(site)
        and not is_of_others(doc, site)
        and not (_NO_PROGRAM.match(site.after) and not _SET_FORTH.search(site.before))
    ):
        others = demanders_of(site) if site.scope.start == 0 and _HE_DOES.match(site.before) else []
        if not others:
            yield "promoted_by", site.scope.speaker, "speaker"
        for proposer in others or proposers_of(site):
            if proposer != site.scope.speaker:
                yield "promoted_by", proposer, "proposed"
    elif proposers := proposers_of(site) or demanders_of(site):
        yield from (("promoted_by", proposer, "proposed") for proposer in proposers)
        if said:
            yield from _kept_to(doc, site, whose)
        return
    if of_a_theme(site):
        return
    passive = [*_by_whom(site), *set_going(site)]
    yield from passive
    there: list[Deed] = [("implemented_by", place, "where") for place in places_after(site) + places_before(site)]
    yield from there
    seats = {
        seat(actor, doc) if isinstance(actor, Organization) and acts_for_a_place(actor) else None
        for actor in subjects(site)
    }
    passive += there if seats <= {place for _, place, _ in there} else []  # 市委在全市推行P: the city carries it out
    together: list[Deed] = [("implemented_by", state, "together") for state in pair(site)]
    together += [("issued_by", state, "together") for state in both_sides(doc, site)]
    yield from together
    passive += together
    if not (said or passive or author):
        yield from issued(doc, site) if site.program.kind == "document" else done(doc, site)
        if site.program.kind == "document" and site.sense == "carry":
            yield from bidden_by_a_meeting(doc, site)
    elif said:
        yield from _kept_to(doc, site, whose)
    elif site.sense in BROUGHT and all(relation == "implemented_by" for relation, _, _ in passive):
        carriers = {doer for _, doer, _ in passive}
        yield from (("issued_by", doer, "issue") for doer in subjects(site) if doer not in carriers)


def _in_a_title(site: Site) -> bool:
    """Is it but a part of what a title is about: 《“八大工程”读本》?"""
    text, at = site.sentence.slotted.article.text, site.mention.start
    opened = text.rfind("《", max(0, at - 40), at)
    if opened < 0 or text.find("》", opened, at) >= 0:
        return False
    return "关于" not in text[opened:at] and not ITS_PAPER.match(site.after)


def _kept_to(doc: Document, site: Site, owners: list[Doer]) -> Iterator[Deed]:
    """耒阳市落实省委提出的P: what one has issued another carries out."""
    if site.sense == "carry" and is_deed(site):
        doers = subjects(site) or subjects_after(site) or ([CHINA] if by_all(doc, site) else [])
        yield from (("implemented_by", doer, "carry") for doer in doers if doer not in owners)


def _bidden(site: Site) -> Iterator[Deed]:
    """The ways of working that a printed document bids its place to keep to; what it plans to do is not yet done."""
    moved = site.sense not in {"", "none"} and not site.set_phrase
    topic = site.sentence.topic
    if site.program.kind in {"method", "service"} and moved and isinstance(topic, Place):
        yield "implemented_by", topic, "bidden"


_HE_DOES = compile_pattern("[^，。；他她]{0,6}{person}")
"""A sentence behind a speech that begins with somebody else."""
_SET_FORTH = re.compile("(?:作出|提出|发表)(?:了|的)?$")
"""作出“两个巩固”的重要论述: it is what is said."""
_PRAISED = compile_pattern(
    "(?:赞赏|赞扬|评价|感谢|钦佩)(?![^，。；]*(?:支持|愿|践行))[^，。；]*(?:提出|倡导|倡议|发起|推动)的(?:{program}[、和与及]?)*$"
)
"""What another has put forward is praised, and not called for."""
_BACKED = re.compile("[^。；]{0,24}(?:支持|响应|愿|参与)")


_SO_FAR = re.compile("(?:目前|截至|多年来|已经?(?!成)|先后)[^。；]*$")
"""How things have come to be is told; who says so and no more calls for nothing."""
_DONE = re.compile("(?<!为)了[^，。；了]{0,8}$")
"""What has been carried out (开展了P) is told, whoever tells it."""


def _in_passing(site: Site) -> bool:
    """A document is called for only where something is to be done with it; a theme and what is praised are not."""
    if of_a_theme(site) or (not site.scope.calls and SINCE.match(site.after)):
        return True
    if _PRAISED.search(site.before) and not _BACKED.match(site.after):
        return True
    if not site.scope.calls and _SO_FAR.search(site.before) and not HELD_TO.search(site.sentence.text):
        return True
    if site.sense in {"carry", "order"} and _DONE.search(site.before) and not demanded(site):
        return True
    put_out = site.sense == "issue" and not site.scope.calls and not HELD_TO.search(site.before)
    idle = site.program.kind == "document" and (put_out or site.sense in {"", "none", "talk"}) and not site.set_phrase
    return site.sense == "pass" or idle


_BODIES = "(?:[{place}{organization}](?:等|联合|会同|[、和与及])?)+"
_IN_PASSIVE = (
    f"(?:中华人民共和国)?(?:第[^，。；]{{1,5}}届)?(?P<doers>{_BODIES})(?P<does>[^，。；：{{program}}{{place}}{{organization}}]{{1,20}})"
    f"(?:[、，](?P<more>{_BODIES})[^，。；：{{program}}{{place}}{{organization}}]{{0,4}}(?:承办|实施))?"
)
_BY_WHOM = compile_pattern(
    f"{{program}}(?:、?{{program}})*[^，。；：{{program}}{{place}}{{organization}}]{{0,6}}(?:由|是由|，(?:[{{time}}]|近日|日前)?由|经|已经){_IN_PASSIVE}"
)
_THAT_BY_WHOM = compile_pattern("[，。；](?:据[^，。；]{1,3}，)?(?P<head>[一-龥]{2})(?:是|[{time}])?由" + _IN_PASSIVE)
"""“清湖行动”启动。行动由甲局主办，乙局承办."""
_LED_BY = compile_pattern(
    "由(?P<doers>(?:[{place}{organization}][、和与及]?)+)等?(?:[^，。；]{0,4}部门|单位)?(?:共同|联合)?"
    f"(?:牵头|主导|负责|主抓|主办|举办|承办|组织实施|组织开展)(?:[、，](?P<more>{_BODIES})[^，。；：“{{place}}{{organization}}]{{0,4}}承办)?[^。；：“]{{0,20}}的(?!纪念|庆祝|有关|关于)[^，。；：{{place}}{{organization}}的]{{0,14}}$"
)
_AGREES = re.compile("通过|达成|缔结")
_LEADS = re.compile("牵头|负责|主导|举办|组织")


def _by_whom(site: Site) -> Iterator[Deed]:
    """《…》由甲局、乙局发布; P由甲县实施; 由甲局牵头、十个部门组成的P; P启动。该行动由甲局主办."""
    sentence = site.sentence
    text = sentence.slotted.text
    led = _LED_BY.search(site.before) if "由" in site.before else None
    found = None if is_idle(site) else _BY_WHOM.match(text, site.index, sentence.end) or _that_by_whom(site)
    for said, base in ((led, sentence.start), (found, 0)):
        if said is None:
            continue
        relation = "implemented_by" if said is led else _passive(said["does"])
        if relation is None:
            continue
        spans = [said.span(row) for row in ("doers", "more") if said[row]]
        doers = [
            m.value
            for first, last in spans
            for m in sentence.slotted.among(base + first, base + last, "place", "organization")
            if isinstance(m.value, Place | Organization)
        ]
        ahead = said[0].partition(said["doers"])[0]
        if "分别" in ahead and 1 < len(doers) >= ahead.count(PROGRAM) > 0:
            doers = doers[-ahead.count(PROGRAM) :][:1]  # 《甲办法》《乙办法》分别由甲县、乙县印发: each its own
        yield from ((relation, doer, "passive") for doer in doers)


def _passive(does: str) -> Relation | None:
    """What is said of the doer of a passive by `does`, the rest of its clause."""
    sense = sense_of(does)
    if sense in BROUGHT or _AGREES.search(does):
        return "issued_by"
    return "implemented_by" if sense in {"carry", "order"} or _LEADS.search(does) else None


def _that_by_whom(site: Site) -> re.Match[str] | None:
    """The clause or sentence behind a programme that takes it up by its last word, and says who does it."""
    text, at = site.sentence.slotted.text, site.index
    if text.find("由", at, site.sentence.end + 24) < 0:
        return None
    found = _THAT_BY_WHOM.search(text, at, site.sentence.end + 80)
    last = found is not None and PROGRAM not in text[at + 1 : found.start()] and found.start() < site.sentence.end
    if found is None or not last:
        return None
    called = _BARE.sub("", site.program.name).endswith(found["head"])
    return found if called or text.startswith(found["head"], at + 1) else None


_BARE = re.compile("（[^）]*）$")


def _owned(owner: Doer, said: Sense) -> Iterator[Deed]:
    """省委提出的: issued; 该县实施的: implemented; 该县首创的: both."""
    if isinstance(owner, Person):
        yield "promoted_by", owner, "of"
        return
    if said != "carry":
        yield "issued_by", owner, "of"
    if said == "carry" or (said == "origin" and not acts_for_a_place(owner) and not is_country(owner)):
        yield "implemented_by", owner, "of"


_A_BODY = compile_pattern("{program}[^，。；：、]{0,6}(?:指导组|督导组|巡视组|督查组|检查组|宣讲团)")
_NO_PROGRAM = compile_pattern("{program}(?:沿线|共建国|[^，。；：]{0,10}的?重要(?:指示|论述|讲话|批示))")
