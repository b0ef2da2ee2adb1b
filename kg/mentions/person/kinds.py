"""What somebody is to the story: official, leader, journalist, private or other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg import lexicon
from kg.model import PersonKind, Post

ROLE_KINDS: dict[str, PersonKind] = {r["word"]: r["kind"] for r in lexicon.rows("person_roles")}  # type: ignore[misc]
TITLE_KINDS: dict[str, PersonKind] = ROLE_KINDS | {
    "先生": "private",
    "女士": "private",
    "师傅": "private",
    "夫妇": "private",
}
_CIVIL_BODY = re.compile(
    "(?:公司|集团|厂|银行|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|卫生室|协会|学会|商会|促进会|基金会|联盟|合作社|"
    "研究院|研究所|研究中心|实验室|科学院|工程院|工作室|俱乐部|农场|林场|牧场|报社|日报|杂志社|出版社|电视台|电台|气象台|天文台|"
    "(?<![使事])馆|[剧乐歌舞]团|剧院|酒店|景区|企业|茶厂|门店|律师事务所|(?:检测|认证|测评|研发|救援|咨询)中心)$"
    "|(?:公司|医院|大学(?!城)|学院)[一-鿿（）]{1,12}(?:[部处科室系所院]|中心|分会|工会|支部)$"
)
_STATE_BODY = re.compile("法院|人民银行|(?:人民政府|国务院|委员会|办公室|[部厅局署])$")
"""Whose officers are officials whatever their title: 水利部|总工程师."""
_MASS_BODY = re.compile(
    "(?:作家|科学技术|新闻工作者|对外友好|计划生育|残疾人|归国华侨)(?:协会|联合会)$|(?:^中国|[省市县区州])法学会$"
)
_OF_COMPANIES = ("总经理", "经理", "董事长", "总裁", "董事", "监事")
_PARTY = ("党组", "党委")
# Strongest first: who holds an office stays an official though a list or a byline names him too.
_ORDER: tuple[PersonKind, ...] = ("official", "leader", "journalist", "private", "other")


def kind_of_post(post: Post) -> PersonKind:
    """Official for offices of party, state and mass organisations; leader for heads and experts of other bodies."""
    name = post.organization.name if post.organization else ""
    for part in _PARTY:
        name = name.removesuffix(part)
    if _CIVIL_BODY.search(name) and not _MASS_BODY.search(name) and not name.startswith("中国人民银行"):
        return "leader"
    if name:
        of_state = _STATE_BODY.search(name) and not post.title.endswith(_OF_COMPANIES)  # 中铁某局|总经理
        return "leader" if ROLE_KINDS.get(post.title) == "leader" and not of_state else "official"
    kind = ROLE_KINDS.get(post.title)
    return kind if kind in ("leader", "official") else "official"


def strongest(kinds: Iterable[PersonKind]) -> PersonKind:
    """Of several kinds of one person the one that goes before the others."""
    return min(kinds, key=_ORDER.index)
