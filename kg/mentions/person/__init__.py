"""Mentions of kind person: evidence by rules, then every further mention of the names found, then one kind a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg import lexicon
from kg.grammar import TRIGGERS, Document, Hit, Rule, Slotted, gate, leftmost, run_on
from kg.mentions.han import is_han
from kg.mentions.person.anyone import item_at
from kg.mentions.person.costs import SOUND, WORDS
from kg.mentions.person.foreign import SOUNDS
from kg.mentions.person.kinds import strongest
from kg.mentions.person.plain import BEGINNINGS, NAMED_AFTER, candidates, plain
from kg.mentions.person.plain import RULES as PLAINLY
from kg.mentions.person.rules import RULES as EVIDENCE
from kg.mentions.person.shape import DOTS, NEVER_THIRD, WORD_SURNAMES, chinese_at, edge, is_name
from kg.model import Mention, MentionKind, Person, PersonKind, Place

CREDIT, AGAIN = "person.credit", "person.again"
HIDDEN: tuple[MentionKind, ...] = ("number", "time", "place", "program")  # what a name may turn out to be instead
KNOWN, PLAIN, BY_SOUND = "person.known", "person.plain", "person.sounds"
# Names of doctrines hold a name that does not count as a mention of the person.
DOCTRINE = re.compile(
    "新时代中国特色|(?:经济|法治|外交|强军|生态文明|文化|治国理政)?思想|理论|主义|精神|著作选读|文选|选集"
)
RULES: tuple[Rule, ...] = (*EVIDENCE, *PLAINLY)
gate(EVIDENCE)
_RANK = {name: n for n, name in enumerate((CREDIT, KNOWN, *(rule.name for rule in EVIDENCE), PLAIN, BY_SOUND, AGAIN))}
# What says outright who somebody is goes before what only lets it be guessed.
_WEIGHT = {
    "person.post": 0,
    "person.role": 0,
    "person.serving": 0,
    "person.in-apposition": 0,
    "person.appointed": 0,
    "person.appointed-on": 0,
    "person.signed": 3,
    "person.titled": 1,
    "person.list": 2,
    CREDIT: 3,
    KNOWN: 8,
    PLAIN: 10,
    BY_SOUND: 10,
}
GUESSED = (PLAIN,)
_KNOWN: dict[str, Person] = {
    name: Person(name, r["kind"])  # type: ignore[arg-type]
    for r in reversed(lexicon.rows("known_persons"))
    for name in r["names"].split()
}
_KNOWN_WORDS = TRIGGERS.of_group([*_KNOWN, *BEGINNINGS])
AGAIN_AND_AGAIN = 2
FEW = 6  # names that are sooner looked for one by one than by an automaton of their own
LIST_MARKS = ("、", "和", "与", " ")
ITEM = re.compile("[、 和与](?P<name>[一-鿿]{2,3})(?=[、 ，。；（]|等)")
FIRST = re.compile("(?:^|[，。；：\n])(?P<name>[一-鿿]{2,4})、$")
ATTENDING = re.compile("(?:出席|参加|列席|就座|与会|陪同)[^。；]{0,16}(?:有|是|：)[^。；，、]{0,6}$")
DOT = re.compile(f"[{DOTS}]")
DOT_OR_SOUND = re.compile(f"[{DOTS}{''.join(sorted(SOUND))}]")
_LAST_PART = re.compile(f"[^{DOTS}]+$")


def find(doc: Document) -> list[Mention]:
    held = (passage.of(_KNOWN_WORDS) for passage in doc.held().values() if passage.groups & _KNOWN_WORDS)
    hits = leftmost(chain.from_iterable(held))
    told = list(known(doc, hits))
    evidence = [*credited(doc), *(m for m in (*told, *by_rules(doc)) if allowed(doc, m))]
    persons, found = repeated(doc, evidence)
    begun = [start for start, _, word in hits if word not in _KNOWN]
    if more := list(plainly(doc, [*found, *told], begun)):
        persons, found = repeated(doc, [*evidence, *more])
    if between := list(among_names(doc, found)):
        persons, found = repeated(doc, [*evidence, *more, *between])
    persons |= {name: Person(persons[name].name, "official") for name in listed_with(doc, found, persons)}
    return [Mention("person", m.start, m.end, persons[name_of(m)], m.rule) for m in found]


def among_names(doc: Document, found: list[Mention]) -> Iterator[Mention]:
    """The items of a list that nothing else explains, where two that stand beside them are names: 李红、路步炎、王建国; the
    first where the next two are."""
    text = doc.article.text
    starts, ends = {m.start for m in found}, {m.end for m in found}
    for m in found:
        listed, item = text[m.start - 1 : m.start] in LIST_MARKS and m.start - 1 in ends, ITEM.match(text, m.end)
        while item is not None:
            start, end = item.span("name")
            goes_on = text[end : end + 1] in LIST_MARKS and end + 1 in starts
            sure = listed or goes_on
            if start in starts or not (is_name(item["name"], 2 * sure) or (sure and item_at(text, start) == end)):
                break
            new = Mention("person", start, end, Person(item["name"], "private"), PLAIN)
            if not allowed(doc, new):
                break
            yield new
            item = ITEM.match(text, end)
        goes_on = text[m.end : m.end + 1] == "、" and m.end + 1 in starts
        before = FIRST.search(text, max(0, m.start - 6), m.start) if goes_on else None
        whole = before is not None and before.start("name") not in starts and before["name"][0] not in WORD_SURNAMES
        if before is not None and whole and is_name(before["name"], 2):
            first = Mention("person", *before.span("name"), Person(before["name"], "private"), PLAIN)
            if allowed(doc, first):
                yield first


def listed_with(doc: Document, found: list[Mention], persons: dict[str, Person]) -> Iterator[str]:
    """The names that nothing but a list explains, where it is one of officials: 出席会议的有李红、张伟、王建国."""
    text, row = doc.article.text, list[Mention]()
    for m in [*found, None]:
        if m is not None and row and text[row[-1].end : m.start] in LIST_MARKS:
            row.append(m)
            continue
        if len(row) > 2:
            kinds = [persons[name_of(x)].kind for x in row]
            before = text[max(0, row[0].start - 24) : row[0].start]
            if "official" in kinds or ATTENDING.search(before):
                yield from (name_of(x) for x, kind in zip(row, kinds, strict=True) if kind == "private")
        row = [m] if m is not None else []


def repeated(doc: Document, evidence: list[Mention]) -> tuple[dict[str, Person], list[Mention]]:
    """The persons by the names that the article has for them, and all mentions of these."""
    surer = {name_of(m) for m in evidence if m.rule not in GUESSED}
    evidence = [m for m in evidence if m.rule not in GUESSED or name_of(m)[:-1] not in surer]
    evidence = [longer(doc, m) for m in evidence]
    sure = {name_of(m) for m in evidence if m.rule == KNOWN}
    evidence = [m for m in evidence if not (name_of(m)[-1] in "同和与向" and name_of(m)[:-1] in sure)]  # 李强|同
    if not evidence:
        return {}, []
    found = without_overlaps(evidence)
    persons = persons_of(evidence, {name_of(m) for m in found})
    told = {(m.start, m.end) for m in found}
    more = [m for m in again(doc, persons) if (m.start, m.end) not in told]
    return persons, without_overlaps([*found, *more]) if more else found


def longer(doc: Document, m: Mention) -> Mention:
    """朱水平 for 朱水, where the two characters are named again and again and always go on with the same third."""
    name, text = name_of(m), doc.article.text
    third = text[m.end : m.end + 1]
    if (
        m.rule in ("person.post", "person.abroad", "person.titled")
        and m.end - m.start > 2
        and sounds_on(text, m, third)
    ):
        person = replace(m.value, name=name + third) if isinstance(m.value, Person) else m.value
        return replace(m, end=m.end + 1, value=person)
    if (
        m.end - m.start != 2
        or m.rule not in ("person.post", "person.titled")
        or not is_han(third)
        or third in NEVER_THIRD
    ):
        return m
    times = text.count(name)
    if times < AGAIN_AND_AGAIN or edge(text, m.end) or text.count(name + third) != times:
        return m
    person = replace(m.value, name=name + third) if isinstance(m.value, Person) else m.value
    return replace(m, end=m.end + 1, value=person)


def sounds_on(text: str, m: Mention, last: str) -> bool:
    """Whether a foreign name goes on with a character that is no usual sound, wherever it stands: 阿尔克|明."""
    name = text[m.start : m.end]
    if not is_han(last) or last in NEVER_THIRD or edge(text, m.end) or not SOUNDS.issuperset(name):
        return False
    times = text.count(name)
    return times >= AGAIN_AND_AGAIN and text.count(name + last) == times and edge(text, m.end + 1) > 0


def name_of(m: Mention) -> str:
    assert isinstance(m.value, Person)
    return m.value.name


def persons_of(evidence: list[Mention], names: set[str]) -> dict[str, Person]:
    """One record a name, of the kind that the best evidence gives; a part of a dotted name means the whole.

    The first only where it is that of one name, and long or with evidence of its own.
    """
    whole = first_parts(names) | {part: name for name in sorted(names) if (part := last_part(name))}
    kinds: dict[str, dict[int, list[PersonKind]]] = {}
    for m in evidence:
        name = whole.get(name_of(m), name_of(m))
        if name in names and isinstance(m.value, Person):
            kinds.setdefault(name, {}).setdefault(_WEIGHT.get(m.rule, 9), []).append(m.value.kind)
    best = {name: Person(name, _kind(by_weight)) for name, by_weight in kinds.items()}
    return best | {part: best[name] for part, name in whole.items()}


def _kind(by_weight: dict[int, list[PersonKind]]) -> PersonKind:
    """The kind that the strongest evidence gives; whom every reader knows is no private person."""
    kind, known_as = strongest(by_weight[min(by_weight)]), by_weight.get(_WEIGHT[KNOWN])
    return strongest(known_as) if kind == "private" and known_as else kind


def first_parts(names: set[str]) -> dict[str, str]:
    """买买提江·艾山 is called 买买提江 by those who know him: from the first part to the name, where it is one name's alone."""
    first = [(DOT.split(name)[0], name) for name in sorted(names) if DOT.search(name)]
    often = Counter(part for part, _ in first)
    return {part: name for part, name in first if often[part] == 1 and (len(part) > 2 or part in names)}


def last_part(name: str) -> str | None:
    """What follows the last dot of a name: 莱希 of 赛义德·莱希."""
    part = _LAST_PART.search(name)
    return part[0] if part and 1 < len(part[0]) < len(name) else None


def credited(doc: Document) -> Iterator[Mention]:
    """Who wrote the article or took its pictures."""
    for credit in doc.article.credits:
        yield Mention("person", credit.start, credit.end, Person(credit.name, "journalist"), CREDIT)


def known(doc: Document, hits: list[Hit]) -> Iterator[Mention]:
    """Those whom every reader knows by name, where they stand by that name alone."""
    text = doc.article.text
    for start, end, word in hits:
        if word not in _KNOWN:
            continue
        around = text[start - 1 : start] + text[end : end + 1]
        if (
            DOT_OR_SOUND.search(around)
            if end - start < 3 and SOUND.keys() >= set(text[start:end])
            else DOT.search(around)
        ):
            continue  # 斯诺|克, 马克思·卢布里克
        if NAMED_AFTER.match(text, end):
            continue  # 某某奖, 某某中学
        if end - start > 2 or chinese_at(text, start, 2) in (None, end):
            yield Mention("person", start, end, _KNOWN[word], KNOWN)


def plainly(doc: Document, found: list[Mention], begun: list[int]) -> Iterator[Mention]:
    """Names without evidence, where none has been `found` (or known, if only in that of a doctrine); `begun` holds offsets at which a name may begin."""
    taken = {at for m in found for at in range(m.start, m.end)}
    for rough in doc.slotted("title", "body", "caption", hide=HIDDEN):
        first, last = rough.passage.start, rough.passage.end
        spots = candidates(rough.text)
        if not spots and not begun:
            continue
        open_to = {*map(rough.offset, spots), *(at for at in begun if first <= at < last)}
        open_to -= taken
        if not open_to:
            continue
        text = doc.slot(rough.passage)
        for m in plain(text, [text.index(at) for at in sorted(open_to) if not in_slot(text, at)]):
            if taken.isdisjoint(range(m.start, m.end)) and not DOCTRINE.match(doc.article.text, m.end):
                yield m


def in_slot(text: Slotted, offset: int) -> bool:
    return text.index(offset) in text.mentions


def by_rules(doc: Document) -> Iterator[Mention]:
    for text in doc.slotted("title", "body", "caption", hide=HIDDEN):
        yield from run_on(EVIDENCE, doc, text)


def allowed(doc: Document, found: Mention) -> bool:
    """No doctrine, and no cut through something that earlier layers have read; a name that is a place needs a post."""
    if DOCTRINE.match(doc.article.text, found.end):
        return False
    for old in doc.overlapping(found.start, found.end):
        inside = found.start <= old.start and old.end <= found.end
        if old.kind == "place" and found.end - old.end == 1 and doc.article.text[old.end] in "同与和":
            return False  # 在|柏林|同|法国总理
        if isinstance(old.value, Place) and old.value.level == "country" and old.start == found.start and inside:
            return False  # 秘书长|索马里|特别代表
        if old.kind in ("place", "organization") and old.start <= found.start and found.end <= old.end:
            whole = found.start == old.start and found.end == old.end
            named = found.rule in ("person.post", "person.list") and old.kind == "place" and whole
            return named and old.rule in ("place.short", "place.named")
        if not inside:
            return False
    return True


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Of readings that share a character the one whose name is found more often, then by the stronger rule."""
    unique = list({(m.start, m.end, m.rule): m for m in mentions}.values())
    often = Counter(name for name, _ in {(name_of(m), m.start): 0 for m in unique})
    unique.sort(key=lambda m: (-often[name_of(m)], _RANK[m.rule], m.start, -m.end))
    taken: set[int] = set()
    kept = []
    for m in unique:
        if taken.isdisjoint(range(m.start, m.end)):
            taken.update(range(m.start, m.end))
            kept.append(m)
    return sorted(kept, key=lambda m: m.start)


def stretches(text: str, names: list[str]) -> list[tuple[int, int]]:
    """Where the names stand in the text, the leftmost and longest of those that overlap."""
    if len(names) > FEW:
        words = AhoCorasick(names, MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
        return [(start, end) for _, start, end in words.find_matches_as_indexes(text)]
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    found.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def again(doc: Document, persons: dict[str, Person]) -> Iterator[Mention]:
    """Every other place where a name of the article stands; of names with a dot also their last part."""
    text = doc.article.text
    hits = stretches(text, list(persons))
    starts = {start for start, _ in hits}
    hidden = [p for p in doc.article.passages if p.kind == "masthead"]
    for start, end in hits:
        name = text[start:end]
        begins = start == 0 or text[start - 1] in "。\n"
        sure = end - start > 2 or edge(text, end) or end in starts or (begins and name not in WORDS)
        if sure and not DOCTRINE.match(text, end) and not any(p.start <= start < p.end for p in hidden):
            yield Mention("person", start, end, persons[name], AGAIN)
