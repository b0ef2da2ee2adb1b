"""The report of a build: what went in, what came of it, what had to be refused or mended."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.model import Finding
from kg.store.replace import FORMAT

_KINDS = {
    "articles": "文章",
    "persons": "人物提及",
    "posts": "任职",
    "organizations": "机构提及",
    "places": "地点提及",
    "programs": "政策提法提及",
    "components": "组成部分",
    "program_links": "政策关联",
    "participations": "参加活动",
    "observations": "数据",
}
_ENTITIES = {
    "Person": "人物",
    "Organization": "机构",
    "Place": "地点",
    "Program": "政策提法",
    "Indicator": "指标",
    "Event": "活动",
    "TenureSighting": "任职记录",
    "Component": "组成部分",
    "ProgramLink": "政策关联",
    "Observation": "数据",
    "Decision": "识别判定",
    "NewsArticle": "文章",
}
_SEVERITIES = {"refused": "未读入", "repaired": "已修复", "remark": "提示"}


@dataclass(frozen=True)
class Report:
    """`tables` counts rows, `graph` instances by class, `shapes` the constraints that were checked (all of them held)."""

    version: str
    private: str
    files: int
    articles: int
    triples: int
    tables: Mapping[str, int]
    graph: Mapping[str, int]
    shapes: int
    findings: Sequence[Finding]

    @property
    def refused(self) -> int:
        return len({f.source for f in self.findings if f.severity == "refused"})

    def write(self, folder: Path) -> None:
        """report.json and its readable twin report.md."""
        (folder / "report.json").write_text(self.as_json(), "utf-8")
        (folder / "report.md").write_text(self.as_markdown(), "utf-8")

    def as_json(self) -> str:
        data = {"format": FORMAT, **asdict(self), "violations": 0}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def as_markdown(self) -> str:
        return "\n".join([*self._summary(), *self._counts(), *self._findings()]) + "\n"

    def _summary(self) -> list[str]:
        return [
            "# 构建报告 / Build report",
            "",
            f"- 来源文件 / source files: {self.files}，未读入 / refused: {self.refused}",
            f"- 文章 / articles: {self.articles}",
            f"- 三元组 / triples: {self.triples}",
            f"- 普通公民姓名 / names of private persons: {self.private}",
            f"- SHACL 约束 / constraints: {self.shapes}，违反 / violations: 0",
            f"- 版本 / version: {self.version}",
            "",
        ]

    def _counts(self) -> list[str]:
        tables = [f"| {_KINDS.get(name, name)} | {name}.csv | {rows} |" for name, rows in self.tables.items()]
        nodes = [f"| {_ENTITIES.get(name, name)} | {name} | {number} |" for name, number in self.graph.items()]
        return [
            *("## 表 / Tables", "", "| 内容 | table | 行 / rows |", "| --- | --- | ---: |", *tables, ""),
            *("## 图谱 / Graph", "", "| 类别 | class | 个数 / number |", "| --- | --- | ---: |", *nodes, ""),
        ]

    def _findings(self) -> list[str]:
        head = ["## 读入情况 / Findings", ""]
        if not self.findings:
            return [*head, "没有问题。/ Nothing to report."]
        count = Counter(f.severity for f in self.findings)
        summary = "，".join(f"{_SEVERITIES[s]} / {s}: {n}" for s, n in sorted(count.items()))
        rows = [
            f"| {_cell(f.source)} | {_cell(f.what)} | {_SEVERITIES[f.severity]} / {f.severity} | {_cell(f.done_zh)} / {_cell(f.done_en)} |"
            for f in self.findings
        ]
        return [*head, summary, "", "| 文件 / file | 情况 / what | | 处理 / done |", "| --- | --- | --- | --- |", *rows]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
