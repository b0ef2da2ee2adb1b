"""What a line or paragraph looks like by itself: the beginning of a news item, a headline, a byline, furniture."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from kg.articles import credits
from kg.articles.dates import DAY
from kg.articles.repair import HALF_STOP, HAN

Look = Literal["start", "body", "headline", "byline", "caption", "furniture", "label"]

MARKS = "■◆●▲△□◇◎○★☆▼▽◢►▶※"
_MEDIA = "(?:日报|晚报|晨报|早报|时报|商报)?(?:全媒体|融媒体中心|新媒体)|日报|晚报|晨报|早报|时报|商报|都市报|快报|新报|青年报|报|周刊|社|网|台|在线|客户端|融媒体?|传媒|云|新闻"
# how the body of a news item begins: 本报讯, 本报长沙3月5日讯, 湖南日报3月5日讯, 新华社北京3月5日电, 央视网消息
DATELINE = re.compile(
    rf"[【〔［[](?:(?:本[报刊台社网]|又|新华社|中新社|[{HAN}]{{2,12}}?(?:{_MEDIA}))[^【】〔〕。]{{0,30}}?[讯电]|[^【】〔〕。]{{0,20}}(?:记者|通讯员)[^【】〔〕。]{{2,24}})[】〕］\]]"
    rf"|[{MARKS}]? ?(?:（[^（）]{{0,20}}）)?(?:据(?=(?:新华社|中新社)[^，。；]{{2,18}}日电[（ ])|(?!据|按|经|综合|来自))(?:"
    rf"本(?:报|刊|台|网|社)(?:(?!记者|通讯员)[^，。；！？（“]){{0,16}}?(?:讯|电|消息)"
    rf"|[{HAN}·]{{2,16}}?(?:{_MEDIA})(?:(?!记者)[^，。；！？（“]){{0,14}}?\d{{1,2}}月?\d{{0,2}}日(?:讯|电|消息)"
    rf"|[{HAN}]{{1,8}}(?:{_MEDIA})(?:讯|消息)"
    rf"|(?:新华社|中新社|中新网|人民网|央视网)[^，。；！？（“]{{0,16}}?(?:电|消息|讯)"
    rf"|[{HAN}]{{1,7}}(?<![又通资快简短喜音审电时问传])讯(?=[（ ])|[{HAN}]{{2,8}}\d{{1,2}}月\d{{1,2}}日电(?=[（ ])"
    rf"|(?:特约|驻地)?(?:记者|通讯员)[{HAN}· 、]{{2,16}}?报道(?=[： ])"
    rf")(?=[（ ，。：【\d{HAN}“]|$)"
    rf"|[{MARKS}]? ?（[^（），。]{{0,14}}(?:记者|通讯员)[^（），。]{{2,50}}）(?!$)"
)
# no 简报, 通报, 捷报: what is no newspaper
PAPER = r"(?:新闻联播|文汇报|大公报|[\u4e00-\u9fff]{2,8}?(?:日报|晚报|晨报|早报|时报|商报|都市报|快报|新报|周刊|周报|青年报|工人报|农民报|法制报|法治报|政协报|经济报|新闻联播|(?<![简通公预汇情举海捷喜电墙板播战申上填字子])报))"
LANGUAGE = "(?:（[汉藏蒙维朝彝壮]文?版?）|数字报|电子报)?"
PAPER_NAME = re.compile(rf"(?:[A-Z][A-Za-z .]{{3,30}} ?)?《?({PAPER})》?{LANGUAGE}(?: ?[（(](?P<date>\d{{8}})[)）])?$")
# 今日永嘉 above a day of the week, 玉环新闻 above the day and number of the issue: names that no word for a newspaper tells.
_TODAY = re.compile("《?(今日[\u4e00-\u9fff]{2,4})》?")
_WITH_SECTION = re.compile(rf"《?({PAPER})》? [\u4e00-\u9fffA-Z\d ]{{1,8}}")  # 石河子日报 要 闻 2
_UNTOLD = re.compile("《?([\u4e00-\u9fff]{3,8})》?")
_NUMBERED = re.compile(rf"{DAY}.*(?:第 ?\d+ ?期|CN ?\d\d)")
_END = "。！？!?…"
_AFTER_END = "”’」』）)》"
_CUT_OFF = re.compile(r"（(?:下转|未完|待续|完)[^（）]{0,12}）$")
FULL_STOP = re.compile("[。！？；]")
_OPEN = re.compile(
    r"[，、（“‘《-]$|[，、：][\u4e00-\u9fff]$|(?:[的和与及在对把将从以由并被让使]|以及|通过|根据|按照|围绕|为了)$"
)
_SAYING = re.compile(
    "(?:强调|指出|要求|表示|认为|说|提出|介绍|近日|日前|目前|今年|近年来|同时|此外|其中|来，|后，|中，|上，|下，)，?"
)
_STRONG = re.compile(
    r"(?:索引号|公开(?:日期|方式|时限)|(?:生成|成文|发文)日期|报纸(?:名称|日期))[：:]|【关键词】|位置[：:]|点击(?:上方)?蓝字|关注我们|识别二维码|往期(?:推荐|回顾|精选)|发表于[\u4e00-\u9fff]{2,4}$|(?:版面|标题)导航|网站标识码|网安备|技术支持[：:]|文章编号|阅读 ?\d+$"
    r"|^(?:请?(?:用|打开)?(?:微信)?扫(?:码|描|一扫)|长按)|邮发代号|国内统一(?:连续|刊号)|CN\s?\d\d|ISSN|邮政编码[：:]?\d|邮编[：:]|广告(?:热线|许可)|零售价|今日\d+版|总第\d+期|www\.|https?:"
    r"|上一[篇版]|下一[篇版]|分享到(?:微|朋友圈|[：:]|$)|字号[：:]|字体[：:]|浏览(?:次数|量)|点击(?:数|量)|版权所有|备案号|ICP备|更新时间|发布(?:时间|日期)|(?:新闻|信息|稿件|文章|内容)?来源 ?[：:|｜丨]|返回(?:首页|目录)|查看原文"
)
_WEAK = re.compile(
    # words that a line of running text may hold too, as they stand in a line without a comma
    r"公众号(?!等)|二维码|扫一扫|主管主办|主办单位|(?:报社|社|准予)出版$|(?<!的)第\d+期(?![《\u4e00-\u9fff])|(?<![\u4e00-\u9fff])打印|点个?[“\"]?(?:在看|赞吧?$)"
    r"|(?:^|\W)App$|第? ?\d{1,2} ?版[）)]?$|^(?:今日)?导读$|^本版(?:责编|编辑)|客户端$|(?:热线|电话|传真|地址|网址|邮箱|信箱)[：:]|订阅|投稿|^第\s?[\d一二三四五六七八九十]+\s?版|^[A-D]?\d{1,2}\s?版?$|^[-—·\s]*\d{1,3}[-—·\s]*$"
    rf"|^{DAY}(?:$|[ ·|]|星期|第|农历)"
    r"|^[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日|^星期[一二三四五六日]|农历|年[正一二三四五六七八九十冬腊闰]+月[初十廿三一二四五六七八九]+$|^日期[：:]|^时间[：:]|^(?:版[面次名]|专栏|栏目)|^报[章纸] ?[|｜]|^原创(?![\u4e00-\u9fff])|^名称：|^[\d,]+ ?字$|^中文（[简繁]体）$|^[（(]c[）)] ?\d{4}|^文档 ?[A-Za-z\d]{12,}$|^[A-Z]?\d{1,2} ?版[：: ][\u4e00-\u9fff·]{2,8}$|^第 ?\d{1,4} ?页|^\d{1,3}[.．、]$"
    rf"|{DAY} ?星期[一二三四五六日天]"
    # 首页 > 新闻中心 > 要闻
    r"|^(?:网站|返回)?首页$|^(?:[\u4e00-\u9fff][^，。>＞»›]{0,14}|[>＞»›] ?[^，。>＞»›]{1,24})(?: ?(?:[>＞]{1,2}|»|›|→) ?[^，。>＞»›]{1,24})+$"
    r"|^(?:19|20)\d\d([./-])\d{1,2}\1\d{1,2}[\u4e00-\u9fff]{1,8}$"  # 2024-06-18湖南
    r"|^[（(][^（）()，。；：]{0,16}?(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})(?: ?(?:星期.|第\d{1,2}版|\d\d:\d\d))?[^（）()，。；：\d]{0,10}[）)]$"
    r"|^(?:中共)?[\u4e00-\u9fff]{2,12}(?:主管|主办|主管、?主办)$|^主[管办](?:单位)?[：:]|^[A-Z][A-Z ]{3,}$"
)
_RUNS = re.compile("[，。]")
_WEEKDAY = re.compile(rf"{DAY}[，, ]*星期[一二三四五六日天]")
_NOTICE = re.compile(
    "版权声明|免责声明|特别声明|凡(?:本网|注明)|本网站?(?:所有|刊载)|未经[^，。]{0,12}(?:授权|许可|允许)"
)
_CAPTION = re.compile(
    r"(?:(?<!拍)摄|/图|供图|摄影报道|资料图片?|资料照片)）?。?$|^(?:图为|图[一二三四\d]?[①②③④⑤：:]|上图|下图|左图|右图|[①②③④⑤⑥])"
)
# A day and nothing but where, when and by whom a text was put out: 2024-06-18 16:43 大众网 作者：王芳
_DAY = r"(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?(?: ?\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
_OUTLET = rf"《?[{HAN}·]{{1,12}}?(?:{_MEDIA})(?:[{HAN}]{{1,3}}版)?》?"
_PUT_OUT = re.compile(
    rf"(?:{_DAY} ?[|·]? ?{_OUTLET}|{_OUTLET} ?[|·]? ?{_DAY})(?: ?(?:作者|编辑|责编|责任编辑)[：: ][{HAN} 、]{{2,12}})*$"
)
_ARROW = re.compile("[▲▼↑↓←→]")
_FIGURE = re.compile(r"(?!\d+\.$|\d{4}年?大事)[\d,.]+[%‰]?[万亿]?[\u4e00-\u9fff]{0,3}$")
_LABEL = re.compile(rf"[>{MARKS}]+ ?")
SECTION = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十百]+[章节部条]"
)
HEADLINE = 60  # characters a headline may have


def at_end(text: str) -> bool:
    """Whether a stripped text ends with its sentence, or with a note that it goes on elsewhere."""
    bare = text.rstrip(_AFTER_END)
    last = bare[-1:]
    return (
        (last != "" and last in _END)
        or (last == "." and HALF_STOP.search(bare, len(bare) - 2) is not None)
        or (text.endswith("）") and _CUT_OFF.search(text) is not None)
    )


def is_open(text: str) -> bool:
    """Whether a text stops at a word or mark that something must follow."""
    return _OPEN.search(text, max(0, len(text) - 3)) is not None


def ended(text: str) -> bool:
    """Whether a paragraph is at its end, so that the next one does not go on with it."""
    return at_end(text) or text.endswith(("：", "；")) or is_figure(text)


def is_figure(text: str) -> bool:
    """A figure that stands by itself, as in a box of numbers."""
    return len(text) <= 12 and not text.endswith("字") and bool(_FIGURE.match(text))


@lru_cache(512)
def dateline(text: str) -> int:
    """Where the dateline ends that a text begins with; 0 where there is none."""
    m = DATELINE.match(text)
    return m.end() if m else 0


def is_start(text: str) -> bool:
    return dateline(text) > 0


def is_furniture(text: str) -> bool:
    """What belongs to the page and to no article: addresses, prices, dates and numbers of issues, QR codes."""
    if _NOTICE.match(text):
        return True
    if len(text) > 120 or at_end(text):
        return False
    return bool(_STRONG.search(text) or _WEEKDAY.fullmatch(text)) or (
        len(text) <= 60 and not _RUNS.search(text) and bool(_WEAK.search(text) or _PUT_OUT.match(text))
    )


def is_editors(text: str) -> bool:
    """A line that only says who made the page: 编辑：李红 版式：王芳."""
    named = credits.names_in(text) if len(text) <= 60 else ()
    return bool(named) and all(kind == "editor" for _, _, kind in named) and credits.is_byline(text)


def look(text: str, cut: bool) -> Look:
    """The look of a repaired block; `cut`: the layout says that it is a paragraph cut short."""
    if is_figure(text):
        return "body"
    if is_start(text):
        return "start"
    if credits.is_byline(text):
        return "byline"
    if is_furniture(text):
        return "furniture"
    if (len(text) < 90 and _CAPTION.search(text)) or (len(text) < 50 and _ARROW.match(text)):
        return "caption"
    if len(text) <= 12 and _LABEL.match(text):
        return "label"
    return "headline" if not cut and _is_headline(text) else "body"


def _is_headline(text: str) -> bool:
    if at_end(text) or is_open(text) or "。" in text or text.endswith("：") or len(text) > HEADLINE:
        return False
    if "，" not in text or SECTION.match(text):
        return True
    return len(text) <= 40 and not _SAYING.search(text[: text.rindex("，") + 1])


def headed(line: str, below: str) -> str | None:
    """The newspaper that the first line of a page names: by a word for one, or by the day and the number of the issue below."""
    if m := PAPER_NAME.match(line):
        return m.group(1)
    m = (_TODAY.fullmatch(line) or _WITH_SECTION.fullmatch(line)) if _WEEKDAY.search(below) else None
    if m is None and _NUMBERED.search(below):
        m = _UNTOLD.fullmatch(line)
    return m.group(1) if m else None
