"""Clients that others made, against a server that runs: curl, SPARQLWrapper, rdflib's SPARQLStore, Comunica."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from real_server import ROOT, Running, running
from serving import small_store

from kg.triples.terms import GRAPH_ENTITIES, ZC

TOKEN = "correct-horse"
ADDRESS = "http://127.0.0.1:8765"
PROGRAMS = f"SELECT ?s {{ ?s a <{ZC}Program> }}"
COMUNICA = "4.5.0"
# As in the README; each with what its answer holds.
CURL = {
    f"curl -G {ADDRESS}/sparql --data-urlencode 'query=SELECT ?name {{ ?p a zc:Program ; skos:prefLabel ?name }} LIMIT 5'": '"三大行动"',
    f"curl -G {ADDRESS}/sparql -d format=csv --data-urlencode 'query=SELECT ?name {{ ?p a zc:Program ; skos:prefLabel ?name }}'": "三大行动",
    f"curl -H 'Accept: text/turtle' -G {ADDRESS}/sparql --data-urlencode 'query=DESCRIBE ?p {{ ?p skos:prefLabel \"三大行动\"@zh }}'": "zc:Program",
    f"curl -H 'Content-Type: application/sparql-query' --data-binary @my.rq {ADDRESS}/sparql": '"n"',
    f"curl {ADDRESS}/sparql": "sd:Service",
}  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    store = small_store(tmp_path_factory.mktemp("clients"))
    with running(store, "--workers", "2", "--allow-update", "--token", TOKEN) as found:
        yield found


# ---------------------------------------------------------------- curl


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is absent")
@pytest.mark.parametrize("line", CURL)
def test_curl(server: Running, line: str, tmp_path: Path) -> None:
    (tmp_path / "my.rq").write_text("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "utf-8")
    call = shlex.split(line.replace(ADDRESS, server.address).replace("curl", "curl -s --fail", 1))
    answer = subprocess.run(call, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=True)
    assert CURL[line] in answer.stdout


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_curl_line_of_the_readme_is_run_here(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    assert {line.partition("  #")[0].strip() for line in lines if line.startswith("curl ")} <= set(CURL)


# ---------------------------------------------------------------- SPARQLWrapper


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("sent", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper_methods(server: Running, method: str, sent: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=SPARQLWrapper.JSON)
    client.setMethod(method)
    client.setRequestMethod(sent)
    client.setQuery(PROGRAMS)
    if method == SPARQLWrapper.GET and sent == SPARQLWrapper.POSTDIRECTLY:
        return  # it does not exist
    assert len(client.query().convert()["results"]["bindings"]) == 3


@pytest.mark.parametrize("form", [SPARQLWrapper.JSON, SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV])
def test_sparqlwrapper_rows(server: Running, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=form)
    client.setQuery(PROGRAMS)
    answer = client.query()
    assert form in answer.info()["content-type"] or form == SPARQLWrapper.TSV
    read = answer.convert()
    text = read.toxml() if form == SPARQLWrapper.XML else str(read)
    assert text.count("/id/program/") == 3


@pytest.mark.parametrize("form", ["turtle", "n3", "rdf+xml", "json-ld", "xml"])
def test_sparqlwrapper_triples(server: Running, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=form)
    client.setQuery(f"CONSTRUCT WHERE {{ ?s a <{ZC}Program> }}")
    read = client.query().convert()
    graph = rdflib.Graph().parse(data=read, format="turtle") if isinstance(read, bytes) else read
    assert len(graph) == 3


def test_sparqlwrapper_is_told_what_is_wrong(server: Running) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.sparql, returnFormat=SPARQLWrapper.JSON)
    client.setQuery("SELECT * {\n ?s ?p }")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="line 2"):
        client.query()


# ---------------------------------------------------------------- rdflib


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rdflib_store(server: Running, method: str, form: str) -> None:
    graph = rdflib.Graph(store=SPARQLStore(server.sparql, method=method, returnFormat=form))
    assert len(list(graph.query(PROGRAMS))) == 3


def test_rdflib_store_as_a_graph(server: Running) -> None:
    graph = rdflib.Graph(store=SPARQLStore(server.sparql))
    programs = list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{ZC}Program")))
    assert len(programs) == 3 and (programs[0], None, None) in graph
    assert len(graph.query(f"CONSTRUCT WHERE {{ ?s a <{ZC}Program> }}").graph or ()) == 3
    assert graph.query("ASK { ?s ?p ?o }").askAnswer is True
    entities = rdflib.Graph(store=SPARQLStore(server.sparql), identifier=rdflib.URIRef(GRAPH_ENTITIES))
    assert 0 < len(entities) < len(graph)


def test_rdflib_store_with_an_address_that_it_breaks(server: Running) -> None:
    """It adds a second question mark; without an error it would look like an empty graph."""
    with pytest.raises(Exception, match="wrong"):
        rdflib.Graph(store=SPARQLStore(f"{server.sparql}?x=1")).query(PROGRAMS)


def test_rdflib_store_writes_with_the_token_only(server: Running) -> None:
    row = (rdflib.URIRef("http://example.org/s"), rdflib.RDFS.label, rdflib.Literal("新", lang="zh"))
    name = rdflib.URIRef("http://example.org/mine")
    stranger = SPARQLUpdateStore(server.sparql, server.sparql)
    with pytest.raises(Exception, match="401"):
        rdflib.Graph(store=stranger, identifier=name).add(row)
    owner = SPARQLUpdateStore(server.sparql, server.sparql, headers={"Authorization": f"Bearer {TOKEN}"})
    graph = rdflib.Graph(store=owner, identifier=name)
    graph.add(row)
    assert list(graph) == [row]
    graph.remove(row)
    assert len(graph) == 0


# ---------------------------------------------------------------- answers that are cut


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(small_store(tmp_path_factory.mktemp("small")), "--rows", "2", "--workers", "1") as found:
        yield found


def test_json_that_is_cut(small: Running) -> None:
    """A member that the recommendation does not know is passed over; a reader that is strict refuses the answer."""
    client = SPARQLWrapper.SPARQLWrapper(small.sparql, returnFormat=SPARQLWrapper.JSON)
    client.setQuery(PROGRAMS)
    answer = client.query().convert()
    assert len(answer["results"]["bindings"]) == 2 and answer["incomplete"]["limit"] == "rows"
    assert len(list(rdflib.Graph(store=SPARQLStore(small.sparql, returnFormat="json")).query(PROGRAMS))) == 2
    with pytest.raises(SyntaxError, match="Unexpected JSON"):
        list(ox.parse_query_results(json.dumps(answer), format=ox.QueryResultsFormat.JSON))  # type: ignore[arg-type]


# ---------------------------------------------------------------- Comunica

ASK = """
import { QueryEngine } from "@comunica/query-sparql";
const engine = new QueryEngine();
const [value, select, construct] = process.argv.slice(2);
const sources = [{ type: "sparql", value }];
const rows = await (await engine.queryBindings(select, { sources })).toArray();
const quads = await (await engine.queryQuads(construct, { sources })).toArray();
const yes = await engine.queryBoolean("ASK { ?s ?p ?o }", { sources });
console.log(JSON.stringify({ rows: rows.map((row) => row.get("s").value), quads: quads.length, yes }));
"""


@pytest.fixture(scope="module")
def comunica(pytestconfig: pytest.Config) -> Path:
    """The folder where Comunica is installed; it is kept for the next run."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node or npm is absent")
    assert pytestconfig.cache
    folder = Path(pytestconfig.cache.mkdir(f"comunica-{COMUNICA}"))
    if not (folder / "ready").exists():
        (folder / "package.json").write_text('{"private": true, "type": "module"}', "utf-8")
        call = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", f"@comunica/query-sparql@{COMUNICA}"]  # fmt: skip
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=600)
        if done.returncode:
            pytest.skip(f"Comunica cannot be installed: {done.stderr[-200:]}")
        (folder / "ready").touch()
    (folder / "ask.mjs").write_text(ASK, "utf-8")
    return folder


def test_comunica_reads_what_is_cut(small: Running, comunica: Path) -> None:
    call = ["node", "ask.mjs", small.sparql, PROGRAMS, f"CONSTRUCT WHERE {{ ?s a <{ZC}Program> }}"]
    answer = subprocess.run(call, cwd=comunica, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert len(found["rows"]) == found["quads"] == 2


def test_comunica(server: Running, comunica: Path) -> None:
    call = ["node", "ask.mjs", server.sparql, PROGRAMS, f"CONSTRUCT WHERE {{ ?s a <{ZC}Program> }}"]
    answer = subprocess.run(call, cwd=comunica, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert len(set(found["rows"])) == 3 and found["quads"] == 3 and found["yes"] is True
