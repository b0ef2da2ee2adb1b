"""The query library as a page of the docs, in Chinese or in English."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answers.header import TOPICS, Header, Parameter
from kg.answers.library import library

_WORDS = {
    "zh": {
        "title": "查询库",
        "intro": "共 {n} 个查询，由 `kg --lang zh queries --markdown` 生成。用法：",
        "more": "参数的例子取自 `seeds/` 的图谱；带 * 的参数必填，其余不填则不限定。名称可用全称、简称或 IRI。图示一栏是网页上默认的看法。"
        "每个事实都附原文和出处，`kg why IRI` 查依据。",
        "head": "| 问题 | 查询 | 参数 | 图示 |",
        "table": "表",
        "chart": "图表",
        "network": "网络",
    },
    "en": {
        "title": "Query library",
        "intro": "{n} queries; this page is written by `kg --lang en queries --markdown`. To ask one:",
        "more": "The examples are of the graph of `seeds/`. Parameters with * are required; the others leave the question open. "
        "Names may be full, short, or IRIs. The last column is how the web page shows the answer at first. "
        "Every fact comes with its words and place; `kg why IRI` shows its evidence.",
        "head": "| question | query | parameters | shown as |",
        "table": "table",
        "chart": "chart",
        "network": "network",
    },
}


def as_markdown(lang: str) -> str:
    return "\n".join(_lines(lang)) + "\n"


def _lines(lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"# {words['title']}\n"
    yield words["intro"].format(n=len(library())) + "\n"
    yield "```sh\nkg query program-parts --set program=四大行动\n```\n"
    yield words["more"]
    for topic, names in TOPICS.items():
        yield f"\n## {names[0] if lang == 'zh' else names[1]}\n"
        yield f"{words['head']}\n| --- | --- | --- | --- |"
        for question in library().values():
            if question.header.topic == topic:
                yield _line(question.name, question.header, lang)


def _line(name: str, header: Header, lang: str) -> str:
    summary, about = (header.zh, header.about_zh) if lang == "zh" else (header.en, header.about_en)
    said = (
        "。".join(filter(None, (summary, about.rstrip("。"))))
        if lang == "zh"
        else ". ".join(filter(None, (summary, about.rstrip("."))))
    )
    asked = "<br>".join(_parameter(p, lang) for p in header.parameters)
    return f"| {said} | `{name}` | {asked} | {_WORDS[lang][header.view.type]} |"


def _parameter(p: Parameter, lang: str) -> str:
    said = p.zh if lang == "zh" else p.en
    return f"`{p.name}={p.example}`{'*' if p.required else ''} {said}"
