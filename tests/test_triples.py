"""What is written: evidence, masking, named graphs, the current view; the same bytes in any order."""

from __future__ import annotations

import re
from array import array
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import HENGYANG, IN_HENGYANG, IN_JINAN, JINAN, Made, listing, made, naming
from small_graph import launch, result, summary

from kg.entities import Mask, entries
from kg.model import (
    Analysis,
    Article,
    CreditedName,
    Mention,
    Organization,
    Passage,
    Person,
    Program,
    Source,
    Tenure,
)
from kg.store import query
from kg.triples import terms
from kg.triples.graph import write_graph
from kg.triples.quads import exact, plain

CHEN = Person("陈小花", "private")
OUYANG = Person("欧阳小花", "private")


def text_of(*articles: Made, **options: Any) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        write_graph(
            [a.found() if isinstance(a, Made) else (a.page.source, a.analysis()) for a in articles], path, **options
        )
        return path.read_text("utf-8")


def store_of(*articles: Made, **options: Any) -> ox.Store:
    store = ox.Store()
    store.bulk_load(text_of(*articles, **options).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def rows(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    found: Any = query(store, text)
    return sorted(tuple("" if term is None else term.value for term in row) for row in found)


# ---------------------------------------------------------------- terms in a line


@pytest.mark.parametrize("text", ['a"b', "a\\b", "a\nb\tc\rd", "\x00\x01\x7f", "“三查”", "𠮷", "\ue001", "\ufffe"])
def test_any_text_survives(text: str) -> None:
    line = f"<http://a> <http://b> {plain(text)} ."
    (triple,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert triple.object == ox.Literal(text)


def test_half_a_pair_becomes_the_replacement_character() -> None:
    assert plain("a\ud800") == '"a\ufffd"'


@pytest.mark.parametrize(
    "number, text", [("8.690E+9", "8690000000"), ("99.950", "99.95"), ("0.50", "0.5"), ("100", "100")]
)
def test_numbers_are_exact(number: str, text: str) -> None:
    assert exact(Decimal(number)) == text


# ---------------------------------------------------------------- evidence


def broken_layout() -> tuple[Source, Analysis]:
    """村民陈小花种苹果, printed with a break inside the name, and with a headline below its body."""
    source = "种苹果。\n村民陈\n　小花说，收成好。\n果香满园"
    shown = "果香满园\n村民陈小花说，收成好。"
    starts = [source.index(c) for c in "果香满园"]
    body = [
        source.index("村民"),
        source.index("民"),
        source.index("陈"),
        source.index("小花"),
        source.index("小花") + 1,
    ]
    body += range(source.index("说"), source.index("说") + 7)
    offsets = array("I", [*starts, starts[-1] + 1 if starts[-1] + 1 < len(source) else starts[-1], *body])
    passages = (Passage(0, 4, "title"), Passage(5, len(shown), "body"))
    article = Article("broken.txt", 1, shown, offsets, passages, "果香满园", "衡阳日报", "2024-05-20")
    at = shown.index("陈小花")
    return Source("broken.txt", source), Analysis(
        article, (Mention("person", at, at + 3, CHEN, "person.test"),), (), IN_HENGYANG
    )


def test_offsets_point_into_the_source(tmp_path: Path) -> None:
    source, analysis = broken_layout()
    write_graph([(source, analysis)], tmp_path / "g.nq", "keep")
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "g.nq"), format=ox.RdfFormat.N_QUADS)
    found = rows(
        store,
        "SELECT ?start ?end ?exact ?quote { ?m a zc:Mention ; oa:start ?start ; oa:end ?end ; oa:exact ?exact ; zc:quote ?quote }",
    )
    ((start, end, printed, quote),) = found
    assert source.text[int(start) : int(end)] == printed == "陈\n　小花"
    assert quote == "陈小花"
    found = rows(
        store,
        "SELECT ?start ?end (COALESCE(?exact, ?quote) AS ?printed) { ?e a zc:Evidence ; oa:start ?start ; oa:end ?end ; zc:quote ?quote"
        " OPTIONAL { ?e oa:exact ?exact } }",
    )
    assert found and all(source.text[int(start) : int(end)] == printed for start, end, printed in found)


@pytest.mark.parametrize("lost, told", [("", [""]), ("\n", ["", "陈小花说，\n"])])
def test_words_that_come_again_are_told_apart(tmp_path: Path, lost: str, told: list[str]) -> None:
    """By the words before, only where the passage lost characters: else the offset tells which of the two it is."""
    source, shown = f"陈小花说，{lost}陈小花好。", "陈小花说，陈小花好。"
    offsets = array("I", [*range(5), *range(5 + len(lost), len(source) + 1)])
    article = Article("again.txt", 1, shown, offsets, (Passage(0, len(shown), "body"),), None, None, None)
    mentions = tuple(Mention("person", at, at + 3, CHEN, "person.test") for at in (0, 5))
    write_graph(
        [(Source("again.txt", source), Analysis(article, mentions, (), IN_HENGYANG))], tmp_path / "g.nq", "keep"
    )
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "g.nq"), format=ox.RdfFormat.N_QUADS)
    found = rows(
        store,
        "SELECT DISTINCT ?before ?more { ?m a zc:Mention OPTIONAL { ?m oa:prefix ?before } OPTIONAL { ?m oa:exact|oa:suffix ?more } }",
    )
    assert found == [(before, "") for before in told]


def test_each_article_is_a_graph_and_nothing_is_blank() -> None:
    store = store_of(launch(), result(), summary())
    graphs = {g.value for g in store.named_graphs()}
    articles = {row[0] for row in rows(store, "SELECT ?a { ?a a schema:NewsArticle }")}
    overall = {terms.GRAPH_ENTITIES, terms.GRAPH_CURRENT, terms.GRAPH_LINKS, terms.GRAPH_DATASET, terms.GRAPH_ONTOLOGY}
    assert graphs - articles <= overall and len(articles) == 3
    assert not any(isinstance(t, ox.BlankNode) for q in store for t in (q.subject, q.object))
    assert not list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_a_file_that_occurs_twice_is_one_article() -> None:
    one, again = made("衡阳市消息", IN_HENGYANG, name="b.txt"), made("衡阳市消息", IN_HENGYANG, name="a.txt")
    store = store_of(one, again)
    assert rows(store, "SELECT ?f { ?a a schema:NewsArticle ; dcterms:source/zc:fileName ?f }") == [("a.txt",)]


def test_the_key_of_an_article_is_its_content() -> None:
    (one,) = entries([made("衡阳市消息", name="x/1.txt").found()])
    (same,) = entries([made("衡阳市消息", name="y.txt").found()])
    (other,) = entries([made("衡阳市消息。", name="x/1.txt").found()])
    assert one.key == same.key != other.key


def test_every_fact_is_written_with_evidence_rule_and_confidence() -> None:
    store = store_of(launch(), result(), summary())
    for kind, number in (
        ("zc:TenureSighting", 2),
        ("zc:Participation", 4),
        ("zc:Component", 9),
        ("zc:ProgramLink", 3),
        ("qb:Observation", 4),
    ):
        found = rows(
            store,
            f"SELECT ?f ?r ?c ?e {{ ?f a {kind} ; zc:rule ?r ; prov:wasDerivedFrom/zc:quote ?e . ?r zc:confidence ?c }}",
        )
        assert len(found) == number, kind


def test_every_mention_has_a_confidence() -> None:
    store = store_of(launch(), result(), summary())
    (row,) = rows(
        store,
        "SELECT (COUNT(?m) AS ?n) (COUNT(?c) AS ?k) { ?m a zc:Mention OPTIONAL { ?m zc:rule / zc:confidence ?c } }",
    )
    assert row[0] == row[1] != "0"


# ---------------------------------------------------------------- indicators


def test_an_indicator_is_one_thing_under_all_its_spellings() -> None:
    told = made("“新增学位”１２０个，新增学位30个，新增学位50个", IN_HENGYANG)
    told.figure("“新增学位”１２０个", "“新增学位”", 120, "个")
    told.figure("新增学位30个", "新增学位", 30, "个")
    told.figure("新增学位50个", "新增学位", 50, "个")
    asked = "SELECT DISTINCT ?i ?l ?n ?m ?a { ?f sosa:observedProperty ?i . ?i a zc:Indicator ; skos:prefLabel ?l ; zc:name ?n ; zc:mentions ?m ; zc:articles ?a }"
    iri = f"{terms.ID}indicator/新增学位"
    assert rows(store_of(told), asked) == [
        (iri, "新增学位", "“新增学位”", "3", "1"),
        (iri, "新增学位", "新增学位", "3", "1"),
    ]


# ---------------------------------------------------------------- the current view


def test_the_current_view_has_direct_edges() -> None:
    store = store_of(launch(), result(), summary())
    edges = rows(
        store,
        f"SELECT ?s ?p ?o {{ GRAPH <{terms.GRAPH_CURRENT}> {{ ?a ?r ?b }} ?a skos:prefLabel ?s . ?b skos:prefLabel ?o"
        ' BIND(REPLACE(STR(?r), "^.*[/#]", "") AS ?p) }',
    )
    assert {
        ("王建国", "promotes", "三大行动"),
        ("衡南县", "implements", "三大行动"),
        ("中共衡阳市委", "issued", "三大行动"),
        ("王建国", "holds", "中共衡阳市委书记"),
        ("李红", "memberOf", "衡阳市人民政府"),
        ("李红", "attended", "全市民生会议"),
        ("衡南县", "within", "衡阳市"),
        ("衡阳市", "within", "湖南省"),
    } <= set(edges)


def sighting(bound: Any, issued: str, date: str | None = None) -> Made:
    person, body = Person("王建国", "official"), Organization("济南市人民政府", JINAN)
    told = made(f"{issued}王建国任市长或离任", IN_JINAN, issued=issued, 王建国=person)
    told.facts.append(Tenure(person, "市长", body, "市长", 0, 5, "test.rule", bound, date))
    return told


def membership(*articles: Made) -> list[tuple[str, ...]]:
    return rows(
        store_of(*articles),
        "SELECT ?first ?last ?from ?to ?held { ?m a org:Membership ; org:member ?p OPTIONAL { ?m zc:firstSighted ?first }"
        " OPTIONAL { ?m zc:lastSighted ?last } OPTIONAL { ?m zc:appointed ?from } OPTIONAL { ?m zc:removed ?to }"
        " BIND(EXISTS { ?p org:holds ?x } AS ?held) }",
    )


def test_a_last_sighting_is_no_end() -> None:
    seen = sighting("sighted", "2023-05-01"), sighting("sighted", "2024-07-01")
    assert membership(*seen) == [("2023-05-01", "2024-07-01", "", "", "true")]


def test_appointment_and_removal_are_bounds_as_said() -> None:
    told = sighting("appointed", "2023-01-10", "2023-01-09"), sighting("removed", "2025-02-02", "2025-02")
    assert membership(*told) == [("2023-01-09", "2023-01-09", "2023-01-09", "2025-02", "false")]


def test_who_is_seen_after_a_removal_holds_the_post_again() -> None:
    told = sighting("removed", "2023-01-10"), sighting("sighted", "2024-01-10")
    assert membership(*told)[0][4] == "true"


# ---------------------------------------------------------------- private persons


def villagers() -> Made:
    told = made(
        "村民陈小花、欧阳小花说，“陈小花种植法”好。陈 小花家新增果树30棵。",
        IN_HENGYANG,
        **{"陈小花": CHEN, "欧阳小花": OUYANG, "“陈小花种植法”": Program("陈小花种植法", "method")},
    )
    told.figure("陈 小花家新增果树30棵", "陈小花家新增果树", 30, "棵", place=HENGYANG)
    told.event(
        "村民陈小花、欧阳小花说", "陈小花经验交流会", "meeting", "2024-05-01", HENGYANG, (CHEN, "attendee", "陈小花")
    )
    told.parts("“陈小花种植法”好", Program("陈小花种植法", "method"), "陈小花选种", "欧阳小花施肥")
    return told


@pytest.mark.parametrize("privacy", ["mask", "drop"])
def test_no_private_name_is_written(privacy: str) -> None:
    written = text_of(villagers(), privacy=privacy)
    assert not re.search(r"陈\s*小花|欧阳\s*小花|小花", written)
    assert "陈某某" in written and "欧阳某某" in written


def test_dropped_persons_have_no_node() -> None:
    assert "/private/" in text_of(villagers(), privacy="mask")
    assert "/private/" not in text_of(villagers(), privacy="drop")
    assert not rows(store_of(villagers(), privacy="drop"), "SELECT ?p { ?p a zc:Participation }")


def test_names_are_kept_on_demand_but_not_in_identifiers() -> None:
    written = text_of(villagers(), privacy="keep")
    assert "陈小花" in written
    assert not re.search(r"<[^>]*/(?:person|private)/[^>]*小花", written)


def test_a_private_name_is_hidden_on_the_whole_page() -> None:
    page = "陈小花说，收成好。\n苹果熟了，陈小花笑了。"
    one, other = made(page, IN_HENGYANG, 陈小花=CHEN), made(page, IN_HENGYANG)
    first, second = one.found(), other.found()
    half = Article("a.txt", 2, page[:9], array("I", range(9)), (Passage(0, 9, "body"),))
    whole = [first, (first[0], Analysis(half, (), (), IN_HENGYANG))]
    with TemporaryDirectory() as folder:
        write_graph(whole, Path(folder) / "g.nq")
        assert "小花" not in (Path(folder) / "g.nq").read_text("utf-8")
    assert second[1].mentions == ()


@pytest.mark.parametrize(
    "text, shown",
    [
        ("陈小花说", "陈某某说"),
        ("陈 小\n花说", "陈 某\n某说"),
        ("欧阳小花和陈小花", "欧阳某某和陈某某"),
        ("花小陈", "花小陈"),
    ],
)
def test_mask_keeps_lengths(text: str, shown: str) -> None:
    assert Mask(["陈小花", "欧阳小花"])(text) == shown


def test_officials_of_the_same_name_elsewhere_stay() -> None:
    public = Person("陈小花", "official")
    told = made("市长陈小花讲话", IN_JINAN, name="b.txt", 陈小花=public)
    told.held("市长陈小花", public, "市长", Organization("济南市人民政府", JINAN))
    assert "陈小花" in text_of(villagers(), told)


# ---------------------------------------------------------------- the same bytes

CORPUS = (
    listing(Program("四大行动", "action"), ("摸底", "整合", "体验", "提升"), IN_HENGYANG),
    naming(Program("四大行动", "action"), IN_HENGYANG, "继续推进", name="b.txt"),
    villagers(),
    sighting("sighted", "2023-05-01"),
    launch(),
    summary(),
)
WRITTEN = text_of(*CORPUS)


@given(st.permutations(CORPUS))
@settings(max_examples=15, deadline=None)
def test_same_bytes_in_any_order(articles: list[Made]) -> None:
    assert text_of(*articles) == WRITTEN


def test_each_graph_is_sorted_and_without_repetition() -> None:
    lines = WRITTEN.splitlines()
    assert len(lines) == len(set(lines))
    by_graph: dict[str, list[str]] = {}
    for line in lines:
        by_graph.setdefault(line.rsplit(" ", 2)[1], []).append(line)
    assert all(of == sorted(of) for of in by_graph.values())


def test_no_clock_and_no_path_is_written(tmp_path: Path) -> None:
    assert str(tmp_path.parent) not in WRITTEN and "/tmp" not in WRITTEN


def test_credits_are_authors_in_order() -> None:
    told = made("记者 李红 王强\n消息。", IN_HENGYANG)
    names = ("李红", "王强")
    starts = [told.article.text.index(n) for n in names]
    article = Article(
        *("a.txt", 1, told.article.text, told.article.offsets, told.article.passages),
        credits=tuple(CreditedName(n, s, s + 2, "byline") for n, s in zip(names, starts, strict=True)),
    )
    with TemporaryDirectory() as folder:
        write_graph([(told.page.source, Analysis(article, (), (), IN_HENGYANG))], Path(folder) / "g.nq")
        store = ox.Store()
        store.bulk_load(path=str(Path(folder) / "g.nq"), format=ox.RdfFormat.N_QUADS)
    found = rows(store, "SELECT ?n ?l { ?c a zc:Credit ; schema:position ?n ; zc:person/skos:prefLabel ?l }")
    assert found == [("1", "李红"), ("2", "王强")]
