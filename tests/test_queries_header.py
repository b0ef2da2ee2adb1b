"""Query headers, the binding of values, and what is refused before anything runs."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources
from kg.answers import ask, find_question, library
from kg.answers.bind import PLACE, bind
from kg.answers.guard import check_read_only
from kg.answers.header import TOPICS, Column, View, parse_header
from kg.answers.library import Question
from kg.answers.listing import as_markdown
from kg.answers.names import as_iri, search_form
from kg.answers.trouble import UserError
from kg.model import KgError
from kg.store.graph import LocalGraph
from kg.triples import terms

TEXT = """#+ summary:
#+   zh: 谁在哪里
#+   en: Who is where
#+ parameters:
#+   word:
#+     type: text
#+     zh: 词
#+     en: a word
#+     required: yes
#+     example: 水
#+   year:
#+     type: period
#+     default: 2024
#+   least:
#+     type: number
#+ about:
#+   zh: 更多
#+   en: more
#+ topic: people
#+ columns:
#+   o: 宾语 | object | s
#+ view:
#+   type: chart
#+   x: o
#+   y: s
SELECT ?s ?o { VALUES ?word { UNDEF } VALUES ?year {UNDEF} VALUES ?least { UNDEF } ?s ?p ?o FILTER(STR(?o) = ?word || STR(?o) = ?year) } ORDER BY ?s"""


VALID = {"text": "x", "period": "2024", "number": "1", "class": "program"}


def question(text: str = TEXT) -> Question:
    return Question("q", text, parse_header(text, "q.rq"))


def graph() -> LocalGraph:
    made = ox.Store()
    for number, word in enumerate(("水", "2024", '" } #')):
        made.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), ox.Literal(word)))
    return LocalGraph(made)


def found(values: dict[str, str]) -> list[str]:
    return [str(row[0]) for row in ask(graph(), question(), values).rows]


def test_header_tells_summary_parameters_columns() -> None:
    header = question().header
    assert (header.zh, header.en) == ("谁在哪里", "Who is where")
    assert [(p.name, p.type, p.required, p.default, p.example) for p in header.parameters] == [
        ("word", "text", True, None, "水"),
        ("year", "period", False, "2024", None),
        ("least", "number", False, None, None),
    ]
    assert (header.topic, header.about_zh, header.about_en) == ("people", "更多", "more")
    assert header.columns == (Column("o", "宾语", "object", "s"), Column("s", "宾语标识", "object IRI"))
    assert header.view == View("chart", {"x": "o", "y": "s"})


@pytest.mark.parametrize(
    "text, message",
    [
        ("#+ summary", "q.rq:1"),
        ("#+ a: 1\n#+ a: 2", "q.rq:2"),
        ("#+ parameters:\n#+   x:\n#+     type: colour", "needs a type"),
        ("#+ topic: weather", "q.rq: .*the topic “weather” is none of: programs"),
        ("#+ view:\n#+   type: map", "q.rq: .*a view has a type"),
        ("#+ columns:\n#+   a: 甲\n#+ view:\n#+   type: chart\n#+   x: a\n#+   y: b", "q.rq: .*a view has a type"),
    ],
)
def test_broken_header_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        parse_header(text, "q.rq")


def test_values_are_bound_and_defaults_hold() -> None:
    assert found({"word": "水"}) == ["<urn:0>", "<urn:1>"]
    assert found({"word": "水", "year": "1999"}) == ["<urn:0>"]


def test_a_value_is_never_query_text() -> None:
    assert found({"word": '" } #', "year": "1999"}) == ["<urn:2>"]
    assert found({"word": '水" } ?s ?p ?o FILTER(true || "', "year": "1999"}) == []


def test_a_text_without_header_has_its_places_as_parameters() -> None:
    text = "SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o }"
    assert len(ask(graph(), find_question(text), {"o": "水"}).rows) == 1


def test_a_value_that_the_query_keeps_no_place_for_is_refused() -> None:
    text = "#+ parameters:\n#+   word:\n#+     type: text\nSELECT ?o { ?s ?p ?o }"
    with pytest.raises(UserError, match=r"write VALUES \?word \{ UNDEF \}"):
        ask(graph(), question(text), {"word": "水"})
    assert len(ask(graph(), question(text), {}).rows) == 3


@pytest.mark.parametrize(
    "values, message",
    [
        ({}, "需要参数 word"),
        ({"wort": "x"}, "没有参数 wort；现有：word、year、least"),
        ({"word": "x", "year": "去年"}, "不是“去年”"),
        ({"word": "x", "least": "1e9999999"}, "least must be a number"),
    ],
)
def test_wrong_values_are_told_in_one_sentence(values: dict[str, str], message: str) -> None:
    with pytest.raises(UserError, match=message) as error:
        bind(graph(), question(), values)
    assert "\n" not in str(error.value)


def test_labels_come_in_the_language_of_the_page() -> None:
    text = 'SELECT ?lang { VALUES ?lang { "zh" } }'
    answers = [ask(graph(), find_question(text), {}, lang).rows for lang in ("zh", "en")]
    assert answers == [((ox.Literal("zh"),),), ((ox.Literal("en"),),)]


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a#insert> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
        "SELECT * # '\nFROM NAMED <http://example.org/> { ?s ?p '''x''' }",
        "hello { there }",
    ],
)
def test_writing_and_going_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        check_read_only(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from ?service { ?from zc:service ?service }",
        "SELECT * { ?s ?p 'DROP ALL' } # insert",
        'ASK { ?s <urn:load> "a \\" SERVICE" }',
        "DESCRIBE <http://example.org/delete>",
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s ?p sd:Service FILTER(1<2) }",
        "ASK { ?s ?p 'it''s' , <http://example.org/it's-a-service> # SERVICE\n }",
    ],
)
def test_words_that_only_look_so_are_let_through(text: str) -> None:
    check_read_only(text)


@pytest.mark.parametrize("text", ["SELECT ?x { ?x ?y }", "SELECT ?x { ?x nix:y 1 }", "SELECT (1/0 AS ?x", "ASK {} {}"])
def test_a_query_that_does_not_parse_is_one_sentence(text: str) -> None:
    with pytest.raises(UserError, match="写法有误") as error:
        ask(graph(), find_question(text))
    assert "\n" not in str(error.value)


def test_construct_and_ask_have_rows_too() -> None:
    assert ask(graph(), find_question("ASK { ?s ?p '水' }")).rows[0][0] == ox.Literal(True)
    assert len(ask(graph(), find_question("CONSTRUCT { ?s a ?o } WHERE { ?s ?p ?o }")).rows) == 3


def test_names_are_compared_without_quotes_and_spaces() -> None:
    assert search_form("“四大 行动”") == search_form("四大行动")
    assert search_form("《信访工作条例》") == "信访工作条例"
    assert search_form("“２＋５”") == "2+5"


def test_iris_are_known_in_every_writing() -> None:
    assert as_iri("id:program/三查") == as_iri("<https://w3id.org/zhengce-kg/id/program/三查>")
    assert as_iri("三查") is None and as_iri("http://a b") is None


@pytest.mark.parametrize("name", library())
def test_every_query_of_the_library_is_complete(name: str) -> None:
    q = library()[name]
    assert q.header.zh and q.header.en and q.header.topic
    assert bool(q.header.about_zh) == bool(q.header.about_en)
    assert set(PLACE.findall(q.text)) == {p.name for p in q.header.parameters}
    assert all(p.zh and p.en and p.example for p in q.header.parameters)
    assert "ORDER BY" in q.text
    assert set(re.findall(r"VALUES \?lang \{[^}]*\}", q.text)) <= {'VALUES ?lang { "zh" }'}
    check_read_only(q.text)
    values = {p.name: VALID.get(p.type, "id:none") for p in q.header.parameters if p.type != "code"}
    codes = ox.Store()
    for triple in ox.parse(path=str(resources.path("ontology.ttl")), format=ox.RdfFormat.TURTLE):
        codes.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(terms.GRAPH_ONTOLOGY)))
    shown = ask(LocalGraph(codes), q, values)
    assert {c.name for c in shown.labels} == set(shown.columns)
    assert all(c.zh and c.en for c in shown.labels)


def test_the_library_is_large_and_covers_every_topic() -> None:
    assert len(library()) >= 30
    assert {q.header.topic for q in library().values()} == set(TOPICS)


@pytest.mark.parametrize("lang, page", [("en", "queries.md"), ("zh", "queries.zh-CN.md")])
def test_the_page_of_the_docs_is_up_to_date(lang: str, page: str) -> None:
    docs = Path(__file__).parent.parent / "docs" / page
    assert docs.read_text("utf-8") == as_markdown(lang), f"kg --lang {lang} queries --markdown > docs/{page}"
