"""The SPARQL 1.1 Protocol, against a server that runs.

The W3C's own tests of it (data-sparql11/protocol) name graphs of a server of theirs; each row of TABLE that mirrors one
says which. Not mirrored: update_dataset_default_graph, update_dataset_default_graphs, update_dataset_named_graphs and
update_dataset_full, since updates here name their graphs in the text (using-graph-uri is refused, which
bad_update_dataset_conflict asks for); update_base_uri, since an update has no base but its own.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx2 as httpx
import pyoxigraph as ox
import pytest
from real_server import EX, MANY, Running, hard_store, running

TOKEN = "correct-horse"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
MINE = {"Authorization": f"Bearer {TOKEN}"}
D1, D2, D3 = (f"{EX}data{n}" for n in (1, 2, 3))
ONE_AND_TWO = f"ASK {{ <{D1}> ?p ?o . <{D2}> ?p ?o }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{D1}> ?p ?o }} GRAPH ?h {{ <{D2}> ?p ?o }} }}"
ROWS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


@dataclass(frozen=True)
class Case:
    """A request and what it gets: a status, a content type out of some, and for ASK its answer."""

    name: str
    method: str = "GET"
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    body: str | bytes = b""
    status: int = 200
    types: tuple[str, ...] = ()
    boolean: bool | None = None


def default(*iris: str) -> list[tuple[str, str]]:
    return [("default-graph-uri", iri) for iri in iris]


def named(*iris: str) -> list[tuple[str, str]]:
    return [("named-graph-uri", iri) for iri in iris]


FULL = f"ASK {{ <{D3}> ?p ?o . GRAPH ?g {{ <{D1}> ?p ?o }} GRAPH ?h {{ <{D2}> ?p ?o }} }}"
TABLE = [
    # the W3C's, by their names
    Case("query_post_form", "POST", default(D1), FORM, "query=ASK%20%7B%7D", types=ROWS, boolean=True),
    Case("query_dataset_default_graphs_get", query=[("query", ONE_AND_TWO), *default(D1, D2)], boolean=True),
    Case("query_dataset_default_graphs_post", "POST", default(D1, D2), DIRECT, ONE_AND_TWO, boolean=True),
    Case("query_dataset_named_graphs_post", "POST", named(D1, D2), DIRECT, NAMED, boolean=True),
    Case("query_dataset_named_graphs_get", query=[("query", NAMED), *named(D1, D2)], boolean=True),
    Case("query_dataset_full", "POST", [*default(D3), *named(D1, D2)], DIRECT, FULL, boolean=True),
    Case("query_multiple_dataset", "POST", default(D2), DIRECT, f"ASK FROM <{D1}> {{ <{D2}> ?p ?o }}", boolean=True),
    Case("query_get", query=[("query", "ASK {}")], types=ROWS, boolean=True),
    Case("query_content_type_select", query=[("query", "SELECT (1 AS ?value) {}")], types=ROWS),
    Case("query_content_type_ask", query=[("query", "ASK {}")], types=ROWS),
    Case("query_content_type_describe", query=[("query", f"DESCRIBE <{D1}>")], types=GRAPHS),
    Case("query_content_type_construct", query=[("query", "CONSTRUCT { <x:s> <x:p> 1 } {}")], types=GRAPHS),
    Case("query_post_direct", "POST", [], DIRECT, "ASK {}", boolean=True),
    Case("bad_query_method", "PUT", [("query", "ASK {}")], status=405),
    Case("bad_multiple_queries", query=[("query", "ASK {}"), ("query", "SELECT * {}")], status=400),
    Case("bad_query_wrong_media_type", "POST", [], {"Content-Type": "text/plain"}, "ASK {}", 415),
    Case("bad_query_missing_form_type", "POST", [], {}, "query=ASK%20%7B%7D", 415),
    Case("bad_query_missing_direct_type", "POST", [], {}, "ASK {}", 415),
    Case("bad_query_non_utf8", "POST", [], {"Content-Type": "application/sparql-query; charset=UTF-16"},
         "ASK {}".encode("utf-16"), 415),
    Case("bad_query_syntax", query=[("query", "ASK { ")], status=400),
    Case("update_post_form", "POST", [], FORM | MINE, urlencode({"update": "CLEAR SILENT GRAPH <x:none>"}), 204),
    Case("update_post_direct", "POST", [], UPDATE | MINE, "CLEAR SILENT GRAPH <x:none>", 204),
    Case("bad_update_get", query=[("update", "CLEAR ALL")], headers=MINE, status=400),
    Case("bad_multiple_updates", "POST", [], FORM | MINE, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 400),
    Case("bad_update_wrong_media_type", "POST", [], MINE | {"Content-Type": "text/plain"}, "CLEAR NAMED", 415),
    Case("bad_update_missing_form_type", "POST", [], MINE, "update=CLEAR%20NAMED", 415),
    Case("bad_update_non_utf8", "POST", [], MINE | {"Content-Type": "application/sparql-update; charset=UTF-16"},
         "CLEAR NAMED".encode("utf-16"), 415),
    Case("bad_update_syntax", "POST", [], UPDATE | MINE, "CLEAR XXX", 400),
    Case("bad_update_dataset_conflict", "POST", [("using-graph-uri", D1)], UPDATE | MINE,
         f"DELETE {{ ?s ?p ?o }} USING <{D2}> WHERE {{ ?s ?p ?o }}", 400),
    # ours
    Case("graphs in the form", "POST", [], FORM, urlencode([("query", ONE_AND_TWO), *default(D1, D2)]), boolean=True),
    Case("default graph is the union", query=[("query", ONE_AND_TWO)], boolean=True),
    Case("chosen graphs hide others", query=[("query", f"ASK {{ <{D2}> ?p ?o }}"), *default(D1)], boolean=False),
    Case("a chosen default hides named", query=[("query", "ASK { GRAPH ?g { ?s ?p ?o } }"), *default(D1)], boolean=False),
    Case("FROM", query=[("query", f"ASK FROM <{D1}> {{ <{D2}> ?p ?o }}")], boolean=False),
    Case("FROM NAMED", query=[("query", f"ASK FROM NAMED <{D1}> {{ GRAPH <{D1}> {{ ?s ?p ?o }} }}")], boolean=True),
    Case("FROM by prefix", query=[("query", f"PREFIX e: <{EX}> ASK FROM e:data1 {{ ?s ?p ?o }}")], boolean=True),
    Case("FROM elsewhere", query=[("query", "ASK FROM <http://example.net/x> {}")], status=400),
    Case("FROM elsewhere by prefix", query=[("query", "PREFIX e: <http://example.net/> ASK FROM e:x {}")], status=400),
    Case("graph elsewhere", query=[("query", "ASK {}"), *default("http://example.net/x")], status=400),
    Case("graph that is no IRI", query=[("query", "ASK {}"), *default("a:b c")], status=400),
    Case("our prefixes", query=[("query", "ASK { ?s rdf:type zc:Program }")], boolean=True),
    Case("empty query", query=[("query", "")], status=400),
    Case("form without query", "POST", [], FORM, "x=1", 400),
    Case("a client that adds a second question mark", query=[("x", "1?query=ASK {}")], status=400),
    Case("query and update", "POST", [], FORM | MINE, "query=ASK%20%7B%7D&update=CLEAR%20ALL", 400),
    Case("percent-encoded Latin-1", "POST", [], FORM, "query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E9%22%7D", 400),
    Case("body that is no UTF-8", "POST", [], DIRECT, b"ASK { ?s ?p '\xff' }", 400),
    Case("byte order mark", "POST", [], DIRECT, b"\xef\xbb\xbfASK {}", boolean=True),
    Case("type with charset", "POST", [], {"Content-Type": "application/sparql-query;charset=utf-8"}, "ASK {}", 200),
    Case("too long", "POST", [], DIRECT, "ASK {} #" + "x" * 1_100_000, 413),
    Case("Accept unknown", query=[("query", "ASK {}")], headers={"Accept": "image/png"}, status=406),
    Case("Accept of the other kind", query=[("query", "ASK {}")], headers={"Accept": "text/turtle"}, status=406),
    Case("Accept refused", query=[("query", "ASK {}")], headers={"Accept": "*/*;q=0"}, status=406),
    Case("format unknown", query=[("query", "ASK {}"), ("format", "png")], status=406),
    Case("format goes before Accept", query=[("query", "ASK {}"), ("format", "xml")],
         headers={"Accept": "text/csv"}, types=(ROWS[1],), boolean=None),
    Case("format by media type", query=[("query", "ASK {}"), ("format", "text/csv")], types=("text/csv",)),
    Case("quality", query=[("query", "ASK {}")], headers={"Accept": "text/csv;q=0.5, application/xml;q=0.8, */*;q=0.1"},
         types=("application/xml",)),
    Case("DELETE", "DELETE", [("query", "ASK {}")], status=405),
    Case("other methods", "PATCH", status=405),
    Case("an update without the token", "POST", [], UPDATE, "CLEAR ALL", 401),
    Case("an update with another token", "POST", [], UPDATE | {"Authorization": "Bearer wrong"}, "CLEAR ALL", 401),
    Case("an update that loads", "POST", [], UPDATE | MINE, "LOAD <file:///etc/hostname>", 403),
    Case("an update that loads, no space", "POST", [], UPDATE | MINE, "LOAD<http://127.0.0.1:9/>", 403),
    Case("an update that asks elsewhere", "POST", [], UPDATE | MINE,
         "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
]  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    store = hard_store(tmp_path_factory.mktemp("protocol"))
    with running(store, "--allow-update", "--token", TOKEN, "--workers", "2") as found:
        yield found


@pytest.fixture(scope="module")
def readonly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(hard_store(tmp_path_factory.mktemp("readonly")), "--workers", "2") as found:
        yield found


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.name)
def test_protocol(server: Running, case: Case) -> None:
    answer = httpx.request(
        case.method, server.sparql, params=case.query, headers=case.headers, content=case.body, timeout=60
    )
    assert answer.status_code == case.status, answer.text
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if case.types:
        assert kind in case.types
    if case.boolean is not None:
        assert answer.json()["boolean"] is case.boolean
    if case.status >= 400:
        assert kind == "text/plain" and len(answer.text.splitlines()) == 1 and " · " in answer.text


ASKED = {
    "SELECT ?n { ?s <http://example.org/number> ?n } ORDER BY ?n LIMIT 3": {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
    },
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 50": {
        "turtle": "text/turtle",
        "nt": "application/n-triples",
        "nq": "application/n-quads",
        "trig": "application/trig",
        "jsonld": "application/ld+json",
        "rdfxml": "application/rdf+xml",
        "json": "application/ld+json",
        "xml": "application/rdf+xml",
    },
}


@pytest.mark.parametrize(("query", "name"), [(query, name) for query, names in ASKED.items() for name in names])
def test_every_form_by_name_and_by_type(readonly: Running, query: str, name: str) -> None:
    kind = ASKED[query][name]
    by_name = httpx.get(readonly.sparql, params={"query": query, "format": name})
    by_type = httpx.get(readonly.sparql, params={"query": query}, headers={"Accept": kind})
    assert (
        by_name.headers["content-type"].partition(";")[0] == by_type.headers["content-type"].partition(";")[0] == kind
    )
    assert count(by_type) == (3 if query.startswith("SELECT") else 50)


def count(answer: httpx.Response) -> int:
    """Rows or triples, read by Oxigraph's parsers."""
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "text/csv":
        return len(answer.text.splitlines()) - 1
    if rows := ox.QueryResultsFormat.from_media_type(kind):
        found = ox.parse_query_results(answer.content, format=rows)
        assert isinstance(found, ox.QuerySolutions)
        return sum(1 for _ in found)
    form = ox.RdfFormat.from_media_type(kind)
    assert form
    return len(set(ox.parse(answer.content, format=form)))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueservice<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { # \rSERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "PREFIX x: <x:> SELECT * { ?s ?p x:a\\# . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}",
        "PREFIX x: <x:> SELECT * { ?s ?p x:a\\' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } ?s ?p x:b\\' }",
        "PREFIX : <x:> SELECT * { ?s ?p :.SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p <x:\xa0#> . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}",
        "SELECT * { ?s ?p <x:\\u0041#> . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}",
        "INSERT DATA { <x:s> <x:p> 1 }",
        "DROP ALL",
        "LOAD <file:///etc/hostname>",
    ],
)
def test_what_reaches_out_or_writes_is_refused(readonly: Running, query: str) -> None:
    answer = httpx.get(readonly.sparql, params={"query": query})
    assert answer.status_code == 403 and " is refused" in answer.text


def test_words_that_only_look_like_it(readonly: Running) -> None:
    query = "SELECT ?service { ?service ?p 'SERVICE' # SERVICE DROP\n FILTER(?p != zc:program_service) } LIMIT 1"
    assert httpx.get(readonly.sparql, params={"query": query}).status_code == 200


def test_updates_are_off_unless_the_operator_turns_them_on(readonly: Running) -> None:
    for headers in (UPDATE, UPDATE | MINE):
        answer = httpx.post(readonly.sparql, content="CLEAR ALL", headers=headers)
        assert answer.status_code == 403 and "只读" in answer.text


def test_an_update_is_seen_by_every_query_after_it(server: Running) -> None:
    asked = {"query": f"ASK {{ <{EX}new> ?p ?o }}"}
    for change, there in (("INSERT", True), ("DELETE", False)):
        update = f"{change} DATA {{ GRAPH <{EX}g> {{ <{EX}new> <{EX}p> 1 }} }}"
        assert httpx.post(server.sparql, content=update, headers=UPDATE | MINE, timeout=60).status_code == 204
        for _ in range(6):  # more than there are processes
            assert httpx.get(server.sparql, params=asked).json()["boolean"] is there


def test_where_a_query_does_not_parse(readonly: Running) -> None:
    asked = {"query": "SELECT ?n {\n  ?s nope:x ?n\n}"}
    assert "第 2 行" in httpx.get(readonly.sparql, params=asked, headers={"Accept-Language": "zh-CN"}).text
    said = httpx.get(readonly.sparql, params=asked, headers={"Accept-Language": "en-GB,en"}).text
    assert "line 2" in said and "nope" in said and "行" not in said
    problem = httpx.get(readonly.sparql, params=asked, headers={"Accept": "text/csv, application/problem+json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 400 and problem.json()["line"] == 2


def test_the_bare_address_describes_the_service(readonly: Running) -> None:
    answer = httpx.get(readonly.sparql, headers={"Accept": "application/n-triples"})
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.N_TRIPLES)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    assert store.query(f"{sd} ASK {{ <{readonly.sparql}> a sd:Service ; sd:endpoint <{readonly.sparql}> ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ; sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> }}")  # fmt: skip
    assert not store.query(f"{sd} ASK {{ ?service sd:supportedLanguage sd:SPARQL11Update }}")
    assert httpx.get(readonly.sparql).headers["content-type"].startswith("text/turtle")
    assert httpx.get(readonly.sparql, headers={"Accept": "image/png"}).status_code == 406


def test_a_browser_at_the_bare_address_is_sent_to_the_query_page(readonly: Running) -> None:
    answer = httpx.get(readonly.sparql, headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")


def test_scripts_of_other_pages_may_read(readonly: Running) -> None:
    origin = {"Origin": "https://example.net"}
    answer = httpx.get(readonly.sparql, params={"query": "ASK {}"}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "KG-Row-Limit" in answer.headers["access-control-expose-headers"]
    refused = httpx.get(readonly.sparql, params={"query": "ASK {"}, headers=origin)
    assert refused.status_code == 400 and refused.headers["access-control-allow-origin"] == "*"
    wish = origin | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert httpx.options(readonly.sparql, headers=wish).status_code == 200
    wish["Access-Control-Request-Headers"] = "authorization"
    assert httpx.options(readonly.sparql, headers=wish).status_code == 400
    assert httpx.options(readonly.sparql).headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize("host", ["example.net", "localhost.example.net", "127.0.0.1.example.net:8765", ""])
def test_a_name_from_elsewhere_does_not_lead_here(readonly: Running, host: str) -> None:
    assert httpx.get(readonly.sparql, params={"query": "ASK {}"}, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1", "[::1]:8765"])
def test_names_of_this_machine_do(readonly: Running, host: str) -> None:
    assert httpx.get(readonly.sparql, params={"query": "ASK {}"}, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("query", ["ASK {}", "SELECT * { ?a ?b ?c . ?d ?e ?f }", "ASK {"])
def test_head_is_get_without_a_body(readonly: Running, query: str) -> None:
    asked = {"query": query, "format": "csv"}
    head = httpx.head(readonly.sparql, params=asked)
    assert head.content == b""
    with httpx.stream("GET", readonly.sparql, params=asked) as got:
        assert head.status_code == got.status_code
        assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize("limit", [1, 50_000])
def test_gzip_of_a_short_and_of_a_long_answer(readonly: Running, limit: int) -> None:
    query = f"SELECT ?a ?m {{ ?a <{EX}number> ?n . ?b <{EX}number> ?m FILTER(?m < 20) }} LIMIT {limit * 60}"
    answers = []
    for coding in ("identity", "gzip"):
        with httpx.stream("GET", f"{readonly.sparql}?query={quote(query)}", headers={"Accept-Encoding": coding}) as got:
            raw = b"".join(got.iter_raw())
            assert got.headers.get("content-encoding", "identity") == coding
            answers.append(gzip.decompress(raw) if coding == "gzip" else raw)
    assert answers[0] == answers[1] and len(json.loads(answers[0])["results"]["bindings"]) == min(limit * 60, MANY * 20)


def test_a_store_behind_another_server(readonly: Running) -> None:
    """Queries go on to it and nothing else; forms, limits and refusals are those of this server."""
    with running(readonly.sparql, "--workers", "2", "--rows", "10") as front:
        rows = httpx.get(
            front.sparql, params={"query": f"SELECT ?n {{ ?s <{EX}number> ?n }}", "format": "csv"}, timeout=60
        )
        assert len(rows.text.splitlines()) == 12 and rows.text.splitlines()[-1].startswith('"# ')
        graph = httpx.get(front.sparql, params={"query": f"DESCRIBE <{D1}>", "format": "nt"}, timeout=60)
        assert graph.text == f"<{D1}> <{EX}type> <{EX}Document> .\n"
        assert httpx.get(front.sparql, params={"query": f"ASK {{ <{D2}> ?p ?o }}", "default-graph-uri": D1}).json()["boolean"] is False  # fmt: skip
        for query, status in (("ASK {", 400), ("DROP ALL", 403), ("ASK FROM <http://example.net/> {}", 400)):
            assert httpx.get(front.sparql, params={"query": query}, timeout=60).status_code == status


def test_one_clear_sentence_where_there_is_nothing_to_serve(tmp_path: Path, readonly: Running) -> None:
    port = readonly.address.rpartition(":")[2]
    store = hard_store(tmp_path)
    for options in (["--store", str(tmp_path / "none")], ["--store", str(store), "--port", port], ["--store", str(store), "--allow-update"]):  # fmt: skip
        told = subprocess.run(
            [sys.executable, "-m", "kg", "serve", *options], capture_output=True, text=True, timeout=60
        )
        assert told.returncode == 2 and len(told.stderr.splitlines()) == 1 and "Traceback" not in told.stderr
