"""Parts of a whole in words: 百分之五, 四分之三, 三成, 一半."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.grammar import Document, Rule, Slotted
from kg.mentions.number.figure import ARABIC, DIGIT, amount_of, mention, rule
from kg.mentions.numeral import HAN, plain
from kg.model import Mention, Number


def _percent(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount, high = amount_of(m["figure"]), amount_of(m["high"]) if m["high"] else None
    if amount is None or (high is not None and high <= amount):
        return None
    return mention(name, s, *m.span(), Number(amount, "%" if m["of"] == "百" else "‰", "=", high))


def _rate(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount = amount_of(m["figure"])
    return mention(name, s, *m.span(), Number(amount, m["unit"])) if amount is not None else None


def _tenths(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    amount = amount_of(m["figure"])
    if not amount:
        return None
    if more := m["half"]:
        amount += Decimal("0.5") if more == "半" else (amount_of(more) or Decimal(0)) / 10
    high = amount_of(m["high"]) if m["high"] else None
    if high is not None and high <= amount:
        return None
    return mention(name, s, *m.span(), Number(amount, "成", ">" if m["inner"] else "=", high))


_SHARE = re.compile(
    r"(?:占[^，。；]{0,14}|[近超约达过足到少低降减]|(?:缩[短小减]|压缩|减少|减轻|下降|降低|剩下|约[为有]|完成)了?|[^，。；]{2}的)$"
)
_NEARLY = re.compile(r"(?:接?近|约|超过?|逾|不[到足]|大约有|约有)$")


def _half(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """近一半商户, 总值的一半左右: a share with a word of comparison beside it, or one that ends its clause."""
    if not m["about"] and not (_SHARE if m["ends"] is not None else _NEARLY).search(
        s.text, max(0, m.start() - 16), m.start()
    ):
        return None
    return mention(name, s, *m.span("figure"), Number(Decimal(50), "%"))


_NONE = re.compile("(?:没有|无|未|不)[^，。；]{0,10}$")


def _past_half(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    """进度过半: a share, of which 过 compares; not what no one has."""
    if _NONE.search(s.text, max(0, m.start() - 12), m.start()):
        return None
    return Mention("number", *s.span(*m.span()), Number(Decimal(50), "%", ">"), name)


def _fraction(name: str, doc: Document, s: Slotted, m: re.Match[str]) -> Mention | None:
    whole, part = amount_of(m["whole"]), amount_of(m["part"])
    if not whole or part is None or part >= whole or whole in (100, 1000):
        return None
    return mention(name, s, *m.span(), Number(plain(round(100 * part / whole, 2)), "%"))


RULES: tuple[Rule, ...] = (
    rule(
        "number.percent",
        rf"(?P<of>[百千])分之(?P<figure>[0-9]+(?:\.[0-9]+)?|[{DIGIT}十百千]+(?:[点·][{DIGIT}]+)?)(?:[到至](?:百分之)?(?P<high>[{DIGIT}十百千]+(?:[点·][{DIGIT}]+)?))?",
        _percent,
        trigger=("分之",),
        yes=(
            ("粮食增产百分之十二点五。", ("12.5|%|=",)),
            ("出勤率在百分之九十五以上。", ("95|%|>=",)),
            ("死亡率降到千分之三。", ("3|‰|=",)),
            ("节约用电百分之五到十。", ("5|%|=|10",)),
            ("超过计划百分之二十一·五，完成百分之一○八点二。", ("21.5|%|=", "108.2|%|=")),
            ("产量增长百分之二百五十到二百七十五。", ("250|%|=|275",)),
        ),
        no=("超过三分之二的村庄通了车。",),
    ),
    rule(
        "number.per",
        r"(?P<figure>{FIG})(?P<unit>/(?:10万|万|千|百万|10\^5))",
        _rate,
        trigger=("/10", "/万", "/千", "/百万"),
        yes=(("孕产妇死亡率控制在10/10万以下。", ("10|/10万|<=",)),),
        no=("水费3元/吨。",),
    ),
    rule(
        "number.tenths",
        rf"(?<![第{HAN}])(?P<figure>[0-9]|[{DIGIT}])成(?:[到至](?P<high>[0-9]|[{DIGIT}])成)?(?P<inner>多)?(?P<half>半|[一二三四五六七八九](?=以上|左右|[，。；、的]))?(?:(?=以上|左右|[，。；、的]|居民|农户|企业|行业|受访|村|群众|$)|(?<=[近约逾超过到足有达占增降少由从][{DIGIT}]成)(?![为立本绩员果熟年长功就都渝片品套型形文人分才交全效语群对双批倍因器像份行亲家婚]))",
        _tenths,
        trigger=tuple(f"{figure}成" for figure in (*ARABIC, *DIGIT)),
        yes=(("近八成的农户入社。", ("8|成|~",)), ("产量比去年增加三成。", ("3|成|=",)), ("亩产增加两成到三成以上。", ("2|成|>=|3",)), ("产值不到全省两成，利润增加。", ("2|成|<",)), ("进度超七成半，南部过八成。", ("7.5|成|>", "8|成|>")), ("入社户占八成五。", ("8.5|成|=",)), ("近七成实现了自动化。", ("7|成|~",)), ("欠账由六成降到三成。", ("6|成|=", "3|成|=")), ("超六成行业增长。", ("6|成|>",))),
        no=("工程一次建成，三成片。", "约三成员到场。"),
    ),
    rule(
        "number.half",
        r"(?P<figure>一半|半数)(?:(?=(?P<about>以上|左右|上下))|(?P<ends>(?=[，。；、]))|(?![多个路功]))",
        _half,
        trigger=("一半", "半数"),
        yes=(
            ("就业人数占全县一半以上，耗水降低一半。", ("50|%|>=", "50|%|=")),
            ("茶商有近一半来自外地，其中超过半数是女性，产值是全县的一半左右。", ("50|%|~", "50|%|>", "50|%|~")),
        ),
        no=("一半是水田。", "上半年过后，", "工程完成了一大半。", "时间到了一半，", "近一半多路程"),
    ),
    rule(
        "number.past_half",
        r"(?<![经走通跨驶年期超双])过半数?(?=[，。；、]|$|(?:的?(?:受访|企业|行业|农户|家庭|网民|村民|居民|学生|城市|选票)))",
        _past_half,
        trigger=("过半",),
        yes=(
            ("民企出口占比过半，收获进度已过半。", ("50|%|>", "50|%|>")),
            ("过半受访者看好前景，过半数行业增长。", ("50|%|>", "50|%|>")),
        ),
        no=("经过半年努力，", "年过半百的茶农", "走过半个世纪", "假期过半，", "没有候选人得票过半，", "确保任务双过半。"),
    ),
    rule(
        "number.slash",
        r"(?<![0-9/.])(?P<part>[1-9])/(?P<whole>[2-9])(?![0-9/.月日%])",
        _fraction,
        trigger=tuple(f"/{digit}" for digit in "23456789"),
        first="1-9",
        yes=(("占全省产量的1/4，约占2/5。", ("25|%|=", "40|%|~")),),
        no=("2024/5/3", "比分3/2/1"),
    ),
    rule(
        "number.fraction",
        rf"(?P<whole>[{DIGIT}十百]+)分之(?P<part>[{DIGIT}十百]+)(?![世一])",
        _fraction,
        trigger=("分之",),
        yes=(("四分之三的乡通了邮路。", ("75|%|=",)), ("完成三分之一以上的工程。", ("33.33|%|>=",))),
        no=("百分之五十的户。", "万分之一的希望", "四分之一世纪以来", "二分之一一带"),
    ),
)  # fmt: skip
