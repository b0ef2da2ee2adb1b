"""The command `kg`: thin; each command calls one function of the part it is named after."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

import kg
from kg.answers.trouble import UserError
from kg.cli.words import language, misused, say, styled, typed, unwritable
from kg.model import KgError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.answers import Question
    from kg.store.graph import Graph
    from kg.store.remote import Endpoint, Loaded

T = TypeVar("T")
EXPORTS = {
    "turtle": "graph.ttl",
    "trig": "graph.trig",
    "nquads": "graph.nq",
    "jsonld": "graph.jsonld",
    "csv": "tables",
    "parquet": "tables",
    "graphml": "graph.graphml",
    "gexf": "graph.gexf",
}  # format → where it is written unless one says
PROJECTIONS = (
    *("current", "person-post-organization", "person-event-place", "program-actor", "program-place", "program-part"),
    *("program-co-mention", "person-co-mention"),
)
TABLES = ("table", "csv", "json")
graph_option = click.option(
    "--graph",
    default="build",
    metavar="DIR|URL",
    show_default=True,
    help="构建文件夹或 SPARQL 服务。A build or a server.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(kg.__version__, prog_name="kg")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="只用一种语言显示信息。Messages in one language only.")
def cli(lang: str | None) -> None:
    """政策知识图谱：从报纸文字到有据可查的事实。

    A knowledge graph of policies from newspaper text, with the printed words behind every fact.
    """


@cli.command(short_help="建图谱。Build the graph from files and folders.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--out", default="build", metavar="DIR", show_default=True, help="写到哪里。Where to write.")
@click.option(
    "--private",
    type=click.Choice(["mask", "keep", "drop"]),
    default="mask",
    show_default=True,
    help="普通人姓名：掩去、保留、不收。Names of private people: mask, keep, leave out.",
)
@click.option("--judgements", metavar="FILE", help="人工的同一性判断。Identity decisions made by hand.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="用几个进程，默认每个处理器一个。Processes to use; default: one a processor.",
)
@click.option("--fresh", is_flag=True, help="不用以前构建留下的结果。Forget what earlier builds have kept.")
@click.option(
    "--store", metavar="URL", help="建成后装入 SPARQL 服务，同 kg load。Load it into a server too, as kg load does."
)
@click.option("--user", metavar="NAME", help="该服务的用户名。User name there.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="在本机，或在 Apache Spark 上（docs/spark.md）。On this machine or on Apache Spark.",
)
@click.option("--master", metavar="URL", help="Spark 集群，默认 local[*]。The Spark cluster.")
@click.option(
    "--text-column", metavar="NAME", help="来源是表，文字在这一列（仅 Spark）。Sources are tables with texts in it."
)
def build(
    sources: Sequence[str],
    out: str,
    private: str,
    judgements: str | None,
    jobs: int | None,
    fresh: bool,
    store: str | None,
    user: str | None,
    engine: str,
    master: str | None,
    text_column: str | None,
) -> int:
    """由文件或文件夹建图谱（默认 seeds/）；再次构建时只做新的和变了的。

    Build the graph from files and folders; building again costs only what is new or has changed.
    """
    from kg.build import run

    elsewhere = {"--master": master, "--text-column": text_column}
    here = {"--jobs": jobs, "--fresh": fresh, "--store": store, "--user": user}
    for option in (name for name, given in (elsewhere if engine == "local" else here).items() if given):
        raise UserError(f"--engine {engine} 没有 {option}", f"there is no {option} with --engine {engine}")
    if "" in sources:
        raise UserError("有一个来源是空的，是不是变量没有赋值？", "a source is empty: a variable without a value?")
    if engine == "spark":
        from kg.spark.command import run as run_on_spark

        return run_on_spark(sources, out, master, private, judgements, text_column)
    if store is not None and not store.startswith(("http://", "https://")):
        raise UserError(
            f"--store 要一个 http(s) 地址，不是“{store}”；本地图谱写在 --out 里",
            f"--store takes an http(s) address, not “{store}”; the local store lies in --out",
        )
    server = None
    if store is not None:
        from kg.store.remote import check

        server = _server(store, user)
        check(server)  # now, and not when all has been built
    done = run(sources, out, private, judgements, jobs, fresh)
    if server is not None:
        _send(server, out)
    return done


@cli.command(short_help="查询。Ask the graph: a query by name, a file, or SPARQL.")
@click.argument("what", metavar="NAME|FILE|TEXT")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="参数=值",
    help="查询参数，可重复。A parameter, such as place=永善县; repeatable.",
)
@click.option(
    "--format", "form", type=click.Choice(TABLES), default="table", show_default=True, help="输出格式。Output format."
)
@graph_option
def query(what: str, settings: Sequence[str], form: str, graph: str) -> None:
    """查询图谱：库中的查询名、.rq 文件或 SPARQL 文本。

    Ask the graph by the name of a query (see kg queries), a file, or SPARQL.
    """
    from kg.answers import ask, find_question
    from kg.answers.show import as_csv, as_json, as_table

    question = find_question(typed(what))
    with _ended_at_once():
        answer = ask(_graph(graph), question, _settings(settings), "en" if language() == "en" else "zh")
    if form == "table":
        click.echo(as_table(answer, language()), nl=False)
        count = len(answer.rows)
        click.echo(say(f"{count} 行", f"{count} row{'' if count == 1 else 's'}"), err=True)
    else:
        click.echo(as_csv(answer) if form == "csv" else as_json(answer), nl=False)


@cli.command(short_help="列出查询。List the queries and their parameters.")
@click.option("--markdown", is_flag=True, help="输出文档页。As a page of the docs.")
def queries(markdown: bool) -> None:
    """列出可用的查询及其参数。List the queries and their parameters."""
    from kg.answers import library
    from kg.answers.header import TOPICS
    from kg.answers.listing import as_markdown

    if markdown:
        click.echo(as_markdown("en" if language() == "en" else "zh"), nl=False)
        return
    for topic, title in TOPICS.items():
        click.secho(say(*title), bold=True, underline=True)
        for question in library().values():
            if question.header.topic == topic:
                _tell(question)


def _tell(question: Question) -> None:
    click.secho(f"  {question.name}", bold=True)
    click.echo(f"    {say(question.header.zh, question.header.en)}")
    for p in question.header.parameters:
        must = ("（必填）", " (required)") if p.required else ("", "")
        click.echo(f"      --set {p.name}={p.example or '…'}  {say(p.zh + must[0], p.en + must[1])}")


@cli.command(short_help="画网页。Draw a page of the graph, or of what is around a name.")
@click.argument("name", required=False)
@click.option(
    "--depth",
    type=click.IntRange(1, 6),
    default=1,
    show_default=True,
    help="离 NAME 几步以内。How many relations away from NAME.",
)
@click.option("--out", metavar="FILE", help="页面文件，默认 NAME.html 或 graph.html。The page to write.")
@graph_option
def draw(name: str | None, depth: int, out: str | None, graph: str) -> None:
    """画成一个离线可用的网页：全图，或某一名称的周围。

    Draw one HTML page that works offline: the whole graph, or what is around NAME.
    """
    from kg import page

    path = Path(out or f"{_file_name(name)}.html")
    try:
        picture = page.draw(_graph(graph), path, name and typed(name), depth)
    except OSError as error:
        raise unwritable(path, error) from error
    counts = len(picture.nodes), len(picture.edges)
    click.echo(
        say(f"{path}：{counts[0]} 个节点，{counts[1]} 条关系", f"{path}: {counts[0]} nodes, {counts[1]} relations")
    )


@cli.command(short_help="查依据。Show the printed words and the rule behind a fact or entity.")
@click.argument("iri", metavar="IRI|NAME")
@graph_option
def why(iri: str, graph: str) -> None:
    """一个事实或实体从何而来：原文（标出字句）、规则、出处、认定理由。

    Where a fact or entity comes from: the printed words, marked; rule; place; decisions.
    """
    from kg.why import why as explain

    for line in explain(_graph(graph), typed(iri)):
        click.echo(styled(line.text, line.style, line.mark))


@cli.command(short_help="导出。Write the graph in another format.")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(EXPORTS)))
@click.argument("out", required=False, metavar="[OUT]")
@click.option(
    "--graph", default="build", metavar="DIR", show_default=True, help="图谱所在文件夹。The folder of a build."
)
@click.option(
    "--part",
    type=click.IntRange(1),
    metavar="MIB",
    help="nquads：分成几个压缩文件，每个解开后约这么大。nquads: in gzipped files, of about that size when unpacked.",
)
@click.option(
    "--projection",
    type=click.Choice(PROJECTIONS),
    metavar="NAME",
    help="graphml、gexf：哪个网络，默认 current。graphml, gexf: which network; current if none is told.",
)
def export(form: str, out: str | None, graph: str, part: int | None, projection: str | None) -> None:
    """导出图谱：turtle、trig、nquads、jsonld；csv、parquet（事实表）；graphml、gexf（网络）。

    Write the graph in another format; csv and parquet write a folder of fact tables, nquads with --part a folder of files
    for bulk loaders, each named graph whole in one of them.

    \b
    网络 --projection, a network:
      current                   一切实体与直接关系 all entities, direct relations
      person-post-organization  谁任何职、职在何处 who holds which post where
      person-event-place        谁参加什么活动、在哪里 who takes part in what, where
      program-actor             哪些人和机构推行哪些政策 who pushes which program
      program-place             哪些地方推行哪些政策 which place pushes which program
      program-part              哪项政策属于哪项 what is part of what
      program-co-mention        同一篇文章提到的政策 programs of the same article
      person-co-mention         同一篇文章提到的人 persons of the same article
    """
    from kg.telling import bars
    from kg.triples.export import export as write

    for option, value, forms in (("--part", part, ("nquads",)), ("--projection", projection, ("graphml", "gexf"))):
        if value is not None and form not in forms:
            raise UserError(f"{option} 只用于 {'、'.join(forms)}", f"{option} is for {', '.join(forms)} only")
    path = Path(out or ("parts" if part else EXPORTS[form]))
    store, tables = _store(graph), Path(graph) / "tables"
    try:
        with bars() as told:
            size = part << 20 if part else None
            write(store, form, path, tables=tables, part=size, projection=projection or "current", told=told)
    except OSError as error:
        raise unwritable(path, error) from error
    click.echo(say(f"已写 {path}", f"wrote {path}"))


@cli.command(short_help="打开网页与查询端点。Serve the pages and the SPARQL endpoint.")
@click.option(
    "--store",
    default="build",
    metavar="DIR|URL",
    show_default=True,
    help="构建文件夹或 SPARQL 服务。A build or a server.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="听哪个地址。The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="端口；0 为任一空闲的。Port; 0: any.",
)
@click.option("--open", "open_page", is_flag=True, help="在浏览器里打开。Open the page in the browser.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="同时回答几个查询。Queries answered at once.",
)
@click.option(
    "--seconds",
    type=click.IntRange(1, 86_400),
    default=30,
    show_default=True,
    help="一个查询的时限。Time limit of a query.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=1_000_000,
    show_default=True,
    help="一个结果的行数上限。Row limit of an answer.",
)
@click.option(
    "--memory",
    type=click.IntRange(0),
    default=2048,
    show_default=True,
    metavar="MIB",
    help="一个查询的内存上限，0 为不限。Memory limit of a query; 0: none.",
)
@click.option("--allow-update", is_flag=True, help="端点接受带令牌的更新。Take updates that bring the token.")
@click.option(
    "--allow-network",
    is_flag=True,
    help="带令牌的请求可用 SERVICE 和 LOAD 访问其他服务。Let requests that bring the token ask other servers.",
)
@click.option("--token", envvar="KG_TOKEN", metavar="TEXT", help="令牌，也可用 KG_TOKEN 给出。The token.")
def serve(
    store: str,
    host: str,
    port: int,
    open_page: bool,
    workers: int,
    seconds: int,
    rows: int,
    memory: int,
    allow_update: bool,
    allow_network: bool,
    token: str | None,
) -> None:
    """在本机打开浏览网页、查询网页和 SPARQL 端点。

    Serve the explorer, the query page and the SPARQL endpoint on this machine.
    """
    from kg.serve import Settings
    from kg.serve import serve as run_server

    settings = Settings(
        store, host, port, seconds, rows, workers, memory, allow_update, allow_network, token, open_page
    )
    run_server(settings)


@cli.command(short_help="装入 SPARQL 服务。Load a build into a SPARQL server.")
@click.argument("url", metavar="URL")
@click.option(
    "--graph", default="build", metavar="DIR", show_default=True, help="图谱所在文件夹。The folder of a build."
)
@click.option(
    "--user", metavar="NAME", help="用户名；密码取自 KG_STORE_PASSWORD，否则会问。Password: KG_STORE_PASSWORD."
)
@click.option("--update", metavar="URL", help="更新的地址，找不到时给出。Where updates go, if it is not found.")
@click.option("--graph-store", metavar="URL", help="图存储协议的地址。Where the Graph Store Protocol is spoken.")
@click.option(
    "--at-once",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="同时发出几个请求。Requests under way at once.",
)
@click.option("--all", "everything", is_flag=True, help="未变的图也发送。Send graphs that are there already, too.")
def load(
    url: str,
    graph: str,
    user: str | None,
    update: str | None,
    graph_store: str | None,
    at_once: int,
    everything: bool,
) -> None:
    """把构建装入任一 SPARQL 1.1 服务：只发送新的和改变的图，中断后可以接着装。

    Load a build into any SPARQL 1.1 server: only graphs that are new or have changed; may be interrupted and
    called again. KG_STORE_TOKEN holds a bearer token.
    """
    _send(_server(url, user, update, graph_store), graph, at_once, everything)


def _server(url: str, user: str | None, update: str | None = None, graph_store: str | None = None) -> Endpoint:
    from kg.store.remote import given

    return given(url, user, update, graph_store, lambda: _password(url))


def _send(server: Endpoint, build: str, at_once: int = 4, everything: bool = False) -> None:
    from kg.store.remote import load as send
    from kg.telling import bars

    with bars() as told:
        loaded = send(Path(build) / "graph.nq", server, told, at_once, everything)
    click.echo(_loaded(loaded))


def _password(url: str) -> str | None:
    asks = sys.stdin.isatty()
    return str(click.prompt(f"{url} 密码 / password", hide_input=True, err=True)) if asks else None


def _loaded(loaded: Loaded) -> str:
    """What a load did, and what is left to do."""
    done = say(
        f"已装入 {loaded.graphs} 个图、{loaded.triples} 个三元组；{loaded.same} 个图未变，删去 {loaded.dropped} 个",
        f"loaded {loaded.graphs} graphs, {loaded.triples} triples; {loaded.same} graphs as they were, {loaded.dropped} dropped",
    )
    if not loaded.union:
        left = (
            "该服务的默认图不是各图之并集，须改其设置才可用 --store、--graph 查询，见 docs/servers.md",
            "the default graph there is not the union of all graphs, which --store and --graph need: see docs/servers.md",
        )
        return f"{done}\n{say(*left)}"
    return f"{done}\n{say('查询', 'ask it')}: kg serve --store {loaded.query}"


@cli.command(short_help="评测。Measure what is found against annotated texts.")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")
@click.option(
    "--errors",
    "kind",
    metavar="KIND",
    help="列出一类的漏与误，附原文与规则。Missed and invented rows of a kind, with passage and rule.",
)
@click.option("--open-blind", is_flag=True, help="未看的一半也列出。List those of the blind half too.")
@click.option("--diff", is_flag=True, help="与冻结的结果相比。Which rows changed since the frozen run.")
@click.option("--freeze", is_flag=True, help="冻结这次结果。Write this run beside the gold.")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。Print JSON.")
def evaluate(
    gold: Path, sources: Sequence[Path], kind: str | None, open_blind: bool, diff: bool, freeze: bool, as_json: bool
) -> None:
    """用人工标注检验：准确率、召回率、错处与可信度（SOURCE 默认 seeds）。

    Measure what is found in the texts of SOURCE (default: seeds) against the annotation in GOLD.
    """
    from kg.evaluate import KINDS
    from kg.evaluate.command import told

    asked = next((known for known in KINDS if known == kind), None)
    if kind and not asked:
        raise UserError(f"--errors 只能是：{'、'.join(KINDS)}", f"--errors must be one of: {', '.join(KINDS)}")
    for folder in (gold, *sources):
        if not folder.is_dir():
            raise UserError(f"没有文件夹 {folder}", f"there is no folder {folder}")
    click.echo(told(gold, sources, asked, open_blind, diff, freeze, as_json, language()), nl=False)


def _graph(where: str) -> Graph:
    """The graph of a build or of a server."""
    from kg.store.graph import graph

    return _opened(graph, where)


def _store(folder: str) -> ox.Store:
    """The store of a build."""
    from kg.store import connect

    return _opened(connect, folder)


def _opened(opening: Callable[[str], T], where: str) -> T:
    """One sentence where there is no graph or where it is broken."""
    try:
        return opening(where)
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(
            f"{where} 里的图谱打不开，请重新构建", f"the graph in {where} cannot be opened; build it again"
        ) from error


# ---------------------------------------------------------------- words to the user


def main(args: Sequence[str] | None = None) -> None:
    code = run(sys.argv[1:] if args is None else args)
    gc.freeze()  # or the end of the process looks for garbage among all that a build holds, which takes a tenth of a second
    sys.exit(code)


def run(args: Sequence[str]) -> int:
    """The exit code: 0, or 2 with one sentence for what cannot be done."""
    try:
        return cli.main(list(args), prog_name="kg", standalone_mode=False) or 0
    except UserError as error:
        click.echo(say(error.zh, error.en, language(args)), err=True)
    except KgError as error:
        click.echo(str(error), err=True)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.UsageError as error:
        click.echo(say(*misused(error, cli), language(args)), err=True)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("已中断", "interrupted", language(args)), err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 2


def _settings(settings: Sequence[str]) -> dict[str, str]:
    found = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name.strip():
            raise UserError(f"--set 要写成 参数=值，不是“{setting}”", f"--set reads NAME=VALUE, not “{setting}”")
        found[name.strip()] = typed(value)
    return found


@contextmanager
def _ended_at_once() -> Iterator[None]:
    """Ctrl+C ends the process by itself: Python hears of it only when the store has answered, which may be never."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _file_name(name: str | None) -> str:
    return "".join(c if c.isalnum() else "-" for c in name).strip("-")[:60] or "graph" if name else "graph"
