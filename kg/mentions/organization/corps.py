"""新疆生产建设兵团 and its divisions, regiments and companies, in the articles that speak of it."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted
from kg.mentions.organization.level import made
from kg.model import Mention

RULE = "organization.corps"
CORPS = "新疆生产建设兵团"
OF_THE_CORPS = re.compile("团场|师市|生产建设兵团|兵团(?:第.{1,3}师|党委|日报|职工|连队)|(?:职工|党委).{0,40}连队|军垦")
"""What only articles of the corps say; armies have divisions too."""
_DIVISION = "第?[一二三四五六七八九十]{1,3}师"


def corps(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """Divisions, regiments and companies of 新疆生产建设兵团, and it itself in short, in an article that speaks of it."""
    if OF_THE_CORPS.search(doc.article.text) is None:
        return None
    if m["all"]:
        return made(slotted, m, CORPS, None, RULE)
    regiment = slotted.group(m, "regiment")
    division = m["division"] or ""
    if not division:  # 一师阿拉尔市三团 … 三团
        whose = re.search(f"(?P<division>{_DIVISION}(?:[一-鿿]{{2,5}}市)?){re.escape(regiment)}", doc.article.text)
        division = whose["division"] if whose else ""
    division = division if division.startswith("第") else division and f"第{division}"
    return made(slotted, m, division + regiment, None, RULE)


RULES: tuple[Rule, ...] = (
    Rule(
        RULE,
        r"(?:(?:{place}生产建设)?兵团)?(?P<division>第?(?<![一二三四五六七八九十个名大])[一二三四五六七八九十]{1,3}师(?![傅范生资长兄父者专从部爷徒德法承魂]))?"
        r"(?P<regiment>(?(division){place}*|(?<![一二三四五六七八九十〇零百千0-9各个多]))第?[0-9一二三四五六七八九十〇零百]{1,4}团场?(?![结队员委体长圆聚伙以组级购支建火])"
        r"(?:[一二三四五六七八九十0-9]{1,3}连(?![续接日夜年串环]))?"
        r"|(?(division)(?:[一-鿿]{2,3}[一二三四五六七八九]场(?:[一二三四五六七八九十0-9]{1,3}连)?)?|(?!)))"
        r"|(?P<all>(?<![一二三四五六七八九十第骑步炮工]|{place})兵团(?!日报|精神|第|级|式|战|作|司令|[政党纪]|[一二三四五六七八九十]))",
        corps,
        trigger=("兵团", *(f"{number}{unit}" for number in "0123456789一二三四五六七八九十百〇零" for unit in "团师")),
        yes=(
            (
                "兵团第五师86团职工到石河子市采棉，八师和一五〇团八连有团场职工，兵团下文。",
                ("第五师86团", "第八师", "一五〇团八连", "新疆生产建设兵团"),
            ),
            (
                "师市部署，十三师红星二场和一师三团丰收，三团职工增收。",
                ("第十三师红星二场", "第一师三团", "第一师三团"),
            ),
        ),
        no=("5团党委书记在部队，三兵团渡江。", "团场里的八个师傅和三个团队。"),
    ),
)
