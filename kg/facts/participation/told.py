"""The rules by which an article's own event begins, with their examples; `events.Story` runs them sentence by sentence,
since who takes part is told in several of them."""

from __future__ import annotations

import re

from kg.grammar import Document, Rule, Slotted


def told(doc: Document, text: Slotted, match: re.Match[str]) -> None:
    """Nothing by itself: the story of the whole article makes the event."""


TOLD: tuple[Rule, ...] = (
    Rule(
        "participation.held",
        "召开|举行|举办|开幕|开班|闭幕|启动",
        told,
        yes=(
            (
                "5月8日，全市春耕生产会议召开。市长王建国出席会议并讲话。",
                ("全市春耕生产会议|meeting|2024-05-08|衡阳市|王建国|attendee|0,王建国|speaker|0",),
            ),
            (
                "5月8日，全市春耕生产会议召开。市和区领导王建国、李红，市政协主席张伟出席了会议。",
                ("全市春耕生产会议|meeting|2024-05-08|衡阳市|王建国|attendee|1,李红|attendee|2,张伟|attendee|3",),
            ),
            (
                "5月8日，全市茶业会议第二场新闻发布会举行。\n市农业局局长王建国介绍，春茶已开采。",
                ("全市茶业会议第二场新闻发布会|meeting|2024-05-08|衡阳市|王建国|speaker|0",),
            ),
            (
                "麦子熟了。\n收割机下田。\n粮库开门。\n5月8日，市里召开夏粮收购会议。副市长王建国到会讲话。",
                ("夏粮收购会议|meeting|2024-05-08|衡阳市|王建国|attendee|0,王建国|speaker|0",),
            ),
            (
                "5月8日，全省防汛会议召开。副市长王建国在分会场收看会议实况。",
                ("全省防汛会议|meeting|2024-05-08|衡阳市|王建国|attendee|0",),
            ),
            (
                "5月8日，记者从市政府新闻发布会上获悉，夏粮丰收。\n市农业局局长王建国说，亩产千斤。\n市粮食局局长李红：粮库都已腾空。",
                ("市政府新闻发布会|meeting|2024-05-08|衡阳市|王建国|speaker|0,李红|speaker|0",),
            ),
            (
                "5月8日，全市茶业推介活动举行开幕式。市长王建国致辞，市政协主席李红宣布活动开幕。",
                ("全市茶业推介活动|ceremony|2024-05-08|衡阳市|王建国|speaker|0,李红|attendee|0",),
            ),
            (
                "某网5月9日讯（王建国）8日，衡阳市召开春耕生产会议。",
                ("春耕生产会议|meeting|2024-05-08|衡阳市",),
            ),
            (
                "5月8日，市政府与华强集团有限公司座谈。市长王建国出席并讲话。",
                ("|talks|2024-05-08|衡阳市|王建国|attendee|0,王建国|speaker|0",),
            ),
        ),
        no=("今年，全市新增学位三千个。",),
    ),
    Rule(
        "participation.hosted",
        "主持|召集",
        told,
        yes=(
            (
                "5月8日，市长王建国主持市政府办公会议，听取了副市长李建民关于春耕情况的汇报。他首先就议程作了说明。",
                ("市政府办公会议|meeting|2024-05-08|衡阳市|王建国|host|0,李建民|speaker|0,王建国|speaker|0",),
            ),
            ("市长王建国主持会议，传达有关精神。", ("|meeting||衡阳市|王建国|host|0",)),
            (
                "市长王建国主持会议，副市长李红传达了有关精神。",
                ("|meeting||衡阳市|王建国|host|0,李红|speaker|0",),
            ),
            ("会议由市长王建国主持。", ("|meeting||衡阳市|王建国|host|0",)),
            (
                "副主任王建国主持会议，副主任李红、秘书长张伟。",
                ("|meeting||衡阳市|王建国|host|0,李红|attendee|1,张伟|attendee|2",),
            ),
            (
                "5月8日，市委副书记王建国作动员讲话时指出，要抓住农时。副市长李红主持。",
                ("|meeting|2024-05-08|衡阳市|李红|host|0,王建国|speaker|0",),
            ),
        ),
        no=("节目主持人李红说。",),
    ),
    Rule(
        "participation.attended",
        "出席|参加|陪同|列席|会见",
        told,
        yes=(
            (
                "5月8日，市长王建国会见某公司董事长李红一行。",
                ("|talks|2024-05-08|衡阳市|王建国|attendee|0,李红|attendee|0",),
            ),
            (
                "副市长王建国，市委办、市政府办分管负责人，各县区主要负责同志参加全市防汛会议。",
                ("全市防汛会议|meeting||衡阳市|王建国|attendee|0",),
            ),
            (
                "5月8日，国家主席王建国乘专机抵达河内，开始国事访问。外交部部长李红等到机场迎接。",
                ("|other|2024-05-08|河内|王建国|attendee|0,李红|attendee|0",),
            ),
            (
                "副市长王建国，市委办、市政府办、市审计局局长列席会议。",
                ("|meeting||衡阳市|王建国|attendee|0",),
            ),
            (
                "5月8日，市长王建国在县城会见来衡考察的某公司董事长李红一行。",
                ("|talks|2024-05-08|衡阳市|王建国|attendee|0,李红|attendee|0",),
            ),
            (
                "出席晚宴的有，市长王建国，副市长李红，以及陪同张伟来访的其他人员。",
                ("|ceremony||衡阳市|王建国|attendee|1,李红|attendee|2",),
            ),
        ),
        no=("村民王建国参加了合作社。",),
    ),
    Rule(
        "participation.inspected",
        "调研|督导|检查|走访|慰问|考察",
        told,
        yes=(
            (
                "5月8日，市长王建国到祁东县调研，强调要抓好春耕。",
                ("|inspection|2024-05-08|祁东县|王建国|inspector|0,王建国|speaker|0",),
            ),
            (
                "5月8日，市长王建国到祁东县调研。他强调，要抓好春耕。副市长李红、张伟一同调研。",
                ("|inspection|2024-05-08|祁东县|王建国|inspector|0,王建国|speaker|0,李红|attendee|1,张伟|attendee|2",),
            ),
            (
                "某报讯（记者赵伟）市长王建国5月8日到祁东县调研。",
                ("|inspection|2024-05-08|祁东县|王建国|inspector|0",),
            ),
            (
                "某社衡阳5月8日电 （记者赵伟）5月6日至7日，市长王建国到祁东县调研。",
                ("|inspection|2024-05-06/2024-05-07|祁东县|王建国|inspector|0",),
            ),
            (
                "5月8日，市长王建国到祁东县调研，听取了县委书记李红的汇报。",
                ("|inspection|2024-05-08|祁东县|王建国|inspector|0,李红|attendee|0",),
            ),
            (
                "5月8日，县长王建国带领一个检查组到祁东县，听取了汇报。",
                ("|inspection|2024-05-08|祁东县|王建国|inspector|0",),
            ),
            (
                "5月8日，市长王建国到祁东县调研，副市长李红随同。",
                ("|inspection|2024-05-08|祁东县|王建国|inspector|0,李红|attendee|0",),
            ),
            (
                "5月8日，市长王建国以暗访形式检查安全生产工作，副市长李红随同检查。",
                ("|inspection|2024-05-08||王建国|inspector|0,李红|attendee|0",),
            ),
        ),
        no=("记者走访了三个村。",),
    ),
    Rule(
        "participation.spoken",
        "强调|指出|讲话|致辞",
        told,
        yes=(
            (
                "5月8日，市长王建国在全市春耕生产会议上强调，要抓住农时。",
                ("全市春耕生产会议|meeting|2024-05-08|衡阳市|王建国|speaker|0",),
            ),
        ),
        no=("方案强调，要抓住农时。",),
    ),
)
