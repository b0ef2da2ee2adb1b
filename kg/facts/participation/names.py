"""What an event is called, of what kind it is, where it is held and when."""

from __future__ import annotations

import re

from kg import lexicon
from kg.grammar import NUMBER, PERSON, PLACE, POST, TIME, Document, Slotted
from kg.model import EventKind, Mention, Organization, Place, Time

KINDS: dict[str, EventKind] = {r["head"]: r["kind"] for r in lexicon.rows("event_heads")}  # type: ignore[misc]
NO_SIGNING = "(?!(?<=签署)(?:[的国]|[^，。；、]{0,10}?(?:令(?!部)|法案))|(?<=签约)(?:项目|资金|" + NUMBER + "|[0-9]))"
"""After 签署 where one alone signs, or it only describes: 签署|命令, 签署|国, 双方签署|的协议."""
HEAD = re.compile(f"(?:{lexicon.alternation('event_heads')})(?!室|厅|后|前|中心|精神|员|制|上的|谈|晤|见){NO_SIGNING}")
NAMED_WORDS = lexicon.words("event_heads", named="1")
NAMED_HEAD = re.compile(f"(?:{lexicon.alternation('event_heads', named='1')})")
# Words that a name of a meeting does not run across; 和 parts two of them, but no 集中开工和投产投用现场会.
_BEFORE_NAME = re.compile(
    "主持召开|出席并指导|参加并指导|(?:召开|举行|举办|主持|出席|参加)了?|列席|研究|听取|传达学习|传达|学习|贯彻|落实|部署|按照|根据|围绕|"
    "结合|开展|组织|会见|(?:收听)?收看|收听|[电讯](?=[（\\s])|来到|在|到|赴|于|是|(?:(?<=[会议式坛赛节班校等大])|(?<![一-鿿]))(?:和|与|及)(?!时)|(?:和|与|及)(?=中央|全[国省市县区州]|党|中共|第|[一二三四五六七八九十]+届|[^一-鿿])|等|的|对(?!接|口|外|话|标)|把|将|为(?!民|农)|从|由|向|就(?!业|医)|本次|此次|这次|该|有关|相关|各类|各种|"
    "日前|近日|上午|下午|晚上|当天|当日|今天|昨天|首次|多次|再次|先后|专题(?=研究)"
)
_CONVENED = re.compile(
    "(?:主持召开|召集召开|召集)了?(?P<name>[^，。；！？\\n]{2,50}?(?:会议?|大会|例会|论坛|仪式|会（扩大）会议))(?=[，。；！？\\s]|时|并|强调|指出|$)"
)
_DAY = re.compile("\\d{4}-\\d\\d-\\d\\d")
_PRINTED = re.compile("[0-9〇○一二三四五六七八九十]")
_BARE_DAY = re.compile("(?<![0-9月至到—-])(?P<day>[12]?[0-9]|3[01])日(?!报|均|前|内|起)")
_FILED = re.compile("讯|电(?=[（(，\\s])|消息")
_PUBLIC_BODY = re.compile("^中共|人民政府|人民代表大会|政治协商会议|人大|政协|常务委员会")
_SITTING = re.compile(
    f"(?P<body>[^，。；：（）\\s{TIME}]{{2,30}}?)(?:{TIME}|[0-9]+日)?(?:[上下]午)?(?:在[^，。；]{{1,20}}?)?(?:举行|召开)"
    "(?P<name>第[^，。；]{1,8}?次(?:全体|主任)?会议)"
)
_SESSION = re.compile("第[^，。；]{1,8}?次(?:全体|主任)?会议")  # what the pattern before ends with
_NAME_BREAK = re.compile("[，。；：！？“”（）()\\n]|召开|举行|上|强调|指出|要求|精神|部署|时|在|的|并|期间|" + PERSON)
_BREAKS = "，。；：！？、“”（）()\n" + TIME + PERSON + POST
_DASH = "——"
_OF_KIND = re.compile("（(?:扩大|视频|电视电话|网络)）$")


def kind_in(words: str) -> EventKind | None:
    """The kind that the last head word in a stretch tells; sittings outrank visits: 调研座谈会 is a meeting."""
    found = [KINDS[m[0]] for m in HEAD.finditer(words)]
    return next(
        (
            k
            for k in ("meeting", "training", "signing", "ceremony", "talks", "inspection", "campaign", "other")
            if k in found
        ),
        None,
    )


def name_in(text: Slotted, start: int, end: int) -> str | None:
    """The name of the first meeting that is named in `text[start:end]`: as far left and right as its words reach."""
    if convened := _CONVENED.search(text.text, start, end):
        return clean(text.printed(*convened.span("name")))
    if _SESSION.search(text.text, start, end) and (sitting := _SITTING.search(text.text, start, end)):
        return clean(text.printed(*sitting.span("body")) + text.printed(*sitting.span("name")))
    for head in NAMED_HEAD.finditer(text.text, start, end):
        if HEAD.match(text.text, head.start(), end) is None:
            continue
        begin, stop = left_edge(text.text, start, head.start()), head.end()
        while further := NAMED_HEAD.search(text.text, stop, min(end, stop + 16)):
            if _NAME_BREAK.search(text.text, stop, further.start()):
                break
            stop = further.end()
        stop += half(text.text, stop)
        name = clean(text.printed(begin, stop))
        if head.start() > begin and len(name) < 60:
            return name
    return None


def half(text: str, stop: int) -> bool:
    """Whether 会 at the end of a head word is only half of the word: 电视电话会|议."""
    return text.startswith("会议", stop - 1)


def clean(name: str) -> str:
    """Without quotation marks, spaces, and what a cut leaves of a bracket."""
    name = re.sub("[“”\\s]", "", name)
    return name if name.count("《") == name.count("》") else re.sub("[《》]", "", name)


def left_edge(text: str, start: int, end: int) -> int:
    """Where the words before a head word begin; a quotation and what kind of meeting it is, 全体（扩大）会议, are stepped over."""
    begin, i = start, end
    while i > start:
        i -= 1
        if text[i] == "”" and (opened := text.rfind("“", max(start, i - 24), i)) >= 0:
            i = opened
        elif text[i] == "）" and (kind := _OF_KIND.search(text, max(start, i - 5), i + 1)):
            i = kind.start()
        elif text[i] in _BREAKS or text.startswith(_DASH, i - 1):  # 中国—东盟 has one dash
            begin = i + 1
            break
    for word in _BEFORE_NAME.finditer(text, begin, end):
        begin = word.end()
    return begin


def date_in(doc: Document, text: Slotted, start: int, end: int, near: bool = False) -> str | None:
    """The first day in the stretch, else its first time, else (unless `near`) that of the opening of the passage."""
    for span in [(start, end)] if near else [(start, end), (0, start)]:
        # 今天（2月14日）: the printed date outranks the word.
        found = sorted(text.among(*span, "time"), key=lambda m: not _PRINTED.search(text.article.text[m.start : m.end]))
        filed = [m for m in found if _FILED.match(text.article.text, m.end)]
        if filed and (day := bare_day(doc, text, *span, base=period_of(filed[0]))):
            return day  # 7月24日讯 … 23日，: the first is the day of the report
        # 8月24日电 … 8月21日至23日: the day of the report stands for that of the event only where there is no other.
        found.sort(key=lambda m: m in filed)
        times = [m.value for m in found if isinstance(m.value, Time)]
        periods = [t.period for t in times if t.period and not t.ahead]
        days = [p for p in periods if _DAY.match(p)]
        if days or periods:
            return days[0] if days else bare_day(doc, text, *span) or periods[0]
        if day := bare_day(doc, text, *span):
            return day
    return None


def period_of(time: Mention) -> str | None:
    """The time that is named, if it is a definite one."""
    return time.value.period if isinstance(time.value, Time) else None


def bare_day(doc: Document, text: Slotted, start: int, end: int, base: str | None = None) -> str | None:
    """A day without its month (“17日”) is the last such day up to the day of issue, or up to `base`."""
    m = _BARE_DAY.search(text.printed(start, end)) if base else _BARE_DAY.search(text.text, start, end)
    issued = doc.article.issued or base or ""
    if m is None or not _DAY.match(issued):
        return None
    year, month, last = (int(part) for part in issued[:10].split("-"))
    day = int(m["day"])
    if day > last:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year}-{month:02}-{day:02}"


def place_in(text: Slotted, start: int, end: int, kind: EventKind) -> Place | None:
    """The place after 在, 到 or 赴; for visits also the first place at all."""
    for m in re.finditer(f"(?:在|到|赴|深入|前往|来到|走进|于|抵达){PLACE}", text.text[start:end]):
        found = text.mentions[start + m.end() - 1].value
        if isinstance(found, Place):
            return found
    places = [m.value for m in text.among(start, end, "place") if isinstance(m.value, Place)]
    return places[0] if places and kind == "inspection" else None


def seat(doc: Document, text: Slotted, start: int, end: int) -> Place | None:
    """Where a meeting is held that says no place: the place of the body that meets, else the home of the article."""
    for m in text.among(start, end, "organization"):
        if isinstance(m.value, Organization) and m.value.place and _PUBLIC_BODY.search(m.value.name):
            return m.value.place
    return doc.home[-1] if doc.home else None
