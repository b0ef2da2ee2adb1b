"""Parts of a numbered or composite programme, as the text lists them before the name, after it or inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule
from kg.mentions.program.lists import Spans, after, before, count_of, is_set, numeral, split
from kg.mentions.program.vocabulary import FIGURES, HEADS, TAIL, plain
from kg.model import Component, Mention, Program

RULES: tuple[Rule, ...] = ()


def find(doc: Document) -> list[Component]:
    found: list[Component] = []
    taken: set[tuple[str, str]] = set()
    for mention in doc.mentions("program"):
        for rule, parts in _readings(doc, mention):
            for position, (start, end) in enumerate(parts, 1):
                program = mention.value
                name = plain(doc.article.text[start:end]).strip("、，。 ")
                if isinstance(program, Program) and name and (program.name, name) not in taken:
                    taken.add((program.name, name))
                    found.append(Component(program, name, position, start, end, rule))
            if parts:
                break
    return found


def _readings(doc: Document, mention: Mention) -> Iterator[tuple[str, Spans]]:
    """The places where parts may stand, the surest first; the first that gives parts is taken."""
    text = doc.article.text
    passage = next(p for p in doc.article.passages if p.start <= mention.start < p.end)
    count = count_of(text[mention.start : mention.end])
    if isinstance(mention.value, Program) and mention.value.kind != "document":
        yield "component.inside", inside(text, mention)
        if not is_set(text[mention.start : mention.end]):
            yield "component.before", before(text, passage.start, mention.start, count)
    if count and not is_set(text[mention.start : mention.end]):
        yield "component.after", after(text, mention.end, passage.end, count)
        yield "component.aspects", aspects(text, mention.end, passage.end, count)
        yield "component.refrain", refrain(doc, mention, count)
        yield "component.alike", alike(text, passage.start, passage.end, count)
    yield "component.in_it", in_it(text, mention, passage.end)


def inside(text: str, mention: Mention) -> Spans:
    """搬得出、稳得住、能致富 → its members; 重点项目周研判、月报告制度 → 周研判, 月报告."""
    name = text[mention.start : mention.end]
    quoted = re.match('[“「"]([^“”」"]+)[”」"]', name)
    start = mention.start + (1 if quoted else 0)
    body = quoted[1] if quoted else name[: -len(_head(name))] if _head(name) else name
    parts = split(body, start, "[、，,；·—－]")
    tail = TAIL.match(text, mention.start + quoted.end()) if quoted else None
    if len(parts) < 2 or name.startswith("《") or (tail and tail["last"] and tail.end() <= mention.end):
        return []
    if not quoted:
        if not re.search("、", body):
            return []
        length = parts[1][1] - parts[1][0]
        first = parts[0]
        parts[0] = (max(first[0], first[1] - length), first[1])
    return parts


def _head(name: str) -> str:
    return next((name[-k:] for k in range(8, 1, -1) if name[-k:] in HEADS), "")


def aspects(text: str, begin: int, stop: int, count: int) -> Spans:
    """…六项措施，从培训、考核、表扬、关爱、聘用、监督6个方面明确…"""
    for found in re.finditer("([0-9]{1,2}|[一二三四五六七八九十两]{1,2})个?方面", text[begin : min(stop, begin + 120)]):
        number = int(found[1]) if found[1].isdigit() else numeral(found[1])
        if number == count:
            return before(text, begin, begin + found.start(), count)
    return []


def refrain(doc: Document, mention: Mention, count: int) -> Spans:
    """“五个坚持” → the clauses that begin with 坚持 at the beginning of a sentence; “三度” → “加力度”, “拓广度”, “显温度”."""
    text, name = doc.article.text, plain(doc.article.text[mention.start : mention.end])
    if told := re.fullmatch("[^个]{1,3}个([\u4e00-\u9fff]{2})", name):
        parts = [m.span(1) for m in re.finditer(f"(?:^|[。；：\n])({told[1]}[^，。；\n]{{3,40}})", text)]
        return parts[:count] if len(parts) >= max(2, count - 1) else []
    if len(name) == 2:
        parts = [
            m.span(1) for m in re.finditer(f"“([^“”]{{1,4}}{name[1]})”", text) if m[1] != name and m[1] not in FIGURES
        ]
        distinct = list({text[a:b]: (a, b) for a, b in reversed(parts)}.values())[::-1]
        return distinct if len(distinct) == count else []
    return []


def alike(text: str, floor: int, stop: int, count: int) -> Spans:
    """A list in the same paragraph with as many members as the name announces (four at least), all of one length."""
    if count < 5:
        return []
    run = re.compile(f"([\u4e00-\u9fff]{{2,8}})((?:、[\u4e00-\u9fff]{{2,8}}){{{count - 1}}})(?!、)")
    for found in run.finditer(text, floor, stop):
        members = split(found[2], found.start(2), "、")
        length = members[0][1] - members[0][0]
        if all(b - a == length for a, b in members[:-1]) and found.end(1) - found.start(1) >= length and length > 3:
            members[-1] = (members[-1][0], members[-1][0] + length)
            return [(found.end(1) - length, found.end(1)), *members]
    return []


def in_it(text: str, mention: Mention, stop: int) -> Spans:
    """在督导考核机制中，…实行一月一督导、一月一通报、季度一评比…"""
    if text[mention.start - 1 : mention.start] != "在" or text[mention.end : mention.end + 1] != "中":
        return []
    for listing in re.finditer(
        "(?:建立了?|实行|推行|设立了?|严格实行)([^，。；“”]*、[^，。；“”]*?)(?:等[^，。；]{2,4})?[，。；]",
        text[mention.end : stop],
    ):
        offset = mention.end + listing.start(1)
        parts = split(listing[1], offset, "、")
        if len(parts) > 2:
            return parts
    return []
