"""The words of the tables, in one language or in both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

KINDS_ZH: Mapping[str, str] = {
    "persons": "人物",
    "posts": "任职",
    "organizations": "机构",
    "places": "地点",
    "programs": "政策提法",
    "components": "组成",
    "program_links": "政策关联",
    "participations": "参加",
    "observations": "数据",
    "numbers": "数值",
    "facts": "平均",
}
ATTRIBUTES_ZH: Mapping[str, str] = {
    "kind": "类别",
    "level": "级别",
    "organization": "机构",
    "date": "日期",
    "place": "地点",
    "period": "时期",
    "status": "状态",
    "comparator": "比较",
    "change": "增减",
}


class Words:
    """One language, or both side by side."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return {"zh": zh, "en": en}.get(self.lang, f"{zh} {en}")

    def line(self, zh: str, en: str) -> str:
        return {"zh": zh, "en": en}.get(self.lang, f"{zh} · {en}")

    def kind(self, name: str) -> str:
        return self(KINDS_ZH[name], name)

    def short(self, name: str) -> str:
        """The name of a kind where there is little room."""
        return KINDS_ZH[name] if self.lang == "zh" else name

    def attribute(self, name: str) -> str:
        return self(ATTRIBUTES_ZH[name], name)


def lines(each: Iterable[str]) -> str:
    """Each on a line of its own."""
    return "".join(f"{line}\n" for line in each)
