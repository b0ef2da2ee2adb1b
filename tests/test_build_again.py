"""Building again: what an earlier build has found out is used, and never shows in the result."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import SourceFile
from kg.build import build
from kg.build.cache import KINDS, Cache, content
from kg.build.growth import merged
from kg.build.manifest import Manifest
from kg.build.output import Output
from kg.build.work import Worker
from kg.entities import Privacy
from kg.page import draw
from kg.store import connect
from kg.triples.graph import Change
from kg.triples.shapes import ShapeError

ROOT = Path(__file__).parent.parent
TEXTS = {
    "a.txt": "衡阳市委书记王建国主持召开全市民生会议并讲话。会议指出，要实施“三大行动”，即调研摸底、资源整合、服务提升。\n",
    "b.txt": "湖南省衡阳市2023年新增学位800个。各县推进“三大行动”，村民陈小花家在衡南县。\n",
    "c.txt": "山东省济南市2024年新增就业12万人，同比增长5.2%。济南市市长刘强调研民生工作。\n",
    "d.txt": "湖南省衡阳市市长张伟说，落实“三大行动”（调研摸底、资源整合、服务提升），2024年新增学位900个。\n",
}


def results(folder: Path) -> dict[str, bytes]:
    """All files but those of the database, which has names and times of its own."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and "store" not in p.relative_to(folder).parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def stored(folder: Path) -> set[str]:
    return {str(quad) for quad in connect(folder)}


def listed(folder: Path) -> set[str]:
    return {str(quad) for quad in ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)}


def write(folder: Path, texts: dict[str, str]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def same_as_from_nothing(sources: Path, out: Path, work: Path, **how: object) -> None:
    build([sources], out, **how)  # type: ignore[arg-type]
    shutil.rmtree(work / "fresh", ignore_errors=True)
    shutil.rmtree(work / ".fresh.cache", ignore_errors=True)
    build([sources], work / "fresh", **how)  # type: ignore[arg-type]
    assert results(out) == results(work / "fresh")
    assert stored(out) == listed(out)
    draw(out, work / "drawn.html")
    assert (work / "drawn.html").read_bytes() == (out / "graph.html").read_bytes()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read while the test runs."""
    names: list[str] = []
    real = Worker.claimed

    def watched(self: Worker, tasks):  # type: ignore[no-untyped-def]
        names.extend(task.file.name for task in tasks)
        return real(self, tasks)

    monkeypatch.setattr(Worker, "claimed", watched)
    return names


def test_only_what_is_new_is_read(tmp_path: Path, reads: list[str]) -> None:
    texts = dict(TEXTS)
    last = texts.pop("d.txt")
    sources = write(tmp_path / "in", texts)
    build([sources], tmp_path / "out")
    assert reads == ["a.txt", "b.txt", "c.txt"]
    (sources / "d.txt").write_text(last, "utf-8")
    reads.clear()
    build([sources], tmp_path / "out")
    assert reads == ["d.txt"]
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


def test_nothing_changed(tmp_path: Path, reads: list[str]) -> None:
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    before = results(tmp_path / "out")
    reads.clear()
    build([sources], tmp_path / "out")
    assert reads == [] and results(tmp_path / "out") == before
    assert stored(tmp_path / "out") == listed(tmp_path / "out")
    build([sources], tmp_path / "out", fresh=True)
    assert reads == sorted(TEXTS) and results(tmp_path / "out") == before


def test_a_list_that_vanishes_leaves_no_link_to_it(tmp_path: Path) -> None:
    """The program of b.txt is linked to that of a.txt, whose parts are told: without a.txt it is one of its own."""
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    (sources / "a.txt").unlink()
    (sources / "d.txt").unlink()
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


def test_renamed_and_doubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.build.loading.PIECE", 1)  # what is added is in the store at once
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    (sources / "b.txt").rename(sources / "z.txt")
    (sources / "a2.txt").write_text(TEXTS["a.txt"], "utf-8")
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)
    (sources / "a.txt").unlink()  # its twin takes its place
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)
    (sources / "0.txt").write_text(TEXTS["a.txt"], "utf-8")  # and another one, that is read before
    (sources / "c2.txt").write_text(TEXTS["c.txt"], "utf-8")
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


@pytest.mark.parametrize("private", ["keep", "drop", "mask"])
def test_another_choice_about_private_people(tmp_path: Path, private: Privacy) -> None:
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out", "keep")
    same_as_from_nothing(sources, tmp_path / "out", tmp_path, private=private)
    if private != "keep":
        assert not any("陈小花".encode() in data for data in results(tmp_path / "out").values())


def test_judgements_come_and_go(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    key = next(
        line.split('"')[1]
        for line in (tmp_path / "out" / "graph.nq").read_text("utf-8").splitlines()
        if "mentionKey" in line and "/program/" in line
    )
    rows = tmp_path / "judgements.tsv"
    rows.write_text("\t".join((key, "program/衡阳市/别的行动", "yes", "某人", "2025-01-01", "试")) + "\n", "utf-8")
    same_as_from_nothing(sources, tmp_path / "out", tmp_path, judgements=rows)
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    states=st.lists(
        st.dictionaries(st.sampled_from("pqrs"), st.sampled_from(sorted(TEXTS)), min_size=1), min_size=2, max_size=4
    )
)
def test_any_history_ends_as_from_nothing(states: list[dict[str, str]], tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    for state in states:
        sources = write(tmp_path / "in", {f"{name}.txt": TEXTS[text] for name, text in state.items()})
        build([sources], tmp_path / "out")
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


# ---------------------------------------------------------------- what is only added


@pytest.fixture
def growths(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each build whether only what was new has been looked at."""
    found: list[bool] = []
    real = Output._growth

    def watched(self: Output):  # type: ignore[no-untyped-def]
        growth = real(self)
        found.append(growth is not None)
        return growth

    monkeypatch.setattr(Output, "_growth", watched)
    return found


@pytest.mark.parametrize("on_top", [0, 16])
def test_what_is_added_file_by_file(
    on_top: int, tmp_path: Path, growths: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.build.whole.ON_TOP", on_top)
    texts = {**TEXTS, "b2.txt": "衡阳市委书记王建国调研。南岳区委书记赵勇参加。\n", "e.txt": "湘潭市政府召开会议。\n"}
    sources = write(tmp_path / "in", {"c.txt": texts.pop("c.txt")})
    build([sources], tmp_path / "out")
    growths.clear()
    for name, text in texts.items():
        (sources / name).write_text(text, "utf-8")
        build([sources], tmp_path / "out")
    assert sum(growths) >= len(texts) - 1
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


def test_a_label_that_shifts_is_shown_everywhere(tmp_path: Path, growths: list[bool]) -> None:
    """Of two spellings of a name the one that is printed more often is the label: in rows of before, too."""
    one, other = "省委召开2035发展战略会议，实施“三大行动”。\n", "省委推进“3大行动”。\n"
    sources = write(tmp_path / "in", {"a.txt": f"湖南{one}", "b.txt": f"湖南{other}"})
    build([sources], tmp_path / "out")
    for name in ("c", "d"):
        (sources / f"{name}.txt").write_text(f"湖南{other * (2 if name == 'c' else 3)}", "utf-8")
        same_as_from_nothing(sources, tmp_path / "out", tmp_path)


def test_what_is_new_must_keep_the_shapes(tmp_path: Path, growths: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    sources = write(tmp_path / "in", {"a.txt": TEXTS["a.txt"]})
    build([sources], tmp_path / "out")
    (sources / "c.txt").write_text(TEXTS["c.txt"], "utf-8")
    monkeypatch.setattr("kg.triples.current._named", lambda graph, iri, label, names: None)
    with pytest.raises(ShapeError, match="prefLabel"):
        build([sources], tmp_path / "out")
    assert growths == [False, True]


def test_a_table_that_was_changed_is_not_taken_over(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {"a.txt": TEXTS["a.txt"], "c.txt": TEXTS["c.txt"]})
    build([sources], tmp_path / "out")
    with (tmp_path / "out" / "tables" / "places.csv").open("ab") as file:
        file.write(b"more\n")
    (tmp_path / "out" / "tables" / "posts.csv").unlink()
    (sources / "d.txt").write_text(TEXTS["d.txt"], "utf-8")
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


# ---------------------------------------------------------------- what is kept


def test_what_is_kept_can_be_lost_or_broken(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    before = results(tmp_path / "out")
    kept = sorted(p for p in (tmp_path / ".out.cache").rglob("*") if p.is_file())
    for number, file in enumerate(kept):
        file.write_bytes((b"", b"\x80\x05broken", file.read_bytes()[:-20])[number % 3])
    build([sources], tmp_path / "out")
    assert results(tmp_path / "out") == before
    for file in (p for p in kept if p.parent.name != "rows"):
        data = file.read_bytes()
        file.write_bytes(data[:30] + b"\0" * 30 + data[60:])
    build([sources], tmp_path / "out")
    assert results(tmp_path / "out") == before
    shutil.rmtree(tmp_path / ".out.cache")
    build([sources], tmp_path / "out")
    assert results(tmp_path / "out") == before


def test_what_is_kept_is_no_code(tmp_path: Path) -> None:
    class Bad:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path / 'harm'}",)

    cache = Cache(tmp_path / "cache")
    cache.begin()
    for value in (Bad(), [Bad()], {"a": subprocess.run}, eval):
        (tmp_path / "cache" / "claims" / "x").write_bytes(pickle.dumps(value))
        assert cache.get("claims", "x") is None
    assert not (tmp_path / "harm").exists()


def test_what_is_kept_does_not_grow(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    (sources / "a.txt").write_text(TEXTS["a.txt"] * 2, "utf-8")
    (sources / "b.txt").unlink()
    build([sources], tmp_path / "out")
    counts = {kind: len(list((tmp_path / ".out.cache" / kind).iterdir())) for kind in KINDS}
    assert counts == dict.fromkeys(KINDS, 3) | {"sums": 1, "pages": 1}


def test_a_changed_graph_is_not_taken_over(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", TEXTS)
    build([sources], tmp_path / "out")
    before = results(tmp_path / "out")
    with (tmp_path / "out" / "graph.nq").open("ab") as file:
        file.write(b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n")
    assert Manifest.read(tmp_path / "out").sources == {}
    build([sources], tmp_path / "out")
    assert results(tmp_path / "out") == before


def test_a_source_that_vanishes_or_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = write(tmp_path / "in", TEXTS)
    real = Worker.claimed

    def meddling(self: Worker, tasks):  # type: ignore[no-untyped-def]
        (sources / "a.txt").unlink(missing_ok=True)
        (sources / "c.txt").write_text(TEXTS["d.txt"], "utf-8")
        return real(self, tasks)

    monkeypatch.setattr(Worker, "claimed", meddling)
    report = build([sources], tmp_path / "out")
    assert [(f.source, f.what) for f in report.findings] == [("a.txt", "missing")]
    monkeypatch.undo()
    same_as_from_nothing(sources, tmp_path / "out", tmp_path)


LINES = st.sets(st.sampled_from([f"<{n}> <p> <{o}> <g> .\n" for n in "abcdef" for o in "xyz"]))


@given(LINES, LINES, LINES)
def test_a_graph_after_a_change_has_its_lines_in_order(before: set[str], gone: set[str], come: set[str]) -> None:
    was = sorted(line.encode() for line in before)
    after = merged(was, Change("g", frozenset(gone - come), frozenset(come)))
    assert after.lines == sorted(line.encode() for line in (before - gone) | come)
    assert set(after.come) == {line.encode() for line in come - before}


def test_a_file_that_cannot_be_read_has_no_content(tmp_path: Path) -> None:
    assert content(SourceFile(tmp_path / "nothing.txt", "nothing.txt")) is None


def test_a_full_disk_is_one_sentence_and_the_old_build_stays(tmp_path: Path) -> None:
    sources = write(tmp_path / "in", {"a.txt": TEXTS["a.txt"]})
    build([sources], tmp_path / "out")
    before = results(tmp_path / "out")
    write(sources, TEXTS)
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000)); from kg.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", limited, "build", str(sources), "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    assert results(tmp_path / "out") == before and connect(tmp_path / "out")
