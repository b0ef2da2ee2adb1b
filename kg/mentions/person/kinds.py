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
    "研究院|研究所|研究中心|实验室|科学院|工程院|工作室|俱乐部|农场|报社|日报|杂志社|出版社|电视台|酒店|景区|企业|茶厂|门店|律师事务所)$"
)
# Strongest first: who holds an office stays an official though a list or a byline names him too.
_ORDER: tuple[PersonKind, ...] = ("official", "leader", "journalist", "private", "other")


def kind_of_post(post: Post) -> PersonKind:
    """Official for offices of party, state and mass organisations; leader for heads and experts of other bodies."""
    name = post.organization.name if post.organization else ""
    if _CIVIL_BODY.search(name):
        return "leader"
    if name:
        return "leader" if ROLE_KINDS.get(post.title) == "leader" and "法院" not in name else "official"
    kind = ROLE_KINDS.get(post.title)
    return kind if kind in ("leader", "official") else "official"


def strongest(kinds: Iterable[PersonKind]) -> PersonKind:
    return min(kinds, key=_ORDER.index)
