"""The query library and the query page, as a browser without JavaScript sees them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import serving, small_store
from starlette.testclient import TestClient

from kg.answers import library
from kg.serve.app import application
from kg.serve.ask.cells import cell, page_of, readable
from kg.serve.ask.editor import QUERIES
from kg.serve.settings import Settings
from kg.serve.words import phrases
from kg.store.graph import LocalGraph
from kg.triples import terms

WEB = Path(__file__).parent.parent / "tools/web"
BUILT = Path(__file__).parent.parent / "kg/serve/static/built"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = small_store(tmp_path_factory.mktemp("ask"))
    with TestClient(
        application(Settings(store=str(store), workers=1)), "http://127.0.0.1", headers={"Accept-Language": "zh"}
    ) as found:
        yield found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_library_lists_every_question(client: TestClient, lang: str) -> None:
    html = client.get(f"/ask?lang={lang}").text
    for question in library().values():
        assert f'href="/ask/{question.name}"' in html
        assert (question.header.zh if lang == "zh" else question.header.en) in html.replace("&#39;", "'")


def test_library_is_searched_without_javascript(client: TestClient) -> None:
    html = client.get("/ask", params={"find": "同名"}).text
    assert 'href="/ask/namesakes"' in html and 'href="/ask/program-parts"' not in html
    assert re.search(r'id="ask-none"[^>]*>', client.get("/ask", params={"find": "qwxyz"}).text)[0].endswith('status">')  # type: ignore[index]


@pytest.mark.parametrize("name", sorted(library()))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_question_has_a_form(client: TestClient, name: str, lang: str) -> None:
    html = client.get(f"/ask/{name}", params={"lang": lang}).text
    for parameter in library()[name].header.parameters:
        assert f'for="p-{parameter.name}"' in html and f'name="{parameter.name}"' in html
        assert (parameter.zh if lang == "zh" else parameter.en) in html.replace("&#39;", "'")


def test_answer_is_a_table_with_titles_and_links(client: TestClient) -> None:
    html = client.get("/ask/program-parts", params={"program": "三大行动", "lang": "zh"}).text
    assert re.findall(r'<th scope="col">(.*?)</th>', html)[0] == "政策"
    assert "调研摸底" in html and "“三大行动”，即调研摸底、资源整合、服务提升" in html
    assert re.search(r'<a href="/id/article/[0-9a-f]{16}/component/', html)
    assert "3 行" in html
    english = client.get("/ask/program-parts", params={"program": "三大行动", "lang": "en"}).text
    assert "3 rows" in english and "程序" not in english


def test_errors_stand_by_the_form_in_one_sentence(client: TestClient) -> None:
    answer = client.get("/ask/program-parts", params={"program": "三大行", "lang": "zh"})
    assert answer.status_code == 400
    assert re.search(r'role="alert">图谱里没有叫“三大行”的政策；相近的有：[^<]*三大行动', answer.text)
    assert 'value="三大行"' in answer.text
    english = client.get("/ask/program-parts", params={"program": "三大行", "lang": "en"})
    assert "The graph has no program called “三大行”" in english.text


def test_near_names_are_one_click_away(client: TestClient) -> None:
    html = client.get("/ask/program-places", params={"program": "三大行", "place": "衡南县", "lang": "zh"}).text
    href = re.search(r'<a href="([^"]*)">三大行动</a>', html)[1]  # type: ignore[index]
    assert "衡南县实施“三大行动”" in client.get(href.replace("&amp;", "&")).text


@pytest.mark.parametrize("name", sorted(library()))
def test_examples_are_of_this_graph(client: TestClient, name: str) -> None:
    html = client.get(f"/ask/{name}?lang=zh").text
    if not library()[name].header.parameters:
        return
    href = re.search(r'<a href="([^"]*)">用例子提问', html)[1]  # type: ignore[index]
    answer = client.get(href.replace("&amp;", "&"))
    assert answer.status_code == 200 and 'role="alert"' not in answer.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [("2023-05", "date"), ("2017/2023", "date"), ("2023-01/2023-09", "date"), ("2023", ""), ("1/2", "")],
)
def test_days_and_periods_are_not_broken(said: str, kind: str) -> None:
    assert cell(ox.Literal(said), "period", None, {}, "zh").kind == kind


def test_no_such_question(client: TestClient) -> None:
    assert client.get("/ask/no-such-question").status_code == 404


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' } INSERT"])
def test_what_is_typed_never_becomes_markup(client: TestClient, hostile: str) -> None:
    html = client.get("/ask/program-parts", params={"program": hostile}).text
    assert hostile not in html and "<img" not in html


def test_downloads(client: TestClient) -> None:
    ask = {"program": "三大行动"}
    csv = client.get("/ask/program-parts", params={**ask, "format": "csv"})
    assert csv.content.startswith("\ufeffname,".encode()) and csv.text.count("\n") == 4
    assert csv.headers["content-disposition"].startswith("attachment")
    tsv = client.get("/ask/program-parts", params={**ask, "format": "tsv"}).text.splitlines()
    assert len(tsv) == 4 and len({line.count("\t") for line in tsv}) == 1
    rows = json.loads(client.get("/ask/program-parts", params={**ask, "format": "json"}).text)
    assert [row["part"] for row in rows] == ["调研摸底", "资源整合", "服务提升"]


def test_endpoint_writes_the_files_of_the_query_page(client: TestClient) -> None:
    query = "SELECT ?a { ?a a zc:Program }"
    answer = client.post(
        "/sparql", data={"query": query, "format": "csv", "download": "1"}, headers={"Accept": "text/html"}
    )
    assert answer.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    assert answer.headers["content-type"].startswith("text/csv") and answer.text.startswith("a\r\n")
    wrong = client.post("/sparql", data={"query": query, "format": '"x', "download": "1"})
    assert wrong.status_code == 406 and "content-disposition" not in wrong.headers


def test_same_answer_over_a_server(client: TestClient) -> None:
    with serving(client.app.state.settings) as address:  # type: ignore[attr-defined]
        far = Settings(store=f"{address}/sparql", workers=1)
        with TestClient(application(far), "http://127.0.0.1", headers={"Accept-Language": "zh"}) as other:
            for page in (
                "/ask/program-parts?program=三大行动",
                "/ask/program-parts?program=三大行",
                "/ask/program-places?program=",
            ):
                assert other.get(page + "&lang=zh").text == client.get(page + "&lang=zh").text
            assert other.get("/query/vocabulary.json").json() == client.get("/query/vocabulary.json").json()


def test_query_of_a_question_runs_as_it_is(client: TestClient) -> None:
    text = client.get("/ask/program-parts", params={"program": "三大行动", "format": "rq"}).text
    graph: LocalGraph = client.app.state.graph  # type: ignore[attr-defined]
    assert "/id/program/" in text and len(list(graph.query(text))) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(library()))
def test_every_question_loads_into_the_editor(client: TestClient, name: str) -> None:
    answer = client.get(f"/ask/{name}", params={"format": "rq", "lang": "zh"})
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("application/sparql-query")
    assert client.post("/sparql", data={"query": answer.text}).status_code == 200


def test_what_is_missing_is_named_in_the_words_of_the_form(client: TestClient) -> None:
    answer = client.get("/ask/evidence", params={"fact": "", "lang": "en"})
    label = next(p.en for p in library()["evidence"].header.parameters if p.name == "fact")
    assert answer.status_code == 400 and f'role="alert">Please fill in: {label}<' in answer.text
    assert client.get("/ask/evidence", params={"format": "csv", "lang": "en"}).status_code == 400


def test_address_of_a_page_of_rows_stays_in_bounds(client: TestClient) -> None:
    for page in ("0", "99", "-1", "x", "٣"):
        assert (
            "3 行" in client.get("/ask/program-parts", params={"program": "三大行动", "lang": "zh", "page": page}).text
        )


def test_query_page_works_as_a_plain_form(client: TestClient) -> None:
    html = client.get("/query", params={"query": "ASK { ?s ?p '</textarea><b>' }"}).text
    assert '<form id="ask-form" action="/sparql"' in html
    assert "ASK { ?s ?p &#39;&lt;/textarea&gt;&lt;b&gt;&#39; }" in html


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_examples_have_answers(client: TestClient, name: str) -> None:
    graph: LocalGraph = client.app.state.graph  # type: ignore[attr-defined]
    assert list(graph.query(QUERIES[name].replace("四大行动", "三大行动")))  # type: ignore[arg-type]


def test_vocabulary_knows_all_that_a_build_writes(client: TestClient) -> None:
    found = client.get("/query/vocabulary.json").json()
    known = {term["name"]: term for term in found["terms"]}
    assert found["prefixes"] == terms.PREFIXES
    assert known["zc:Program"]["kind"] == "class" and known["zc:Program"]["zh"] == "政策提法"
    assert known["zc:program"]["kind"] == "property" and known["zc:level_county"]["kind"] == "code"
    written = (
        v for k, v in vars(terms).items() if k.isupper() and isinstance(v, str) and v not in terms.PREFIXES.values()
    )
    names = {
        f"{p}:{iri.removeprefix(start)}"
        for iri in written
        for p, start in terms.PREFIXES.items()
        if iri.startswith(start) and p != "id"
    }
    assert names <= known.keys()
    assert all(term["zh"] and term["en"] for term in known.values())


def test_words_of_the_script() -> None:
    """What the script says is there in both languages, and nothing is there that it never says."""
    sources = "".join(path.read_text("utf-8") for path in sorted((WEB / "src/ask").glob("*.js")))
    said = set(re.findall(r"[\"'`](ask\.js\.[\w-]+)[\"'`]", sources))
    stems = {m.removesuffix("_") for m in re.findall(r"`(ask\.js\.\w*)\$\{", sources)}
    there = {key for key in phrases() if key.startswith("ask.js.")}
    assert said <= there
    unsaid = there - said
    assert all(any(key.startswith(stem) for stem in stems) for key in unsaid)


def test_bundles_are_those_of_the_sources() -> None:
    """`npm run build` in tools/web writes what each source was; a source changed since then fails here."""
    rows = [line.split("  ") for line in (BUILT / "sources.txt").read_text("utf-8").splitlines()]
    now = {file: hashlib.sha256((WEB / file).read_bytes()).hexdigest() for _, file in rows}
    assert now == {file: digest for digest, file in rows}
    listed = {file for _, file in rows}
    assert {str(path.relative_to(WEB)) for path in WEB.glob("src/**/*.js")} <= listed


def test_bundles_tell_their_licences() -> None:
    """Of each package inside, in the version that package.json fixes, so that the same sources make the same bundles."""
    text = (BUILT / "licences.txt").read_text("utf-8")
    about = json.loads((WEB / "package.json").read_text("utf-8"))
    inside = dict(re.findall(r"^(@?[\w./-]+) (\d+\.\d+\.\d\S*) \(", text, re.MULTILINE))
    assert inside == about["dependencies"] | about["overrides"]
    assert not re.search(r"\((?:[A-Z]*GPL|UNLICENSED)", text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_readable_numbers_keep_their_value(number: object) -> None:
    assert float(readable(str(number)).replace(",", "")) == float(str(number))


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        (terms.ID + "program/昭通市/三查", "/id/program/昭通市/三查"),
        (terms.ID + "program/a%3Fb", "/id/program/a%3Fb"),
        ("https://example.org/news/1.html", "https://example.org/news/1.html"),
        (terms.PROGRAM, ""),
        ("javascript:alert(1)", ""),
        ("urn:x", ""),
    ],
)
def test_where_a_click_leads(iri: str, href: str) -> None:
    assert page_of(iri) == href
