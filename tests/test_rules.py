"""The examples beside the rules are their tests.

Each example is read as an article of 衡阳市 (湖南省), issued 2024-05-20, so that “全市” and “今年” have a meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kg.analyse import analyse_all, analyse_article, page_of
from kg.facts import RELATIONS, tenure
from kg.grammar import Document, Rule, gate, row
from kg.mentions import LAYERS, find_mentions, number, time
from kg.mentions.organization import organs
from kg.mentions.person.rules import RULES as EVIDENCE
from kg.model import Page, Passage

DATELINE = "衡阳日报讯 衡阳市消息"
RULES = [rule for module in (*LAYERS, *RELATIONS) for rule in module.RULES]


def rows_by(rule: Rule, text: str) -> tuple[str, ...]:
    page = page_of(f"{DATELINE}\n{text}", issued="2024-05-20")
    found = analyse_article(page.articles[0], page)
    hits: list[Any] = [f for f in (*found.mentions, *found.facts) if f.rule == rule.name and f.start > len(DATELINE)]
    return tuple(row(f) for f in hits)


def cases(examples: str) -> Iterator[Any]:
    for rule in RULES:
        for example in getattr(rule, examples):
            marks = [pytest.mark.xfail(strict=True)] if examples == "todo" else []
            text = example if isinstance(example, str) else example[0]
            yield pytest.param(rule, example, id=f"{rule.name}: {text}", marks=marks)


@pytest.mark.parametrize("rule, example", [*cases("yes"), *cases("todo")])
def test_rule_finds(rule: Rule, example: tuple[str, tuple[str, ...]]) -> None:
    text, expected = example
    assert rows_by(rule, text) == expected


@pytest.mark.parametrize("rule, text", [*cases("no")])
def test_rule_stays_silent(rule: Rule, text: str) -> None:
    assert rows_by(rule, text) == ()


def test_rule_names_are_unique_and_each_rule_has_an_example() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert [rule.name for rule in RULES if not rule.yes] == []


@pytest.mark.parametrize("rules", [number.RULES, time.RULES, organs.RULES, EVIDENCE, tenure.RULES])
def test_a_rule_that_is_not_tried_would_find_nothing(rules: tuple[Rule, ...]) -> None:
    text = "\n".join(text for rule in RULES for text in (*(text for text, _ in rule.yes), *rule.no))
    page = page_of(f"{DATELINE}\n{text}", issued="2024-05-20")
    doc = Document(page.articles[0], page)
    find_mentions(doc)
    for slotted in doc.slotted(hide=("number", "time")):
        tried = gate(rules).open(doc, slotted)
        found: list[Any] = []
        for rule in rules:
            if rule not in tried:
                rule.run(doc, slotted, found)
        assert found == []


def cut(text: str) -> Page:
    """An article whose headlines are all that the text can begin with, and its paragraphs all that it can end with."""
    page = page_of("\n".join((*(text[:n] for n in range(1, len(text) + 1)), *(text[n:] for n in range(len(text))))))
    (article,) = page.articles
    passages = (Passage(p.start, p.end, "title" if n < len(text) else "body") for n, p in enumerate(article.passages))
    return replace(page, articles=(replace(article, passages=tuple(passages)),))


@pytest.mark.parametrize("module", [*LAYERS, *RELATIONS], ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_text_may_end_and_begin_anywhere(module: Any) -> None:
    texts = [text for rule in module.RULES for text, _ in rule.yes]
    assert len(list(analyse_all(map(cut, texts)))) == len(texts)
