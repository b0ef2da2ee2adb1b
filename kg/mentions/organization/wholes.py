"""Parts under the names of their wholes: 教育部|基础教育|司, 人民银行|衡阳中心支行; and the wholes that such names name as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Slotted
from kg.mentions.organization.make import RULE, mention
from kg.mentions.organization.tables import Head, generic
from kg.mentions.organization.telling import REGISTERED, is_sentence
from kg.model import Mention, Organization, Place, Value

SMALL = ("处", "科", "室", "系", "庭")
"""Words for a part of a body that are too short to tell without what stands around them."""
LONGEST_SMALL = 10
BEHIND_SMALL = re.compile("$|[^\u4e00-\u9fff]|[庭处科室系股长副主负有相工干民党支教的在和与及等组印发]")
SOME = re.compile("一些|这些|那些|播放|播出")
PERSON_BETWEEN = re.compile(
    "[局厅处部院校科司署行会社]长|主任|书记|主席|秘书|代表|率|派|介绍|表示|负责|领导|干部|人员|专家|有关|相关|官兵|指战员|战士|联合[省市县区镇乡]"
)
"""What stands between a body and a word for a part of one where the two are not one name."""
PUBLIC = re.compile("(?:部|委员会|局|署|总局|法院|检察院|厅|政府|国会|议会)$")
OF_PUBLIC = re.compile("(?<!公)司$|(?<!分)局$|[处庭科部组]$|(?:议|上|下)院$|(?<!公)室$|.{2,}办公室$")
"""What is an office of a public body, and not an institution by itself as its institutes and centres are."""
OWN_BRANCH = re.compile(
    "^第[一二三四五六七八九十]+$|[处科室部院系所站队中心厂班]$|离退休(?:干部)?$|机关$|直属$|联合$|临时$"
)
"""Of what a branch of the Party in a body is: 某局传媒处|党支部."""
LEVELS_OF_PARTS = ("省", "市", "县", "区", "地", "乡", "镇", "各")
"""What makes a sort of a part: 人民银行|县|支行."""
WHOLE_AGAIN = ("公司", "集团", "集团公司", "股份公司")
OF_A_SUBJECT = re.compile(
    "^$|[0-9]|综合|新闻|财经|经济|科教|体育|电影|视剧|国际|中文|外语|农[业村]|军事|戏曲|少儿|音乐|纪录|法|生活|文艺|教育|健康|专题|旗舰|影视|卫视|高清|等"
)
"""What a channel is about (央视|综合频道); one of a place is a branch (人民网|湖南频道)."""


def part_of(slotted: Slotted, whole: tuple[int, Organization], after: int, end: int) -> Mention:
    """A part under the name of its whole: 人民银行衡阳中心支行 → 中国人民银行衡阳中心支行."""
    start, body = whole
    own = [m.value for m in slotted.among(after, end, "place") if isinstance(m.value, Place)]
    if slotted.text[after:end] in WHOLE_AGAIN and body.name.endswith(WHOLE_AGAIN):
        return mention(slotted, start, end, body.name, body.place)
    return mention(slotted, start, end, body.name + slotted.printed(after, end), own[-1] if own else body.place)


def part(
    slotted: Slotted, whole: tuple[int, Organization], after: int, head: Head, start: int, end: int
) -> Mention | None:
    """A part of a body, if what stands between the two is a name: 教育部|基础教育|司, not 省厅副厅长|司."""
    text, body = slotted.text, whole[1]
    modifier = text[after:start]
    if head.word in SMALL and not (2 <= len(modifier) <= LONGEST_SMALL and BEHIND_SMALL.match(text, end)):
        return None
    if (modifier.startswith(("机关", "内设", "下属", "直属", "所属")) and modifier != "直属工作") or text.endswith(
        head.word, 0, start
    ):
        return None
    if modifier and head.word.endswith(REGISTERED):
        return mention(slotted, whole[0], end, slotted.printed(whole[0], end), body.place)
    if modifier and head.kind == "group" and not OWN_BRANCH.search(modifier):
        return None
    if modifier in LEVELS_OF_PARTS or PERSON_BETWEEN.search(modifier) or SOME.search(modifier):
        return None
    if body.name.endswith("军队") and (is_sentence(modifier) or "支" in modifier):
        return None  # 以军|自己带进|医院, 俄军|五支|舰队
    attached = modifier.startswith(("附属", "附设"))
    if modifier and not attached and head.kind in ("hospital", "school") and not generic("sort").sub("", modifier):
        return None
    if head.word == "频道" and OF_A_SUBJECT.search(modifier):
        return None
    if head.word in ("科", "室") and body.name.endswith(("医院", "保健院", "卫生院")):
        return None
    return part_of(slotted, whole, after, end)


def named_in(found: list[Mention]) -> Iterator[Mention]:
    """The public bodies of which a part is named: 国家卫生健康委 in 国家卫生健康委医疗应急司, a court in its chamber."""
    by_start: dict[int, list[Mention]] = {}
    for m in found:
        by_start.setdefault(m.start, []).append(m)
    for together in by_start.values():
        if len(together) > 1:
            part = max(together, key=lambda m: m.end)
            for m in together:
                if m.end < part.end and part.rule == RULE and is_part(m.value, part.value):
                    yield m


def is_part(whole: Value, part: Value) -> bool:
    """Whether one is an office inside the other, and that a public body: 教育部, 教育部基础教育司."""
    if not isinstance(whole, Organization) or not isinstance(part, Organization):
        return False
    rest = part.name.removeprefix(whole.name)
    return rest != part.name and PUBLIC.search(whole.name) is not None and OF_PUBLIC.search(rest) is not None
