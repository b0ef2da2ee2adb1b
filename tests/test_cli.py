"""The command line: every command, and one clear sentence for whatever cannot be done."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from kg.answers import library
from kg.cli import EXPORTS, PROJECTIONS, cli, run

ROOT = Path(__file__).parents[1]
TEXT = "市委书记王建国主持全市民生会议并讲话。会议强调，要实施“三大行动”，即调研摸底、资源整合、服务提升。\n2024年，衡阳市新增学位620个。"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "页.txt").write_text(f"报纸：衡阳日报\n日期：2024-12-01\n\n全市民生会议召开\n\n{TEXT}\n", "utf-8")
    assert run(["build", str(folder / "页.txt"), "--out", str(folder / "build")]) == 0
    return str(folder / "build")


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """The one sentence that a wrong call gets; its exit code is 2."""
    capsys.readouterr()
    assert run(args) == 2
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1 and "Traceback" not in err
    return err


def told(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    assert run(args) == 0
    return capsys.readouterr().out


def test_build_leaves_a_page_and_a_store(graph: str) -> None:
    assert {"graph.html", "report.json", "store", "tables"} <= {p.name for p in Path(graph).iterdir()}


def test_query_in_three_formats(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("query", "SELECT ?n WHERE { ?p a schema:NewsArticle ; schema:headline ?n } ORDER BY ?n", "--graph", graph)
    assert list(csv.reader(io.StringIO(told(capsys, *call, "--format", "csv")))) == [["n"], ["全市民生会议召开"]]
    assert json.loads(told(capsys, *call, "--format", "json")) == [{"n": "全市民生会议召开"}]
    table = told(capsys, *call)
    assert "全市民生会议召开" in table and "\x1b" not in table


@pytest.mark.parametrize("columns", [70, 400])
def test_a_terminal_too_narrow_for_a_table_shows_cells_below_each_other(
    graph: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out = re.sub(r"\x1b\[[0-9;]*m", "", told(capsys, "query", "official", "--set", "person=王建国", "--graph", graph))
    lines = [line.split() for line in out.splitlines()]
    assert (["姓名", "name", "王建国"] in lines) == (columns == 70)
    assert all(cell_len(line) <= columns for line in out.splitlines())
    assert "id:post/中共衡阳市委/书记" in out


def test_query_from_a_file(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "my query.rq"
    path.write_text("#+ summary: x\nSELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }", "utf-8")
    assert json.loads(told(capsys, "query", str(path), "--graph", graph, "--format", "json")) == [{"n": "1"}]


def test_every_query_of_the_library_runs(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    for question in library().values():
        needed = [p for p in question.header.parameters if p.required]
        if not needed:
            told(capsys, "query", question.name, "--graph", graph)


def test_queries_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "queries")
    for question in library().values():
        assert question.name in out and question.header.zh in out and question.header.en in out
        assert all(f"--set {p.name}=" in out for p in question.header.parameters)


def test_one_language_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert "What a program consists of" not in told(capsys, "--lang", "zh", "queries")
    assert "一项政策" not in told(capsys, "--lang=en", "queries").replace("四大行动", "")
    assert not any("\u4e00" <= c <= "\u9fff" for c in refused(capsys, "--lang", "en", "query", "nix"))


@pytest.mark.parametrize(
    "args, words",
    [
        (["tell"], ["没有命令“tell”", "there are: build, query, queries, draw, why, export"]),
        (["query", "nix"], ["没有名为“nix”的查询", "program-parts"]),
        (["query", "nix.rq"], ["读不了查询文件 nix.rq"]),
        (["query"], ["NAME|FILE|TEXT"]),
        (["query", "meetings", "--format", "xml"], ["--format", "table, csv, json"]),
        (["query", "meetings", "--nix"], ["--nix", "--set"]),
        (["query", "meetings", "--set", "person"], ["--set", "NAME=VALUE"]),
        (["query", "meetings", "--set", "town=x"], ["没有参数 town", "there are: person, other"]),
        (["query", "place"], ["需要参数 place", "--set place=永善"]),
        (["query", "place", "--set", "place=不存在的地方"], ["图谱里没有叫“不存在的地方”的地点"]),
        (["query", "rank", "--set", "indicator=x", "--set", "status=x"], ["现有：actual 实际、target 目标 · "]),
        (["query", "place", "--set", "place=\udcff"], ["“\\udcff”不是 UTF-8 文字"]),
        (["why", "\udcff"], ["“\\udcff”不是 UTF-8 文字"]),
        (["draw", "\udcff"], ["“\\udcff”不是 UTF-8 文字"]),
        (["query", "SELECT ?x {"], ["写法有误", "does not parse"]),
        (["query", "DELETE WHERE { ?s ?p ?o }"], ["只读", "DELETE"]),
        (["query", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"], ["SERVICE"]),
        (["query", "SELECT * FROM <http://x/> { ?s ?p ?o }"], ["FROM"]),
        (["draw", "不存在"], ["图谱里没有叫“不存在”的东西"]),
        (["draw", "--depth", "0"], ["--depth 要一个 1 到 6 的整数", "a whole number from 1 to 6"]),
        (["build", "--out"], ["--out 后面要有值"]),
        (["build", ""], ["有一个来源是空的"]),
        (["build", "/", "--out", "/"], ["/ 不是本项目的构建结果"]),
        (["serve", "--seconds", "0"], ["--seconds 要一个 1 到 86400 的整数"]),
        (["serve", "--seconds", "nan"], ["--seconds 要一个 1 到 86400 的整数"]),
        (["draw", "--out", "/no/such/folder/x.html"], ["写不了 /no/such/folder/x.html"]),
        (["why", "id:nothing"], ["图谱里没有", "id/nothing"]),
        (["why"], ["IRI"]),
        (["export", "word"], ["turtle, trig, nquads, jsonld, csv, parquet, graphml, gexf"]),
        (["export", "csv", "--part", "2"], ["--part 只用于 nquads"]),
        (["export", "turtle", "--projection", "current"], ["--projection", "graphml, gexf only"]),
        (["export", "gexf", "--projection", "all"], ["--projection", "program-place"]),
        (["export", "nquads", "--part", "x"], ["--part 要一个不小于 1 的整数"]),
        (["export", "csv", "/dev/null"], ["写不了 /dev/null"]),
        (["export", "turtle", "/proc/x"], ["写不了 /proc/x", "os error"]),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    args: Sequence[str], words: Sequence[str], graph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with_graph = ["--graph", graph] if args[0] in ("query", "draw", "why", "export") else []
    said = refused(capsys, *args, *with_graph)
    assert [w for w in words if w not in said] == []


def test_a_query_that_never_ends_is_interrupted(graph: str) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
    call = [sys.executable, "-m", "kg", "query", endless, "--graph", graph]
    asked = subprocess.Popen(call, cwd=ROOT, stderr=subprocess.PIPE, preexec_fn=_hears_interrupts)
    time.sleep(3)  # until it waits for the store
    asked.send_signal(signal.SIGINT)
    assert asked.wait(timeout=60) in (-signal.SIGINT, 130)


def _hears_interrupts() -> None:
    """A test run in the background ignores them, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_no_graph_and_a_broken_graph_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(tmp_path) in refused(capsys, "query", "meetings", "--graph", str(tmp_path))
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("no such manifest\n")
    assert str(tmp_path) in refused(capsys, "query", "meetings", "--graph", str(tmp_path))
    assert str(tmp_path) in refused(capsys, "draw", "--graph", str(tmp_path))


def test_draw_and_why(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "页.html"
    assert str(out) in told(capsys, "draw", "--graph", graph, "--out", str(out))
    assert out.read_text("utf-8").startswith("<!doctype html>")
    article = json.loads(
        told(capsys, "query", "SELECT ?a { ?a a schema:NewsArticle }", "--graph", graph, "--format", "json")
    )
    shown = told(capsys, "why", article[0]["a"], "--graph", graph)
    assert "全市民生会议召开" in shown and "页.txt [" in shown and "\x1b" not in shown


@pytest.mark.parametrize("form, more", [*((form, ()) for form in EXPORTS), ("nquads", ("--part", "2"))])
def test_export(
    form: str,
    more: tuple[str, ...],
    graph: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    told(capsys, "export", form, "--graph", graph, *more)
    assert [p.name for p in tmp_path.iterdir()] == ["parts" if more else EXPORTS[form]]


def test_the_names_of_exports_are_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    from kg.triples.export import FORMATS
    from kg.triples.export import PROJECTIONS as THERE

    assert list(EXPORTS) == list(FORMATS) and tuple(THERE) == PROJECTIONS
    told_of = told(capsys, "export", "--help")
    assert [name for name in PROJECTIONS if f"  {name} " not in told_of] == []


def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["--help"], *([name, "--help"] for name in cli.commands)):
        out = told(capsys, *args)
        assert max(out) >= "\u4e00" and "the" in out.lower(), args
    assert "kg" in told(capsys, "--version")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_command_stands_in_the_readme_and_its_queries_exist(name: str) -> None:
    readme = ROOT / name
    if not readme.exists():
        pytest.skip(f"no {name}")
    text = readme.read_text("utf-8")
    assert [c for c in cli.commands if f"kg {c}" not in text] == []
    assert name.replace("README", "docs/queries") in text
    assert [
        q for q in re.findall(r"kg query ([\w-]+) |^\| `([\w-]+)` \|", text, re.M) if "".join(q) not in library()
    ] == []


def test_every_option_has_help() -> None:
    for command in cli.commands.values():
        assert all(p.help for p in command.params if isinstance(p, click.Option)), command.name
