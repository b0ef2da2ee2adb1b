"""A build sent to servers that are not ours: whole, again, grown, shrunk, cut short, over a bad line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st
from real_server import ROOT, running
from small_graph import whole_graph
from sparql_servers import (
    BREAK,
    VIRTUOSO_LOGIN,
    Seen,
    between,
    fetched,
    free_port,
    oxigraph,
    start_oxigraph,
    virtuoso,
)
from test_queries_remote import GIVEN

from kg.answers import ask, library
from kg.cli import run
from kg.model import KgError
from kg.store.graph import LocalGraph, RemoteGraph, graph
from kg.store.remote import Endpoint, client, given, load
from kg.store.remote.endpoint import LAYOUTS, Addresses, candidates
from kg.store.remote.loading import LAST, MOST
from kg.store.remote.sections import Read, as_sparql, parts, sections
from kg.triples.quads import Graph, plain
from kg.triples.terms import BASE, GRAPH_ENTITIES, GRAPH_LOADED, ID

MINE = "http://example.org/mine"
# Errors of Virtuoso 7.2.5 itself: order without numbers first, languages lost in IF and COALESCE, compiler errors.
NOT_BY_VIRTUOSO = {
    "event-people", "namesakes", "person-places", "post-successions", "program-by-year", "program-figures",
    "program-neighbours", "program-places", "program-successors", "programs-by-level", "rank", "shared-names",
}  # fmt: skip


def article(number: int) -> str:
    return f"{ID}article/{number:016x}"


def nquads(folder: Path, graphs: Mapping[str, list[str]]) -> Path:
    """A file like that of a build, of these texts by graph."""
    with (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as file:
        for name, texts in graphs.items():
            made = Graph(name)
            for text in texts:
                made.add(f"{name}/passage/1", "http://example.org/text", plain(text))
            file.writelines(made.lines())
    return folder / "graph.nq"


def held(server: str) -> dict[str, set[str]]:
    """Graph → texts, of what an Oxigraph server holds."""
    rows = RemoteGraph(f"{server}/query").query("SELECT ?g ?t { GRAPH ?g { ?s <http://example.org/text> ?t } }")
    found: dict[str, set[str]] = {}
    for row in rows:  # type: ignore[union-attr]
        found.setdefault(row["g"].value, set()).add(row["t"].value)
    return found


def marks(server: str) -> dict[str, str]:
    rows = RemoteGraph(f"{server}/query").query(f"SELECT ?g ?m {{ GRAPH <{GRAPH_LOADED}> {{ ?g zc:loaded ?m }} }}")
    return {row["g"].value: row["m"].value for row in rows}  # type: ignore[union-attr]


def posted(url: str, text: str) -> None:
    request = urllib.request.Request(url, text.encode(), {"Content-Type": "application/sparql-update"})
    with urllib.request.urlopen(request, timeout=60):
        pass


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, LocalGraph]:
    """A build of the small graph, and it as a store of our own."""
    folder = tmp_path_factory.mktemp("whole")
    whole_graph(folder)
    store = ox.Store(folder / "store")
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return folder, LocalGraph(store)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with oxigraph(tmp_path / "data") as address:
        yield address


# ---------------------------------------------------------------- what arrives


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def loaded(
    request: pytest.FixtureRequest, whole: tuple[Path, LocalGraph], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, str]]:
    """The kind of the server that holds the small graph, where to ask it, and where it gives graphs."""
    folder = tmp_path_factory.mktemp("server")
    if request.param == "oxigraph":
        with oxigraph(folder) as address:
            yield "oxigraph", load(whole[0] / "graph.nq", Endpoint(address)).query, f"{address}/store"
        return
    with virtuoso(folder) as address:
        endpoint = Endpoint(address, user=VIRTUOSO_LOGIN[0], password=VIRTUOSO_LOGIN[1])
        done = load(whole[0] / "graph.nq", endpoint)
        again = load(whole[0] / "graph.nq", endpoint)
        assert (done.graphs, again.graphs, again.same) == (done.graphs, 0, done.graphs)
        yield "virtuoso", done.query, f"{address}/sparql-graph-crud"


def test_every_triple_arrives(loaded: tuple[str, str, str], whole: tuple[Path, LocalGraph]) -> None:
    names = [g.value for g in whole[1].store.named_graphs() if isinstance(g, ox.NamedNode)]
    assert len(names) > len(LAST)
    for name in names:
        here = {str(q.triple) for q in whole[1].store.quads_for_pattern(None, None, None, ox.NamedNode(name))}
        there = ox.parse(fetched(loaded[2], name), format=ox.RdfFormat.N_TRIPLES)
        assert {str(t.triple) for t in there} == here


@pytest.mark.parametrize("name", library())
def test_the_library_answers_as_from_the_store(
    loaded: tuple[str, str, str], whole: tuple[Path, LocalGraph], name: str
) -> None:
    if loaded[0] == "virtuoso" and name in NOT_BY_VIRTUOSO:
        pytest.skip("Virtuoso 7.2.5 answers otherwise")
    question = library()[name]
    values = {p.name: GIVEN[p.name] for p in question.header.parameters if p.required}
    assert ask(graph(loaded[1]), question, values, "en") == ask(whole[1], question, values, "en")


def test_kg_serve_shows_it(loaded: tuple[str, str, str], whole: tuple[Path, LocalGraph]) -> None:
    texts = []
    for store in (loaded[1], str(whole[0] / "store")):
        with running(store, "--workers", "1") as serving:
            question = library()["program-parts"]
            rows = ask(graph(serving.sparql), question, {"program": GIVEN["program"]}, "zh").rows
            with urllib.request.urlopen(f"{serving.address}/list?kind=program&lang=zh", timeout=60) as page:
                texts.append((rows, GIVEN["program"] in page.read().decode()))
    assert texts[0] == texts[1] and texts[0][0] and texts[0][1]


def test_our_own_server_takes_it_too(tmp_path: Path) -> None:
    ox.Store(tmp_path / "store").flush()
    path, token = nquads(tmp_path, many(2)), "a token of ours"
    with running(tmp_path / "store", "--workers", "1", "--allow-update", "--token", token) as own:
        assert load(path, Endpoint(own.sparql, token=token)).triples == 2
        assert load(path, Endpoint(own.sparql, token=token)).same == 2
        with pytest.raises(KgError, match="--user"):
            load(path, Endpoint(own.sparql))


# ---------------------------------------------------------------- again, grown, shrunk


def test_a_second_load_sends_what_is_new_or_changed_and_drops_what_is_gone(server: str, tmp_path: Path) -> None:
    first = {article(1): ["一"], article(2): ["二"], article(3): ["三"], GRAPH_ENTITIES: ["甲"]}
    second = {article(1): ["一"], article(2): ["二", "贰"], article(4): ["四"], GRAPH_ENTITIES: ["甲", "乙"]}
    with between(server) as (address, line):
        done = load(nquads(tmp_path, first), Endpoint(address))
        assert (done.graphs, done.triples, done.same, done.dropped) == (4, 4, 0, 0)
        line.seen.clear()
        done = load(nquads(tmp_path, second), Endpoint(address))
        assert (done.graphs, done.triples, done.same, done.dropped) == (3, 5, 1, 1)
        assert sorted(line.puts()) == sorted([article(2), article(4), GRAPH_ENTITIES])
        assert held(server) == {name: set(texts) for name, texts in second.items()}
        assert marks(server).keys() == second.keys()
        line.seen.clear()
        done = load(nquads(tmp_path, second), Endpoint(address))
        assert (done.graphs, done.same, done.dropped) == (0, 4, 0) and line.puts() == []


def test_what_others_did_to_a_graph_of_ours_is_mended(server: str, tmp_path: Path) -> None:
    load(nquads(tmp_path, many(3)), Endpoint(server))
    posted(f"{server}/update", f"DROP GRAPH <{article(1)}>")
    assert load(tmp_path / "graph.nq", Endpoint(server)).graphs == 0 and article(1) not in held(server)
    assert run(["load", server, "--all", "--graph", str(tmp_path)]) == 0
    assert held(server) == {name: set(texts) for name, texts in many(3).items()}


def test_back_to_an_earlier_build(server: str, tmp_path: Path) -> None:
    """The mark of a graph never outlives the graph it was made for."""
    one, two = {article(1): ["一"], article(2): ["二"]}, {article(1): ["壹"], article(2): ["二"]}
    for graphs in (one, two, one):
        load(nquads(tmp_path, graphs), Endpoint(server))
        assert held(server) == {name: set(texts) for name, texts in graphs.items()}


def test_a_build_can_end_on_a_server(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "one.txt"
    source.write_text("山东省济南市2024年新增就业12万人。\n", "utf-8")
    assert run(["build", str(source), "--out", str(tmp_path / "out"), "--store", server]) in (0, None)
    assert "loaded" in capsys.readouterr().out
    assert RemoteGraph(f"{server}/query").query('ASK { GRAPH ?g { ?o zc:printed "12万人" } }')
    assert run(["build", str(source), "--out", str(tmp_path / "out"), "--store", str(tmp_path)]) == 2
    away = f"http://127.0.0.1:{free_port()}"  # which is said before all is read and built
    assert run(["build", str(source), "--out", str(tmp_path / "none"), "--store", away]) == 2
    assert "cannot be reached" in capsys.readouterr().err and not (tmp_path / "none").exists()


def test_graphs_of_others_stay(server: str, tmp_path: Path) -> None:
    others = {MINE: "我", f"{BASE}graph/notes": "注", article(9): "九"}
    for name, text in others.items():
        posted(
            f"{server}/update", f'INSERT DATA {{ GRAPH <{name}> {{ <{name}> <http://example.org/text> "{text}" }} }}'
        )
    for graphs in ({article(1): ["一"]}, {article(2): ["二"]}):
        load(nquads(tmp_path, graphs), Endpoint(server))
        assert {name: held(server)[name] for name in others} == {name: {text} for name, text in others.items()}
    assert set(held(server)) == {article(2), *others}


def test_the_graphs_over_all_come_after_the_articles(server: str, tmp_path: Path) -> None:
    graphs = {name: ["字"] for name in (*sorted(LAST), *map(article, range(20)))}
    with between(server) as (address, line):
        load(nquads(tmp_path, graphs), Endpoint(address))
        assert sorted(line.puts()[:20]) == [article(n) for n in range(20)]
        assert line.puts()[20:] == list(LAST)


def test_by_updates_alone(server: str, tmp_path: Path) -> None:
    """A server without the Graph Store Protocol, and one that takes only small requests of it."""
    graphs = {article(1): ['引 " 反 \\\\ u0041 \\u0041 \x07 行\n末'], article(2): [f"第{n}" for n in range(3000)]}
    endpoint = Endpoint(f"{server}/query", update=f"{server}/update")
    for given_graphs in (graphs, {article(2): ["二"]}, graphs):
        load(nquads(tmp_path, given_graphs), endpoint)
        assert held(server) == {name: set(texts) for name, texts in given_graphs.items()}


@pytest.mark.parametrize("by_update", [False, True])
def test_a_server_that_takes_only_small_requests(server: str, tmp_path: Path, by_update: bool) -> None:
    graphs = {article(1): ["一"], article(2): [f"第{n}号" for n in range(20_000)]}
    with between(server) as (address, line):
        line.hook = lambda seen: 413 if len(seen.body) > 1 << 20 else None
        load(
            nquads(tmp_path, graphs),
            Endpoint(f"{address}/query", f"{address}/update", None if by_update else f"{address}/store"),
        )
        assert held(server) == {name: set(texts) for name, texts in graphs.items()}
        line.hook = lambda seen: 413 if seen.graph == article(2) else None
        if not by_update:
            with pytest.raises(KgError, match="request of this size"):
                load(nquads(tmp_path, {**graphs, article(2): ["二"]}), Endpoint(address))


# ---------------------------------------------------------------- cut short


def many(number: int) -> dict[str, list[str]]:
    return {article(n): [f"第{n}篇"] for n in range(number)}


def test_killed_half_way_and_taken_up_again(server: str, tmp_path: Path) -> None:
    nquads(tmp_path, many(600))
    with between(server) as (address, line):
        call = [sys.executable, "-m", "kg", "load", address, "--graph", str(tmp_path)]
        process = subprocess.Popen(call, env={**os.environ, "PYTHONPATH": str(ROOT)})

        def kill(seen: Seen) -> int | None:
            if seen.graph == article(300):
                process.kill()
                return BREAK
            return None

        line.hook = kill
        assert process.wait(60) == -signal.SIGKILL
        time.sleep(0.5)  # what it had sent before arrives
        there = marks(server)
        assert 0 < list(there.values()).count("loading") <= 256 and 256 <= len(there) < 600
        line.hook = lambda seen: None
        line.seen.clear()
        done = load(tmp_path / "graph.nq", Endpoint(address))
        assert (done.same, done.graphs) == (256, 344) and len(line.puts()) == 344
    assert held(server) == {name: set(texts) for name, texts in many(600).items()}
    assert "loading" not in marks(server).values()


def test_killed_while_a_graph_changes_and_then_another_build(server: str, tmp_path: Path) -> None:
    """What a load left behind is redone or dropped, also when the next build is the one before."""
    old, new = {article(1): ["一"], article(2): ["二"]}, {article(1): ["壹"], article(2): ["二"], article(3): ["叁"]}
    load(nquads(tmp_path, old), Endpoint(server))
    with between(server) as (address, line):

        def lost(seen: Seen) -> int | None:
            """The new graphs arrive, their marks do not."""
            return (
                400
                if b"loading" in seen.body
                and seen.body.startswith(b"DELETE")
                and b"INSERT" in seen.body
                and len([s for s in line.seen if s.graph in new]) >= 2
                else None
            )

        line.hook = lost
        with pytest.raises(KgError, match="400"):
            load(nquads(tmp_path, new), Endpoint(address))
    assert held(server)[article(1)] == {"壹"} and article(3) in held(server)
    load(nquads(tmp_path, old), Endpoint(server))
    assert held(server) == {name: set(texts) for name, texts in old.items()}


def test_a_server_that_dies_and_comes_back(tmp_path: Path) -> None:
    port = free_port()
    processes = [start_oxigraph(tmp_path / "data", port)]
    try:
        with between(f"http://127.0.0.1:{port}") as (address, line):

            def restart(seen: Seen) -> int | None:
                if seen.graph == article(30) and len(processes) == 1:
                    processes[0].kill()
                    processes[0].wait(20)
                    processes.append(start_oxigraph(tmp_path / "data", port))
                    return BREAK
                return None

            line.hook = restart
            done = load(nquads(tmp_path, many(50)), Endpoint(address))
        assert done.graphs == 50 and len(processes) == 2
        assert held(f"http://127.0.0.1:{port}") == {name: set(texts) for name, texts in many(50).items()}
    finally:
        processes[-1].kill()
        processes[-1].wait(20)


# ---------------------------------------------------------------- a busy server, a login, no server


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited."""
    told: list[float] = []

    class Quick(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            told.append(timeout or 0.0)
            return False

    monkeypatch.setattr(client, "Event", Quick)
    return told


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, BREAK])
def test_a_busy_server_is_asked_again(server: str, tmp_path: Path, waits: list[float], status: int) -> None:
    with between(server) as (address, line):
        line.headers = {}
        line.hook = lambda seen: status if seen.graph == article(1) and line.puts().count(article(1)) <= 2 else None
        assert load(nquads(tmp_path, many(3)), Endpoint(address)).graphs == 3
        assert line.puts().count(article(1)) == 3
    assert held(server) == {name: set(texts) for name, texts in many(3).items()}
    assert len(waits) == 2 and 0.4 <= waits[0] < waits[1] <= 1.2


@pytest.mark.parametrize("said, least, most", [("7", 7, 7), ("100000", 300, 300), ("soon", 0.4, 0.6), ("", 0.4, 0.6)])
def test_it_waits_as_long_as_it_is_told_to(
    server: str, tmp_path: Path, waits: list[float], said: str, least: float, most: float
) -> None:
    with between(server) as (address, line):
        line.headers = {"Retry-After": said}
        line.hook = lambda seen: 503 if seen.graph == article(1) and line.puts().count(article(1)) == 1 else None
        load(nquads(tmp_path, many(2)), Endpoint(address))
    assert len(waits) == 1 and least <= waits[0] <= most


def test_a_day_and_time_to_come_back_at(server: str, tmp_path: Path, waits: list[float]) -> None:
    with between(server) as (address, line):
        line.headers = {"Retry-After": formatdate(time.time() + 100, usegmt=True)}
        line.hook = lambda seen: 429 if seen.graph == article(1) and line.puts().count(article(1)) == 1 else None
        load(nquads(tmp_path, many(2)), Endpoint(address))
    assert len(waits) == 1 and 0 < waits[0] <= 100


def test_a_server_that_stays_busy_is_given_up(
    server: str, tmp_path: Path, waits: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    nquads(tmp_path, many(3))
    with between(server) as (address, line):
        line.headers = {}
        line.hook = lambda seen: 503 if seen.graph == article(1) else None
        assert run(["load", address, "--graph", str(tmp_path)]) == 2
        assert line.puts().count(article(1)) == 6 and len(waits) == 5
        assert "HTTP 503" in one_sentence(capsys)
        line.hook = lambda seen: None
        assert run(["--lang", "en", "load", address, "--graph", str(tmp_path)]) == 0
    assert "loaded 3 graphs" in capsys.readouterr().out


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1 and "Traceback" not in err
    return err


def test_a_login(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """User and password, and a token; neither is ever said aloud."""
    nquads(tmp_path, many(2))
    call = ["load", "", "--graph", str(tmp_path)]
    with between(server) as (address, line):
        call[1] = address
        line.headers = {"WWW-Authenticate": 'Basic realm="kg"'}
        wanted = {"Basic a2c6c2VjcmV0": True, "Bearer t0ken": True}  # kg:secret
        line.hook = lambda seen: None if seen.headers.get("Authorization", "") in wanted else 401
        assert run(call) == 2 and "--user" in one_sentence(capsys)
        monkeypatch.setenv("KG_STORE_PASSWORD", "wr0ng")
        assert run([*call, "--user", "kg"]) == 2
        said = one_sentence(capsys)
        assert "401" in said and "wr0ng" not in said
        monkeypatch.setenv("KG_STORE_PASSWORD", "secret")
        assert run([*call, "--user", "kg"]) == 0
        monkeypatch.delenv("KG_STORE_PASSWORD")
        assert run([*call, "--user", "kg"]) == 2
        capsys.readouterr()
        monkeypatch.setenv("KG_STORE_TOKEN", "t0ken")
        assert run(call) == 0
    assert "secret" not in repr(Endpoint("http://localhost", user="kg", password="secret", token="secret"))


def test_a_wrong_password_of_virtuoso(tmp_path: Path) -> None:
    with virtuoso(tmp_path / "v") as address, pytest.raises(KgError, match="401"):
        load(nquads(tmp_path, many(2)), Endpoint(address, user="dba", password="wr0ng"))


def test_addresses_that_will_not_do(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    nquads(tmp_path, many(2))
    monkeypatch.delenv("KG_STORE_PASSWORD", raising=False)
    for call, said in (
        (["ftp://localhost"], "http(s)"),
        (["http://kg:secret@localhost"], "--user"),
        ([f"http://127.0.0.1:{free_port()}"], "cannot be reached, tried 3 times"),
        ([f"{server}/nowhere"], "no SPARQL server"),
        ([server, "--graph-store", f"{server}/store"], "--update"),
        ([f"{server}/query", "--update", f"{server}/nowhere"], "404"),
        ([server, "--graph", str(tmp_path / "none")], "cannot be read"),
        ([server, "--user", "kg"], "KG_STORE_PASSWORD"),
    ):
        assert run(["load", "--graph", str(tmp_path), *call]) == 2
        told = one_sentence(capsys)
        assert said in told and "secret" not in told, told


def test_a_page_of_the_web_is_no_server(tmp_path: Path) -> None:
    with between("http://127.0.0.1:1") as (address, line):
        line.hook = lambda seen: 200
        with pytest.raises(KgError, match="no SPARQL server"):
            load(nquads(tmp_path, many(2)), Endpoint(address))


def test_a_server_that_only_reads(server: str, tmp_path: Path) -> None:
    with between(server) as (address, line):
        line.hook = lambda seen: None if seen.path == "/query" else 405
        with pytest.raises(KgError, match="takes nothing in"):
            load(nquads(tmp_path, many(2)), Endpoint(address))


@pytest.mark.parametrize("kind", LAYOUTS)
def test_addresses_that_are_tried(kind: str) -> None:
    query, update, graph_store = LAYOUTS[kind]
    wanted = Addresses(f"http://h/x{query}", f"http://h/x{update}", graph_store and f"http://h/x{graph_store}")
    if graph_store == "":
        wanted = replace(wanted, graph_store="http://h/x")
    for url in ("http://h/x", "http://h/x/", f"http://h/x{query}"):
        assert wanted in candidates(Endpoint(url))


# ---------------------------------------------------------------- the file


def test_a_file_that_no_build_made(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    for text, said in (
        (f"<{ID}a> <{ID}b> <{ID}c> <http://example.org/mine> .\n", "line 1: not of a graph"),
        ("not quads\n", "line 1: not of a graph"),
        ("".join(f'<{ID}a> <{ID}b> "{n}" <{article(n % 2)}> .\n' for n in range(3)), "line 3: the lines of"),
    ):
        path.write_text(text, "utf-8")
        with path.open("rb") as file, pytest.raises(KgError, match=said):
            list(sections(file, path))


TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=8, unique=True)


@settings(max_examples=30, deadline=None)
@for_any(st.dictionaries(st.integers(0, 9), TEXTS, min_size=1), st.integers(1, 400))
def test_sections_and_parts_are_the_file(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[int, list[str]], most: int
) -> None:
    path = nquads(tmp_path_factory.mktemp("nq"), {article(n): texts[n] for n in sorted(texts)})
    lines = path.read_bytes()
    with path.open("rb") as file:
        found = list(sections(file, path))
    assert [s.graph for s in found] == [article(n) for n in sorted(texts)]
    assert b"".join(lines[s.start : s.end] for s in found) == lines
    assert all(one.end == two.start for one, two in pairwise(found))
    read: Read = lambda start, size: lines[start : start + size]  # noqa: E731
    for section in found:
        cut = [b"".join(part) for part in parts(read, section, most)]
        assert all(len(part) <= most or part.count(b"\n") == 1 for part in cut)
        whole = b"".join(b"".join(part) for part in parts(read, section, MOST))
        assert b"".join(cut) == whole and whole.count(b"\n") == section.triples
        store = ox.Store()
        store.load(whole, format=ox.RdfFormat.N_TRIPLES)
        number = int(section.graph.rpartition("/")[2], 16)
        assert {q.object.value for q in store} == {"".join(t) for t in texts[number]}


@for_any(st.text(st.sampled_from('\\uU04a1"\n\x07年'), max_size=20))
def test_triples_as_sparql(text: str) -> None:
    line = f"<{ID}a> <{ID}b> {plain(text)} ."
    store = ox.Store()
    store.update(f"INSERT DATA {{ {as_sparql(line.encode()).decode()} }}")
    assert [q.object.value for q in store] == [text]
    assert "\\\\u" not in as_sparql(line.encode()).decode().replace("\\\\\\u", "")


def test_a_password_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE_PASSWORD", raising=False)
    assert given("http://localhost", "kg", None, None, lambda: "secret").password == "secret"
    monkeypatch.setenv("KG_STORE_PASSWORD", "from the environment")
    assert given("http://localhost", "kg", None, None, lambda: "secret").password == "from the environment"
