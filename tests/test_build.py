"""The build as its user has it: files in, a folder out; whole or not at all; never a traceback."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from kg import open as open_graph
from kg.build import NothingBuilt, build
from kg.grammar import Document
from kg.model import KgError
from kg.store import connect, query
from kg.store.replace import replacing
from kg.triples.tables import FIRST, TABLES

ROOT = Path(__file__).parent.parent
PAGE = """衡阳日报讯（记者 李红）3月9日，衡阳市委书记王建国主持召开全市民生会议并讲话，市长张伟出席。
会议指出，要实施“三大行动”，即调研摸底、资源整合、服务提升。
2023年，衡阳市新增学位800个，节约就医成本280万元。
村民陈小花说：“现在看病方便多了。”陈小花家在衡南县。
"""
OTHER = "山东省济南市2024年新增就业12万人，同比增长5.2%。济南市市长刘强调研民生工作。\n"
COLUMNS = {
    "articles": ["title", "publication", "issued", "byline"],
    "persons": ["person", "name", "kind"],
    "posts": ["person", "name", "title", "organization", "place", "printed"],
    "organizations": ["organization", "name", "printed"],
    "places": ["place", "name", "level", "within", "code", "printed"],
    "programs": ["program", "name", "kind", "printed"],
    "components": ["program", "name", "component"],
    "program_links": ["program", "name", "relation", "target", "target_name"],
    "participations": ["event", "event_name", "event_kind", "date", "place", "person", "name", "role"],
    "observations": [
        *("observation", "indicator", "value", "value_high", "unit", "comparator", "place", "period", "status", "change"),
        "program",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "one.txt").write_text(PAGE, "utf-8")
    (folder / "two.txt").write_bytes(OTHER.encode("gb18030"))
    return folder


@pytest.fixture(scope="module")
def built(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    build([sources], out)
    return out


def everything(folder: Path) -> dict[str, bytes]:
    """All files but those of the database, which has names and times of its own."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and "store" not in p.relative_to(folder).parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ---------------------------------------------------------------- what a build leaves


def test_a_build_leaves_what_the_readme_says(built: Path) -> None:
    assert sorted(p.name for p in built.iterdir()) == [
        *("graph.html", "graph.nq", "manifest.json", "report.json", "report.md", "store", "tables"),
    ]
    assert sorted(p.stem for p in (built / "tables").iterdir()) == sorted(COLUMNS) == sorted(TABLES)


@pytest.mark.parametrize("name", COLUMNS)
def test_tables_have_the_columns_agreed(built: Path, name: str) -> None:
    header = (built / "tables" / f"{name}.csv").read_text("utf-8").splitlines()[0].split(",")
    expected = [*FIRST, *COLUMNS[name]]
    assert header[: len(expected)] == expected
    assert len(header) == len(set(header))


@pytest.mark.parametrize("name", COLUMNS)
def test_tables_are_ordered_and_quote_the_source(built: Path, sources: Path, name: str) -> None:
    rows = table(built, name)
    assert [(r["source"], int(r["start"])) for r in rows] == sorted((r["source"], int(r["start"])) for r in rows)
    texts = {"one.txt": PAGE, "two.txt": OTHER}
    for row in rows:
        printed = texts[row["source"]][int(row["start"]) : int(row["end"])]
        hidden = re.sub(r"小花", "某某", re.sub(r"\s", "", printed))
        assert hidden == re.sub(r"\s", "", row["quote"])


def test_values_of_the_tables(built: Path) -> None:
    assert [(r["source"], r["byline"]) for r in table(built, "articles")] == [("one.txt", "李红"), ("two.txt", "")]
    people = {(r["name"], r["kind"]) for r in table(built, "persons")}
    assert ("王建国", "official") in people and ("陈某某", "private") in people
    assert {(r["name"], r["title"], r["organization"], r["place"]) for r in table(built, "posts")} >= {
        ("王建国", "书记", "中共衡阳市委", "衡阳市")
    }
    assert {(r["name"], r["level"], r["within"], r["code"]) for r in table(built, "places")} >= {
        ("衡南县", "county", "衡阳市", "430422")
    }
    figures = {(r["value"], r["unit"], r["place"], r["period"]) for r in table(built, "observations")}
    assert ("2800000", "元", "衡阳市", "2023") in figures
    assert {r["component"] for r in table(built, "components")} == {"调研摸底", "资源整合", "服务提升"}


def test_tables_are_a_view_of_the_graph(built: Path) -> None:
    store: Any = connect(built)
    found = {row["p"].value for row in query(store, "SELECT ?p { ?m a zc:Mention ; zc:entity ?p . ?p a foaf:Person }")}  # type: ignore[union-attr,index]
    assert {r["person"] for r in table(built, "persons")} == found


def test_no_private_name_in_any_byte(built: Path) -> None:
    for path in built.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert "陈小花".encode() not in data and "小花".encode("utf-16-le") not in data, path


def test_the_report_and_its_twin(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    assert (report["files"], report["articles"], report["violations"]) == (2, 2, 0)
    assert report["tables"]["articles"] == 2
    assert "构建报告 / Build report" in (built / "report.md").read_text("utf-8")


def test_rdflib_sees_the_union(built: Path) -> None:
    dataset = open_graph(built)
    rows = list(dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?a a <https://schema.org/NewsArticle> }"))
    assert int(rows[0][0]) == 2  # type: ignore[index]


# ---------------------------------------------------------------- same bytes


def test_same_bytes_again_and_in_any_order(sources: Path, built: Path, tmp_path: Path) -> None:
    build([sources / "two.txt", sources / "one.txt"], tmp_path / "again")
    assert everything(tmp_path / "again") == everything(built)


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_same_bytes_whatever_the_hash_seed(sources: Path, built: Path, tmp_path: Path, seed: str) -> None:
    command = [sys.executable, str(ROOT / "build_graph.py"), str(sources), "--out", str(tmp_path / "out")]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert everything(tmp_path / "out") == everything(built)


def test_many_files_in_two_processes_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(6):
        (folder / f"{i}.txt").write_text(PAGE.replace("800", str(800 + i)), "utf-8")
    build([folder], tmp_path / "serial", jobs=1)
    monkeypatch.setattr("kg.build.reading.TOGETHER", 2)
    build([folder], tmp_path / "parallel", jobs=2)
    assert everything(tmp_path / "serial") == everything(tmp_path / "parallel")


# ---------------------------------------------------------------- whole or not at all


def test_a_second_build_replaces_and_keeps_what_is_not_its_own(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([sources / "one.txt"], out)
    (out / "judgements.tsv").write_text("# 判定\n", "utf-8")
    build([sources / "two.txt"], out)
    assert {r["source"] for r in table(out, "articles")} == {"two.txt"}
    assert (out / "judgements.tsv").read_text("utf-8") == "# 判定\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.cache", "out"]


def test_a_folder_that_is_no_build_is_left_alone(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("precious", "utf-8")
    with pytest.raises(KgError, match="--out"):
        build([sources], tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.doc"]


def test_the_folder_that_the_user_is_in_is_not_replaced(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KgError, match="the folder that you are in"):
        build([sources], Path())


def test_a_file_in_the_way_is_left_alone(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("precious", "utf-8")
    with pytest.raises(KgError, match="--out"):
        build([sources], tmp_path / "out")


def test_a_failed_build_leaves_the_old_one(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([sources], out)
    before = everything(out)
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with pytest.raises(NothingBuilt):
        build([tmp_path / "empty.txt"], out)
    assert everything(out) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.cache", "empty.txt", "out"]


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    with replacing(tmp_path / "out"), pytest.raises(KgError, match="another build"), replacing(tmp_path / "out"):
        pass


def _slow_build(out: Path, ready: Any) -> None:
    with replacing(out) as folder:
        (folder / "graph.nq").write_text("half", "utf-8")
        ready.set()
        time.sleep(60)


def test_a_killed_build_leaves_the_old_one_and_hinders_no_other(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([sources], out)
    before = everything(out)
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    child = context.Process(target=_slow_build, args=(out, ready))
    child.start()
    assert ready.wait(20)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    assert everything(out) == before
    build([sources / "two.txt"], out)
    assert {r["source"] for r in table(out, "articles")} == {"two.txt"}
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.cache", "out"]


def in_two_processes(work: Path) -> list[str]:
    """The command of a build that takes a while."""
    folder = work / "in"
    folder.mkdir()
    for i in range(160):
        (folder / f"{i}.txt").write_text(PAGE.replace("800", str(800 + i)) * 40, "utf-8")
    return [sys.executable, str(ROOT / "build_graph.py"), str(folder), "--out", str(work / "out"), "--jobs", "2"]


def test_no_process_outlives_a_killed_build(tmp_path: Path) -> None:
    child = subprocess.Popen(
        in_two_processes(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    workers: list[psutil.Process] = []
    while len(workers) < 2 and child.poll() is None:
        workers = psutil.Process(child.pid).children()
    child.kill()
    child.wait()
    assert len(workers) == 2 and psutil.wait_procs(workers, 20)[1] == []


@pytest.mark.skipif(os.name == "nt", reason="there are no signals on Windows")
def test_interrupted_in_one_sentence(tmp_path: Path) -> None:
    child = subprocess.Popen(
        in_two_processes(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore it
    )
    while len(psutil.Process(child.pid).children()) < 2 and child.poll() is None:
        time.sleep(0.01)
    time.sleep(0.5)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does it
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130 and len(said.strip().splitlines()) == 1, said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("after", [0.3, 0.6, 0.9, 1.2, 1.6])
def test_killed_at_any_point(sources: Path, built: Path, tmp_path: Path, after: float) -> None:
    out = tmp_path / "out"
    build([sources / "one.txt"], out)
    old = everything(out)
    child = subprocess.Popen(
        [sys.executable, str(ROOT / "build_graph.py"), str(sources), "--out", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    child.kill()
    child.wait()
    assert everything(out) in (old, everything(built))
    assert connect(out)


def test_where_names_cannot_be_exchanged(
    sources: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.replace._exchange", lambda one, other: False)
    out = tmp_path / "out"
    build([sources / "one.txt"], out)
    build([sources], out)
    assert everything(out) == everything(built)
    out.rename(tmp_path / ".out.old")  # as a kill between the two renames leaves it
    with pytest.raises(NothingBuilt):
        build([tmp_path / "none"], out)
    assert everything(out) == everything(built)


# ---------------------------------------------------------------- the command


def run(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "build_graph.py"), *args],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | env,
    )


def test_the_command_ends_with_where_to_look(sources: Path, tmp_path: Path) -> None:
    done = run(str(sources), "--out", "g", cwd=tmp_path)
    assert done.returncode == 0 and done.stderr == ""
    assert "g/graph.html" in done.stdout
    assert len(re.findall(r"kg query \S+ --set \S+", done.stdout)) == 3


def test_the_queries_to_try_can_be_pasted_into_a_shell(sources: Path, tmp_path: Path) -> None:
    done = run(str(sources), "--out", "my 'graph'", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and done.stderr == ""
    tried = [shlex.split(line) for line in done.stdout.splitlines() if "kg query" in line]
    assert [words[-2:] for words in tried] == [["--graph", "my 'graph'"]] * 3


@pytest.mark.parametrize(
    "args", [("none.txt",), ("--private", "hide"), ("--judgements", "none.tsv", "ok.txt"), ("--colour",)]
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "ok.txt").write_text(PAGE, "utf-8")
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert not (tmp_path / "build").exists()


def test_bad_files_cost_no_good_one(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "ok.txt").write_text(PAGE, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "nul.txt").write_bytes(("山东省济南市\x00新增就业12万人。" * 3).encode())
    done = run(str(folder), "--out", "g", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "g" / "report.json").read_text("utf-8"))
    assert {"empty.txt", "picture.png"} <= {f["source"] for f in report["findings"] if f["severity"] == "refused"}


def test_our_own_failure_on_one_file_is_a_row(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import analyse as module

    real = module.find_facts

    def failing(*docs: Document) -> None:
        assert all(doc.page.source.name != "two.txt" for doc in docs)
        real(*docs)

    monkeypatch.setattr(module, "find_facts", failing)
    report = build([sources], tmp_path / "out")
    assert [(f.source, f.what) for f in report.findings if f.severity == "refused"] == [("two.txt", "failed")]
    assert report.articles == 1
