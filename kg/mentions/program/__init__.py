"""passages → named policy things: strategies, actions, mechanisms, methods, plans, documents, clusters, services, slogans."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.grammar import TRIGGERS, Document, Held, Rule, Slotted, declared, gate
from kg.mentions.program import (
    bare,
    bare_examples,
    bare_features,
    campaigns,
    clusters,
    coined,
    forms,
    laws,
    listed,
    numbered,
    passed,
    phrases,
    plans,
    printed,
    quoted,
    quotes,
    titles,
)
from kg.mentions.program.again import AGAIN, POINTER, again, pointed_at
from kg.mentions.program.apposition import in_apposition
from kg.mentions.program.codes import UNITS, figures
from kg.mentions.program.harmony import harmonise
from kg.mentions.program.lists import before, count_of, counts_of
from kg.mentions.program.naming import kind_of, program_of
from kg.mentions.program.senses import tell_apart
from kg.mentions.program.shortened import SHORTENED, shortened
from kg.mentions.program.vocabulary import HEADS, NUMERAL, PHRASES, TAIL, plain
from kg.model import Mention, Place, Program


def find(doc: Document) -> list[Mention]:
    """Names are read from the print itself: the slots of earlier layers are hidden."""
    found, titled = _read(doc)
    if not found and not titled:
        return []
    text = doc.article.text
    covered = _covering([*titled, *(m for m in found if m.rule == "program.about")])
    in_titles = [
        _without_its_plan(m, text)
        for m in found
        if m.rule == "program.quoted"
        and covered(m)
        and not quotes.FIVE_YEARS.match(text, m.start + 1, text.find("”", m.start))
    ]
    apart = [m for m in found if m.rule == "program.about" or not covered(m)]
    papers = titles.short_titles(titled, text)
    papers += titles.spoken(papers, text)
    found = tell_apart(harmonise([*papers, *apart, *in_titles], text), doc.article)
    within_about = _covering([m for m in found if m.rule == "program.about"])
    spans = {(m.start, m.end) for m in in_titles}
    outside: list[Mention] = []
    for m in found:
        inside = (
            m.rule == "program.within"
            or (m.rule == "program.title" and within_about(m))
            or (m.rule == "program.quoted" and (m.start, m.end) in spans)
        )
        (doc.nested if inside else outside).append(m)
    return outside


def _read(doc: Document) -> tuple[list[Mention], list[Mention]]:
    """All that the passages name, and apart from it what stands in 《》."""
    text = doc.article.text
    passages = printed.passages(doc)
    found, titled = list(quoted_names(doc, passages)), list[Mention]()
    counting = numbered.any_numbered(text)
    of_passed = passed.any_passed(text)
    of_passages = doc.held()
    for slotted in passages:
        held = of_passages.get(slotted.passage.start) or Held(slotted.passage)
        known: list[Mention] = []
        for rule in _BY_PATTERN.printed(held):
            rule.run(doc, slotted, titled if rule.name == "program.title" else known)
        set_phrases = printed.words_of(held, PHRASED) if held.groups & PHRASED else []
        known.extend(phrases.phrases(slotted, set_phrases))
        if held.groups & LAWS:
            known.extend(law_names(slotted, printed.words_of(held, LAWS)))
        if of_passed and passed.any_passed(slotted.text):
            known.extend(passed_names(slotted))
        ends = {m.end for m in known}
        found.extend(known)
        heads = printed.words_of(held, HEADED) if held.groups & HEADED else []
        if heads:
            named = frozenset([last for _, last in set_phrases])
            found.extend(m for m in bare_names(doc, slotted, heads, named) if m.end not in ends)
        if counting:
            found.extend(m for m in numbered_names(slotted, numbered.find_numbered(slotted.text)) if m.end not in ends)
        for first, last, industries in listed.find_listed(slotted.text):
            start, end = slotted.span(first, last)
            if not any(m.start < end and start < m.end for m in found):
                name = slotted.text[first:last]
                kind = "cluster" if industries else kind_of(name)
                found.append(Mention("program", start, end, Program(name, kind), "program.listed"))
    found = [*found, *shortened(doc, passages), *again(found, passages, text)]
    return [*found, *pointed_at([*found, *titled], passages)], titled


_PATTERNS: tuple[Rule, ...] = (
    *titles.RULES,
    *phrases.RULES,
    *plans.RULES,
    *clusters.RULES,
    *campaigns.RULES,
    *coined.RULES,
    *forms.RULES,
    *laws.RULES,
)
_BY_PATTERN = gate(_PATTERNS)
PHRASED, HEADED, LAWS = (TRIGGERS.of_group(words) for words in (phrases.BARE, bare.BARE_HEADS, laws.LAST_WORDS))


def _covering(outer: list[Mention]) -> Callable[[Mention], bool]:
    """Whether a mention stands inside one of some others, which are in any order."""
    spans = sorted((m.start, m.end) for m in outer)
    starts = [start for start, _ in spans]

    def covered(m: Mention) -> bool:
        at = bisect.bisect_right(starts, m.start) - 1
        return at >= 0 and m.end <= spans[at][1]

    return covered if spans else lambda m: False


_MARKED = re.compile("“([^“”]+)”|‘([^‘’]+)’")


def _without_its_plan(m: Mention, text: str) -> Mention:
    """“红心驿站”建设实施方案 within a title in 《》: the plan is the document, what it is for is the programme."""
    marked = _MARKED.match(text, m.start)
    if not marked or not isinstance(m.value, Program) or m.value.kind not in {"plan", "document"}:
        return m
    inner, tail = plain(marked[1] or marked[2]), TAIL.match(text, marked.end())
    head = HEADS.get((tail["first"] if tail else None) or "")
    if tail and head and head.kind not in {"plan", "document"}:
        return replace(m, end=tail.end("first"), value=Program(inner + head.word, head.kind))
    named = PHRASES.get(inner)
    return replace(m, end=marked.end(), value=Program(named.name if named else inner, kind_of(inner)))


def quoted_names(doc: Document, passages: list[Slotted]) -> Iterator[Mention]:
    """What the article quotes; the best footing that a name has anywhere in the article holds for all its places."""
    quoting = [slotted for slotted in passages if quotes.OPENING.search(slotted.text)]
    if not quoting:
        return
    places = [m.value for m in (*doc.top, *doc.nested) if m.kind == "place"]
    stems = tuple({place.name[:2]: None for place in places if isinstance(place, Place)})
    seen: list[tuple[Slotted, quotes.Quoted, float]] = []
    rows: dict[tuple[str, str], float] = {}
    best: dict[str, float] = {}
    for slotted in quoting:
        for q in quotes.find_quoted(slotted.text, doc.article.text, stems):
            score = quoted.weigh(q)[0]
            seen.append((slotted, q, score))
            best[q.inner] = max(best.get(q.inner, score), score)
            if q.row > 1:
                rows[q.before, q.after] = max(rows.get((q.before, q.after), score), score)
    for _, q, own in seen:
        if q.row > 1 and q.head is not None and rows[q.before, q.after] >= own + _SURE and len(q.inner) > 2:
            best[q.inner] = max(best[q.inner], own + _IN_SUCH_A_ROW)
    held = [
        (slotted, q)
        for slotted, q, own in seen
        if best[q.inner] >= quoted.THRESHOLD and own > (-1 if len(q.inner) > 2 else 0.5)
    ]
    compound = [q.inner for _, q in held if UNITS.fullmatch(q.inner)]
    held = [(s, q) for s, q in held if not any(_is_unit(q, name) for name in compound)]
    for n, (slotted, q) in enumerate(held):
        following = held[n + 1][1] if n + 1 < len(held) and held[n + 1][0] is slotted else None
        if several := quotes.several_names(q):
            for first, last in several:
                name = plain(slotted.text[first:last])
                yield Mention("program", *slotted.span(first, last), Program(name, kind_of(name)), "program.quoted")
            continue
        told = (
            held[n - 1][1] if n and held[n - 1][0] is slotted and _told_behind(slotted.text, held[n - 1][1], q) else q
        )
        program = program_of(following if following and _spelt_out(slotted.text, q, following) else told)
        last = q.tail_end if q.tail and program.name.endswith(q.tail) else q.end
        if named := in_apposition(q):
            last = q.end + named.end("name")
        start, end = slotted.span(q.start, last)
        yield Mention("program", start, end, program, "program.quoted")
        yield from within(slotted, q)
        yield from counted_names(slotted, q)


def _is_unit(q: quotes.Quoted, name: str) -> bool:
    """“二补” of “一保二补三提高”, where no head says that it is a programme by itself."""
    return q.inner in name and q.inner != name and (len(q.inner) <= 2 or q.head is None)


_SURE, _IN_SUCH_A_ROW = 2.0, 1.0
"""How much more another name of the row must weigh for it to speak for those that share its head, and how much it speaks."""


def within(slotted: Slotted, q: quotes.Quoted) -> Iterator[Mention]:
    """“3个千亿级”产业集群 in “3个千亿级”产业集群行动方案: a plan for a numbered thing names the thing as well."""
    tail = TAIL.match(slotted.text, q.end)
    if (
        tail
        and tail["first"]
        and tail["last"]
        and HEADS[tail["last"]].kind == "plan"
        and count_of(q.inner)
        and not q.phrase
    ):
        start, end = slotted.span(q.start, tail.end("first"))
        head = HEADS[tail["first"]]
        yield Mention("program", start, end, Program(plain(q.inner) + head.word, head.kind), "program.within")


def _spelt_out(text: str, first: quotes.Quoted, second: quotes.Quoted) -> bool:
    """“看得准、下手快、盯得紧”办事“三字经”: the first says in words what the second counts."""
    between = text[first.end : second.start]
    return len(between) <= 6 and not re.search("[，。；、和]", between) and len(first.members) in _counts(second)


def _told_behind(text: str, first: quotes.Quoted, second: quotes.Quoted) -> bool:
    """“三得”工作法：“看得准、下手快、盯得紧”: the second says in words what the first counts."""
    between = _THAT_IS.fullmatch(text, first.tail_end, second.start)
    return between is not None and len(second.members) in _counts(first)


def _counts(q: quotes.Quoted) -> set[int]:
    """The numbers, above one, of parts that a name may announce; a code as many as its first figure, or as it has figures."""
    code = figures(q.inner)
    return {*counts_of(q.inner), *map(int, filter(str.isdigit, code[:1])), len(code)} - {0, 1}


_THAT_IS = re.compile(
    "(?:的?(?:要求|理念|思路|目标|原则|方针))?(?:[：—]+|[，（]?(?:即|也就是|就是|分别是|指的是|是指)[：:]?)"
)
_COUNTED = re.compile(f"{NUMERAL}{{1,2}}[个大项](?=[^个大项]+$)")


def counted_names(slotted: Slotted, q: quotes.Quoted) -> Iterator[Mention]:
    """甲和乙两个“三年行动” names 甲三年行动 and 乙三年行动 as well."""
    counted = _COUNTED.match(q.inner)
    if counted is None or slotted.text[q.start] == "“":
        return
    for first, last in before(slotted.text, 0, q.start, count_of(counted[0] + "项")):
        start, end = slotted.span(first, last)
        name = plain(slotted.text[first:last]) + q.inner[counted.end() :]
        yield Mention("program", start, end, Program(name, kind_of(name)), "program.counted")


def bare_names(
    doc: Document, slotted: Slotted, heads: list[tuple[int, int]], named: frozenset[int]
) -> Iterator[Mention]:
    for b in bare.find_bare(slotted.text, doc.article.text, heads, named):
        if bare_features.weigh(b)[0] >= bare_features.THRESHOLD:
            name = b.own + b.head.word
            start, end = slotted.span(b.start, b.end)
            yield Mention("program", start, end, Program(name, kind_of(name)), "program.bare")


def law_names(slotted: Slotted, heads: list[tuple[int, int]]) -> Iterator[Mention]:
    for first, last, program in laws.find_laws(slotted.text, heads):
        yield Mention("program", *slotted.span(first, last), program, "program.law")


def passed_names(slotted: Slotted) -> Iterator[Mention]:
    for first, last, program in passed.find_passed(slotted.text):
        yield Mention("program", *slotted.span(first, last), program, "program.passed")


def numbered_names(slotted: Slotted, spans: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    for first, last in spans:
        start, end = slotted.span(first, last)
        name = slotted.text[first:last]
        yield Mention("program", start, end, Program(name, kind_of(name)), "program.numbered")


WITHIN = declared(
    "program.within",
    yes=(("印发“4个百亿级”产业集群行动方案。", ("4个百亿级产业集群|cluster",)),),
    no=("印发“清零”行动方案。",),
)

RULES: tuple[Rule, ...] = (
    *_PATTERNS,
    *phrases.DECLARED,
    *quoted.RULES,
    *bare_examples.RULES,
    *numbered.RULES,
    *listed.RULES,
    laws.LAW,
    passed.PASSED_NAME,
    WITHIN,
    titles.SPOKEN,
    SHORTENED,
    AGAIN,
    POINTER,
)
