"""Names of four characters or so that are coined for a programme and stand without quotation marks: 三清三改, 五水共治, 旅游兴县."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import Document, Rule, Slotted
from kg.lexicon import any_of, words
from kg.mentions.program import bare_signs
from kg.mentions.program.naming import kind_of
from kg.mentions.program.vocabulary import HEADS, PHRASES, TAIL, verb_before
from kg.model import Mention, Program

_SAYINGS = frozenset(words("number_sayings"))
_MAKES = frozenset(("issue", "create", "carry"))
_THING = (
    "[^\\W0-9a-zA-Z零〇○一二两三四五六七八九十百千万亿双年月日天岁次届级号位名人家国省市县区方条项件期个的之是到至分向]"
)
_ENDS = bare_signs.ENDS.pattern
_AGAIN = f"[一二三四五六七八九两双]{_THING}"
_TOGETHER = any_of(words("program_joint_deeds"))
_COINED = (
    "(?<![第一二两三四五六七八九十百千万亿〇○零0-9“‘举])"
    f"(?:(?:[三四五六七八九双两]|一(?={_THING}[两三四五六七八九双])){_THING}(?:{_AGAIN}){{1,3}}(?:(?!{_ENDS}){_THING}(?={_ENDS}))?"
    f"|[三四五六七八九十双两]{_THING}(?:{_TOGETHER}))"
)


def counted(doc: Document, slotted: Slotted, match: re.Match[str]) -> Mention | None:
    """One that a verb sets going, that a head follows, or that stands in a row of such."""
    text, (start, end), name = slotted.text, match.span(), match[0]
    phrase = PHRASES.get(name)
    if name[:4] in _SAYINGS or (phrase and phrase.bare):
        return None
    tail = TAIL.match(text, end) if text[end : end + 1] != "的" else None
    head = HEADS[tail["last"] or tail["first"] or tail["far"]] if tail else None
    if tail and head and head.quoted == "strong":
        name, end = name + tail["words"], tail.end()
    elif not head and not (
        bare_signs.ENDS.match(text, end)
        and (
            verb_before(text[max(0, start - 8) : start])[1] & _MAKES
            or _in_a_row(text, start, end)
            or _SAID_OF.match(text, end)
        )
    ):
        return None
    return Mention(
        "program", *slotted.span(start, end), Program(name, head.kind if head else kind_of(name)), "program.coined"
    )


_SAID_OF = re.compile(f"作为|{bare_signs.BEGINS.pattern}")
"""What is said of a programme alone (把三清三改作为抓手, 四抓四促扎实开展)."""
_NEXT, _LAST = re.compile(f"[、和]{_COINED}"), re.compile(f"{_COINED}[、和]$")


def _in_a_row(text: str, start: int, end: int) -> bool:
    return bool(_NEXT.match(text, end) or _LAST.search(text, max(0, start - 6), start))


_TO_BE = "[\u4e00-\u9fff]{2}[立兴强富美活旺稳]"


def aims(doc: Document, slotted: Slotted, match: re.Match[str]) -> Iterator[Mention]:
    """工业立县、旅游兴县: each of a row, behind a verb that takes such for its object."""
    text, start = slotted.text, match.start()
    if not verb_before(text[max(0, start - 8) : start])[1]:
        return
    for first in range(start, match.end(), 5):
        name = text[first : first + 4]
        yield Mention("program", *slotted.span(first, first + 4), Program(name, "strategy"), "program.aims")


RULES: tuple[Rule, ...] = (
    Rule(
        name="program.coined",
        pattern=_COINED,
        make=counted,
        first="一三四五六七八九十双两",
        yes=(
            ("全镇推行三亮三评，落实一岗四责，支部活了。", ("三亮三评|method", "一岗四责|method")),
            ("县里落实一建三改措施。", ("一建三改措施|mechanism",)),
            ("三建三提升行动启动。", ("三建三提升行动|action",)),
            ("县里把五清三建作为抓手，三帮两带动扎实开展。", ("五清三建|method", "三帮两带动|method")),
            ("农田一控两减三提升目标提前实现。", ("一控两减三提升|strategy",)),
            ("四水同治、五路联创持续发力。", ("四水同治|slogan", "五路联创|slogan")),
            ("五晒五比活动开展以来，作风好转。", ("五晒五比|action",)),
        ),
        no=(
            "采取一对一技术帮扶措施。",
            "形成四通八达的路网。",
            "采取五局三胜制。",
            "建成双向四车道。",
            "会议由两岸三方协同主办。",
        ),
    ),
    Rule(
        name="program.aims",
        pattern=f"{_TO_BE}(?P<of>[省市州县区旗镇乡村团])(?:、{_TO_BE}(?P=of)){{1,5}}(?!战略|“?[两三四五六七八]大|、{_TO_BE})",
        make=aims,
        trigger=tuple(f"{deed}{of}、" for deed in "立兴强富美活旺稳" for of in "省市州县区旗镇乡村团"),
        yes=(("我县坚持茶业立县、旅游兴县，成效显著。", ("茶业立县|strategy", "旅游兴县|strategy")),),
        no=("实施茶业立县、旅游兴县、生态强县战略。", "实施茶业立县、旅游兴县“两大战略”。", "代表来自泰兴市、嘉兴市。"),
    ),
)
