"""Spark and the local engine agree: the same lines, the same rows, the same findings, from whatever address."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import count, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import HENGYANG, IN_HENGYANG, IN_JINAN, Made, listing, made, naming

from kg.articles import SourceFile, read_bytes, read_file
from kg.build import analyse_files, build
from kg.cli import run
from kg.entities import Told, decide, entries, masks, settle, summed_up
from kg.model import KgError, Organization, Person, Program
from kg.spark.folder import Folder
from kg.spark.listing import LEAST, shares
from kg.spark.read import read
from kg.spark.records import Heard, heard, heard_together
from kg.spark.shapes import asked, report, unmet
from kg.spark.shapes import divided as divided_report
from kg.spark.table import is_table
from kg.spark.whole import divided
from kg.triples.check import Checker, Open
from kg.triples.graph import Counts, of_sums, write_graph
from kg.triples.part import Sums, part
from kg.triples.quads import graph_of
from kg.triples.tables import EXACT, TABLES

PAGE = """衡阳日报讯（记者 李红）3月9日，衡阳市委书记王建国主持召开全市民生会议并讲话，市长张伟出席。
会议指出，要实施“三大行动”，即调研摸底、资源整合、服务提升。
2023年，衡阳市新增学位800个，节约就医成本280万元。
村民陈小花说：“现在看病方便多了。”陈小花家在衡南县。
"""
OTHER = "山东省济南市2024年新增就业12万人，同比增长5.2%。济南市市长刘强调研民生工作。\n"
LATER = "本报讯 衡阳市实施“三大行动”，即调研摸底、资源整合、服务提升。王建国到衡南县调研。\n"
ROWS = [
    {"title": "全市民生会议召开", "date": "2024-05-06", "text": PAGE},
    {"title": "就业", "date": "2024-05-07", "publication": "济南日报", "text": OTHER},
    {"title": "三大行动", "text": LATER + LATER.replace("衡南县", "祁东县")},
    {"title": "空", "text": " "},
]

# ---------------------------------------------------------------- with Spark


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pyspark = pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("no java")
    from kg.spark.session import session

    assert pyspark
    with session("local[2]") as there:
        yield there


def sources(folder: Path) -> Path:
    """Formats, encodings, twins, an article that stands in two files, a name that is hidden, and what cannot be read."""
    (folder / "below").mkdir(parents=True)
    (folder / "one.txt").write_text(PAGE, "utf-8")
    (folder / "below" / "two.txt").write_bytes(OTHER.encode("gb18030"))
    (folder / "below" / "with-mark.txt").write_bytes(OTHER.encode("utf-8-sig"))
    (folder / "twin.txt").write_text(PAGE, "utf-8")
    (folder / "rows.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in ROWS), "utf-8")
    (folder / "later.html").write_text(f"<html><body><h1>三大行动</h1><p>{LATER}</p></body></html>", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (folder / "picture.PNG").write_bytes(b"\x89PNG")
    (folder / "one.docx").write_text(PAGE, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text(PAGE, "utf-8")
    return folder


def lines(built: Path) -> list[str]:
    return sorted((built / "graph.nq").read_text("utf-8").split("\n")[:-1])


def quads(built: Path) -> list[str]:
    """The lines of all parts, one part after another."""
    parts = sorted((built / "quads").glob("part-*.nq.gz"))
    return "".join(gzip.decompress(p.read_bytes()).decode() for p in parts).split("\n")[:-1]


def cells(row: dict[str, Any]) -> dict[str, str]:
    """A row of Parquet as that of the CSV."""
    shown = {name: "" if value is None else str(value) for name, value in row.items()}
    return {name: text.lower() if name == "cumulative" else text for name, text in shown.items()}


def assert_same(spark: Any, ours: Path, local: Path) -> None:
    assert sorted(quads(ours)) == lines(local)
    graphs = [graph for graph, _ in groupby(quads(ours), key=lambda line: line[line.rindex(" <") :])]
    assert len(graphs) == len(set(graphs))  # so that the parts one after another are what `kg load` takes
    for table in TABLES:
        with (local / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        frame = spark.read.parquet((ours / "tables" / f"{table}.parquet").as_uri())
        beside = {f"{name}_number" for name in EXACT}
        assert [c for c in frame.columns if c not in beside] == header
        found = [cells(row.asDict()) for row in frame.collect()]
        assert sorted([row[c] for c in header] for row in found) == sorted(rows), table
    mine, theirs = (json.loads((built / "report.json").read_text("utf-8")) for built in (ours, local))
    assert {**mine, "format": ""} == {**theirs, "format": ""}


def test_spark_and_local_agree(spark: Any, tmp_path: Path) -> None:
    """Files by their paths and by an address that Spark reads, and a table beside the files that its rows stand for."""
    from kg.spark.build import build_on_spark

    folder = sources(tmp_path / "来源 一")
    judgements = tmp_path / "judgements.tsv"
    judgements.write_text(_judgement(folder), "utf-8")
    build([folder], tmp_path / "local", "mask", judgements)

    build_on_spark([str(folder)], str(tmp_path / "by-path"), None, "mask", judgements, piece=1200)
    assert_same(spark, tmp_path / "by-path", tmp_path / "local")

    build_on_spark([f"file://{folder}"], str(tmp_path / "by-address"), None, "mask", judgements)
    assert_same(spark, tmp_path / "by-address", tmp_path / "local")

    rows = [(f"{n}.jsonl", r.get("title"), r.get("date"), r["text"]) for n, r in enumerate(ROWS)]
    table = spark.createDataFrame(rows, "id string, title string, date string, words string")
    table.write.parquet((tmp_path / "news.parquet").as_uri())
    for name, title, date, text in rows:
        row = {"title": title, "date": date, "text": text}
        file = tmp_path / "lines" / "news.parquet" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False), "utf-8")
    build([tmp_path / "lines"], tmp_path / "local-lines")
    build_on_spark([str(tmp_path / "news.parquet")], str(tmp_path / "of-table"), text_column="words")
    assert_same(spark, tmp_path / "of-table", tmp_path / "local-lines")

    # an earlier build of ours is replaced, anything else is left alone
    build_on_spark([str(folder / "one.txt")], str(tmp_path / "of-table"))
    assert json.loads((tmp_path / "of-table" / "report.json").read_text("utf-8"))["files"] == 1
    (tmp_path / "of-table").rename(tmp_path / ".of-table.old")
    Folder(spark, str(tmp_path / "of-table")).check()
    assert (tmp_path / "of-table" / "quads" / "_SUCCESS").exists()
    assert not (tmp_path / ".of-table.old").exists()
    with pytest.raises(KgError, match="left alone"):
        build_on_spark([str(folder)], str(folder))
    with pytest.raises(KgError, match="no article"):
        build_on_spark([str(tmp_path / "missing.txt"), "file:///nowhere"], str(tmp_path / "nothing"))
    with pytest.raises(KgError, match="--text-column"):
        build_on_spark([str(tmp_path / "news.parquet")], str(tmp_path / "nothing"))
    assert not (tmp_path / "nothing").exists()
    assert not list(tmp_path.glob(".*application*"))


def _judgement(folder: Path) -> str:
    """王建国 of the first page is somebody else."""
    ((found, _),) = analyse_files([SourceFile(folder / "one.txt", "one.txt")])
    return f"{entries(found)[0].key}/person/王建国\tperson/other\tyes\tme\t2024-01-01\tknown\n"


def test_options_of_another_engine_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--engine", "spark", "--jobs", "2"]) == 2
    assert run(["build", "--master", "local[2]"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "--engine spark 没有 --jobs · there is no --jobs with --engine spark",
        "--engine local 没有 --master · there is no --master with --engine local",
    ]


# ---------------------------------------------------------------- the steps by themselves


@given(st.lists(st.integers(0, 5 * LEAST), max_size=30), st.integers(1, 3 * LEAST), st.integers(1, 8))
def test_partitions_are_neighbours_of_about_one_size(sizes: list[int], piece: int, workers: int) -> None:
    numbers = shares(sizes, piece, workers)
    assert numbers == sorted(numbers)
    assert sorted(set(numbers)) == list(range(len(set(numbers))))
    for number in set(numbers):
        of = [size for size, n in zip(sizes, numbers, strict=True) if n == number]
        assert sum(of) - max(of) <= piece


def test_few_bytes_are_one_partition() -> None:
    assert shares([100, 200, 300], 1 << 22, 2) == [0, 0, 0]
    assert shares([], 1 << 22, 2) == []


def _sums() -> Sums:
    three = Program("三大行动", "action")
    made_of: list[Made] = [
        listing(three, ("调研摸底", "资源整合", "服务提升"), IN_HENGYANG, Organization("衡阳市委", HENGYANG)),
        naming(three, IN_JINAN, name="b.txt"),
        made("衡南县", IN_HENGYANG, name="c.txt"),
    ]
    sums = Sums()
    each = entries(m.found() for m in made_of)
    for entry in each:
        sums.add(part([entry], "mask", {}).sums)
    return sums


@given(st.integers(1, 40))
def test_sums_divided_make_the_same_graphs(among: int) -> None:
    whole, counts = _sums(), Counts()
    expected = [line for graph in of_sums(whole, summed_up(whole.gathering), counts) for line in graph.lines()]
    found, counted = [], Counts()
    for share in divided(_sums(), among).values():
        for graph in of_sums(share, summed_up(share.gathering), counted):
            found += graph.lines()
    assert sorted(found) == sorted(expected)
    assert counted == counts


@cache
def _graphs() -> tuple[tuple[str, ...], ...]:
    """The graphs of a small build."""
    page = made("衡阳市委书记王建国到衡南县调研。", IN_HENGYANG, name="d.txt", 王建国=Person("王建国", "official"))
    first = listing(Program("三大行动", "action"), ("调研摸底", "资源整合", "服务提升"), IN_HENGYANG)
    with TemporaryDirectory() as folder:
        write_graph([page.found(), first.found()], Path(folder) / "graph.nq")
        text = (Path(folder) / "graph.nq").read_text("utf-8").splitlines(keepends=True)
    return tuple(tuple(lines) for _, lines in groupby(text, key=lambda line: line[line.rindex(" <") :]))


@settings(deadline=None)
@given(st.integers(1, 30), st.sets(st.integers(0, 10_000), max_size=3))
def test_shapes_are_settled_apart_as_together(among: int, gone: set[int]) -> None:
    """Also where lines are missing, so that something is broken."""
    sizes = sum(map(len, _graphs()))
    left_out, number = {n % sizes for n in gone}, count()
    graphs = [[line for line in lines if next(number) not in left_out] for lines in _graphs()]
    reports = [report(graph_of(lines)) for lines in graphs if lines]
    together, shares = Open(Checker()), [Open(Checker()) for _ in range(among)]
    for one in reports:
        together.add(one)
        for slot, share in divided_report(one, among).items():
            shares[slot].add(share)
    decided = [share.decided() for share in shares]
    questions = [list(asked(wanted, among)) for _, wanted in decided]
    found: dict[str, set[str]] = {}
    for number, (share, (broken, _)) in enumerate(zip(shares, decided, strict=True)):
        of_values = unmet(share, [q for of_share in questions for slot, q in of_share if slot == number])
        for constraint, nodes in (*broken.items(), *of_values.items()):
            found[constraint] = found.get(constraint, set()) | nodes
    assert found == together.broken()


def test_blocks_can_be_decided_by_themselves() -> None:
    """What the groups of Spark rest on."""
    each = entries(
        m.found()
        for m in (
            listing(Program("三大行动", "action"), ("调研摸底", "资源整合", "服务提升"), IN_HENGYANG),
            naming(Program("三大行动", "action"), IN_HENGYANG, name="b.txt"),
        )
    )
    hidden = masks(each, "mask")
    claims = [claim for entry in each for claim in Told(entry, hidden[entry.key]).claims()]
    together = settle(claims, {})
    apart: dict[tuple[str, int], str] = {}
    for block in {claim.block for claim in claims}:
        apart |= decide([claim for claim in reversed(claims) if claim.block == block], {}).changes
    assert apart == together.changes


def test_rows_of_one_name_are_told_apart() -> None:
    def row(name: str, text: str) -> SourceFile:
        return SourceFile(Path("row.jsonl"), name, None, json.dumps({"text": text}, ensure_ascii=False).encode())

    from kg import __version__

    found = list(read(__version__, iter([row("t/1", OTHER), row("t/2", OTHER), row("t/1", PAGE), row("t/1", PAGE)])))
    assert [one.name for one in found] == ["t/1", "t/1#2", "t/1#2", "t/2"]
    assert [len(one.entries) for one in found] == [1, 1, 0, 1]
    told: Heard = (0, 0, [])
    for one in found:
        told = heard_together(told, heard(one))
    assert told[:2] == (4, 3)
    assert [(f.source, f.what) for f in told[2]] == [("t/1#2", "same content")]


def test_another_version_on_the_workers_is_an_error() -> None:
    with pytest.raises(KgError, match="not 0"):
        list(read("0", iter([])))


def test_bytes_are_read_like_files(tmp_path: Path) -> None:
    for path in sorted(sources(tmp_path / "sources").rglob("*.*")):
        pages, told = read_bytes(path.read_bytes(), path.name, path.suffix)
        of_file, told_of_file = read_file(path, path.name)
        assert told == told_of_file
        assert [[a.text for a in page.articles] for page in pages] == [
            [a.text for a in page.articles] for page in of_file
        ]


@pytest.mark.parametrize(
    "address, column, expected",
    [
        ("hdfs://nn/news.parquet", None, True),
        ("news.parquet/", None, True),
        ("hdfs://nn/pages", None, False),
        ("rows.jsonl", None, False),
        ("rows.jsonl", "words", True),
    ],
)
def test_what_is_a_table(address: str, column: str | None, expected: bool) -> None:
    assert is_table(address, column) is expected


@pytest.mark.parametrize(
    "message, told",
    [
        (
            "An error occurred while calling o1.collect.\n: org.apache.spark.SparkException: Job aborted\n"
            "Caused by: org.apache.spark.api.python.PythonException: Traceback (most recent call last):\n"
            "ModuleNotFoundError: No module named 'kg'\n\tat org.apache.spark",
            "PYSPARK_PYTHON",
        ),
        (": org.apache.spark.SparkException: first\nValueError: this one\nat java.lang.Error: x", "failed: ValueError: this one"),
        ("", "failed: ?"),
    ],
)  # fmt: skip
def test_a_failed_job_is_one_sentence(message: str, told: str) -> None:
    from kg.spark.session import failed

    assert told in failed(message)
    assert "\n" not in failed(message)
