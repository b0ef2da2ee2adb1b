"""Institutes of the academies and of groups that number theirs, channels of the national broadcaster."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar import PLACE, Document, Rule, Slotted
from kg.mentions.organization.level import made
from kg.mentions.place.country import CHINA
from kg.model import Mention, Organization, Place

ACADEMIES = {"中科院": "中国科学院", "社科院": "社会科学院", "农科院": "农业科学院", "林科院": "林业科学研究院"}


def institute(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """An institute of an academy or of a group that numbers its institutes."""
    name = slotted.group(m)
    own = name.removeprefix("中国")
    if SAID_IN_NAME.search(own) or (name == own and slotted.mentions.get(m.start()) is not None):
        return None
    for short, full in ACADEMIES.items():
        name = name.replace(short, full)
    return made(slotted, m, name, None, "organization.institute")


def channels(doc: Document, slotted: Slotted, m: re.Match[str]) -> Iterator[Mention]:
    """A channel of the national broadcaster and those listed behind it, which are its own too."""
    nation = CHINA
    spans = [(m.start(), m.end("first")), *(c.span() for c in CHANNEL.finditer(m.string, *m.span("more")))]
    for start, end in spans:
        name = slotted.printed(start, end) if start == m.start() else m["of"] + slotted.printed(start, end)
        yield Mention("organization", *slotted.span(start, end), Organization(name, nation), "organization.channel")


CHANNEL = re.compile("[^、和]+频道")


def own_channel(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """A channel by itself, in an article that names the national broadcaster and no other."""
    text = doc.article.text
    if not ("总台" in text or "央视" in text) or "卫视" in text:
        return None
    return made(slotted, m, "央视" + slotted.group(m), CHINA, "organization.own-channel")


CHANNELS = (
    "综合",
    "财经",
    "综艺",
    "中文国际",
    "体育",
    "电影",
    "国防军事",
    "电视剧",
    "纪录",
    "科教",
    "戏曲",
    "社会与法",
    "新闻",
    "少儿",
    "音乐",
    "奥林匹克",
    "农业农村",
    "体育赛事",
)
"""What the channels of the national broadcaster are about."""


def games(doc: Document, slotted: Slotted, m: re.Match[str]) -> Mention | None:
    """The committee that organizes games, in short: 杭州|亚|组委."""
    place = slotted.mention(m, "host").value
    if not isinstance(place, Place) or place.level not in ("province", "prefecture"):
        return None
    name = f"{slotted.group(m, 'host')}{GAMES[m['games']]}组委会"
    return made(slotted, m, name, place, "organization.games")


GAMES = {
    "亚": "亚运会",
    "亚残": "亚残运会",
    "奥": "奥运会",
    "残奥": "残奥会",
    "冬奥": "冬奥会",
    "冬残奥": "冬残奥会",
    "青奥": "青奥会",
    "大运": "大运会",
    "全运": "全运会",
}
SAID_IN_NAME = re.compile("[的和与及在有是将对]|发布|院士|研究员|专家|团队|教授|表示|指出|联合|介绍")
RULES: tuple[Rule, ...] = (
    Rule(
        "organization.institute",
        "(?:{CHINA}(?:科学院|社会科学院|社科院|农业科学院|农科院|林科院)|中科院)(?:{place})?[\u4e00-\u9fff]{2,10}?"
        "(?:研究院|研究所|研究中心|实验室|天文台|植物园|所(?![有谓在以需述属见长]))"
        "|(?:航天科技|航天科工|{CHINA}(?:电科|电子科技|兵器|船舶|航发)|中核|中船|航空工业)(?:工业)?(?:集团)?(?:公司)?"
        "第?[一二三四五六七八九十〇零0-9]{1,4}(?:研究院|研究所|院(?!子|线|校)|所|厂)",
        institute,
        trigger=(
            "科学院",
            "中科院",
            "社科院",
            "农科院",
            "林科院",
            "航天科",
            "电科",
            "兵器",
            "中核",
            "中船",
            "船舶",
            "航空工业",
            "航发",
        ),
        first="{place}中航",
        words={"CHINA": f"{PLACE}|中国"},
        yes=(
            ("中科院长沙农业所和航天科技集团三院参加。", ("中国科学院长沙农业所", "航天科技集团三院")),
            ("中国电科五十二所研制。", ("中国电科五十二所",)),
        ),
        no=("中国科学院有所突破。", "中船一院子的货。"),
    ),
    Rule(
        "organization.games",
        "(?P<host>{place})(?P<games>{GAMES})组委(?:会|(?!员))",
        games,
        trigger=("亚组委", "奥组委", "运组委", "残组委"),
        words={"GAMES": "|".join(sorted(GAMES, key=len, reverse=True))},
        yes=(("岳阳亚组委和长沙冬奥组委参加。", ("岳阳亚运会组委会|岳阳市", "长沙冬奥会组委会|长沙市")),),
        no=("亚洲奥组委员会。", "各国奥组委到场。"),
    ),
    Rule(
        "organization.channel",
        "(?P<of>央视|中央电视台|中央广播电视总台|总台(?!央视|CGTN))(?P<first>(?!多个|各|其他|相关|所属|几个|央视|旗舰|和)[一-鿿]{2,6}?频道)"
        "(?P<more>(?:[、和](?!地方|其他|多个|各|等)(?:[48]K)?[一-鿿]{2,6}?频道)*)",
        channels,
        trigger=("频道",),
        first="央中总",
        yes=(
            ("央视科教频道播出。", ("央视科教频道|中国",)),
            (
                "在总台央视戏曲频道、老年频道和音乐频道播出。",
                ("央视戏曲频道|中国", "央视老年频道|中国", "央视音乐频道|中国"),
            ),
            ("总台音乐频道、4K超高清频道直播。", ("总台音乐频道|中国", "总台4K超高清频道|中国")),
        ),
        no=("央视多个频道播出。", "央视和地方频道播出。", "总台各频道、总台相关电视频道播出。"),
    ),
    Rule(
        "organization.own-channel",
        "(?:(?<![一-鿿A-Za-z])|(?<=[在和及与由]))(?:{CHANNELS})频道",
        own_channel,
        trigger=tuple(f"{sort}频道" for sort in CHANNELS),
        first="".join(sorted({sort[0] for sort in CHANNELS})),
        words={"CHANNELS": "|".join(CHANNELS)},
        yes=(("节目由总台制作，在综合频道、戏曲频道播出。", ("央视综合频道|中国", "央视戏曲频道|中国")),),
        no=("县电视台在综合频道播出。", "总台记者接受英国天空新闻频道采访。"),
    ),
)
