"""What is said of one event in several sentences becomes one record; who is only quoted takes no part."""

from __future__ import annotations

import pytest

from kg.analyse import analyse, page_of
from kg.model import Event


def events(text: str, title: str | None = None) -> list[Event]:
    found = analyse(page_of("衡阳日报讯 " + text, title=title, issued="2024-05-20"))[0].facts
    return [f for f in found if isinstance(f, Event)]


def roles(event: Event) -> list[tuple[str, str, int]]:
    return [(p.person.name, p.role, p.position) for p in event.participations]


def test_a_meeting_told_in_three_paragraphs() -> None:
    (event,) = events(
        "5月8日，市委农村工作会议召开。市委书记王建国出席会议并讲话。市长李红主持会议。\n"
        "王建国指出，要抓好春耕。\n"
        "张伟、刘洋、赵敏参加会议。"
    )
    assert (event.name, event.kind, event.date) == ("市委农村工作会议", "meeting", "2024-05-08")
    assert roles(event) == [
        ("王建国", "attendee", 0),
        ("王建国", "speaker", 0),
        ("李红", "host", 0),
        ("张伟", "attendee", 1),
        ("刘洋", "attendee", 2),
        ("赵敏", "attendee", 3),
    ]


@pytest.mark.parametrize("day", ["5月8日", "今天（5月8日）", "今天（五月八日）", "五月八日", "本月八日"])
def test_the_day_of_an_event_however_it_is_printed(day: str) -> None:
    (event,) = events(f"{day}，市委书记王建国到祁东县调研。")
    assert event.date == "2024-05-08"


def test_a_list_across_titles() -> None:
    (event,) = events("5月8日，市长王建国到祁东县调研。副市长李红，县委书记张伟、县长刘洋陪同调研。")
    assert event.kind == "inspection"
    assert roles(event) == [
        ("王建国", "inspector", 0),
        ("李红", "attendee", 1),
        ("张伟", "attendee", 2),
        ("刘洋", "attendee", 3),
    ]


def test_guests_of_talks_take_part() -> None:
    (event,) = events("5月8日，市长王建国会见某公司董事长李红一行。李红表示，将加大投资。")
    assert event.kind == "talks"
    assert roles(event) == [("王建国", "attendee", 0), ("李红", "attendee", 0), ("李红", "speaker", 0)]


def test_who_is_quoted_in_a_feature_takes_no_part() -> None:
    assert events("“路修好了，日子好过了。”村民王建国说。镇党委书记李红介绍，全镇种茶三千亩。") == []


def test_written_instructions_are_no_participation() -> None:
    (event,) = events("5月8日，全市防汛工作会议召开。市委书记王建国作出批示，市长李红出席会议并讲话。")
    assert roles(event) == [("李红", "attendee", 0), ("李红", "speaker", 0)]


def test_two_days_two_events() -> None:
    first, second = events("5月8日，市长王建国到祁东县调研。\n5月9日，市长王建国主持召开市政府常务会议。")
    assert (first.kind, first.date, second.kind, second.date) == ("inspection", "2024-05-08", "meeting", "2024-05-09")


def test_a_meeting_about_inspections_is_no_inspection() -> None:
    (event,) = events("5月8日，市长王建国在全市安全生产大检查动员会议上强调，要压实责任。")
    assert (event.kind, roles(event)) == ("meeting", [("王建国", "speaker", 0)])


def test_guests_from_abroad_take_part_and_who_is_only_spoken_of_met_elsewhere() -> None:
    event, other = events(
        "国务院总理李红8日在北京会见来华访问的某国总统约翰·史密斯。\n"
        "李红表示，今年3月，王建国主席同史密斯总统举行会晤，两国关系不断发展。\n"
        "史密斯表示，愿加强合作。\n张伟参加会见。",
        title="李红会见某国总统",
    )
    assert (event.kind, event.date) == ("talks", "2024-05-08")
    assert (other.kind, roles(other)[0][:2]) == ("talks", ("王建国", "attendee"))
    assert sorted((name, role) for name, role, _ in roles(event)) == sorted(
        [
            ("李红", "attendee"),
            ("约翰·史密斯", "attendee"),
            ("李红", "speaker"),
            ("约翰·史密斯", "speaker"),
            ("张伟", "attendee"),
        ]
    )


def test_talks_with_several_of_other_bodies() -> None:
    (event,) = events(
        "5月8日，市长王建国带队赴长沙拜访，分别与省教育厅厅长李红，某公司总经理张伟就有关工作进行沟通对接。\n"
        "王建国表示感谢。李红认真听取介绍。她表示，将加大支持。"
    )
    assert event.kind == "talks"
    assert {(name, role) for name, role, _ in roles(event)} == {
        ("王建国", "attendee"),
        ("李红", "attendee"),
        ("张伟", "attendee"),
        ("王建国", "speaker"),
        ("李红", "speaker"),
    }


def test_a_message_of_sympathy_is_no_visit() -> None:
    assert events("5月8日，省长李红就衡阳发生洪灾致慰问电。") == []


def test_officials_speak_at_a_press_conference() -> None:
    (event,) = events("5月8日，省政府新闻办召开新闻发布会。\n省海关副关长李红表示，出口增长较快。", title="出口增长")
    assert roles(event) == [("李红", "speaker", 0)]


def test_whose_report_is_heard_and_who_is_asked_to_explain() -> None:
    (event,) = events("5月8日，县人大常委会会议召开。会议听取了县财政局局长王建国作的关于预算执行情况的报告。")
    assert ("王建国", "speaker") in {(name, role) for name, role, _ in roles(event)}
    (event,) = events("5月8日，市政府新闻办举行新闻发布会，邀请市环保局局长李红介绍水质情况。")
    assert ("李红", "speaker") in {(name, role) for name, role, _ in roles(event)}


def test_a_list_behind_its_verb() -> None:
    (event,) = events("5月8日，全市安全生产会议召开。出席会议的领导有市委书记王建国，副市长李红、张伟等。")
    assert {(name, role) for name, role, _ in roles(event)} == {
        ("王建国", "attendee"),
        ("李红", "attendee"),
        ("张伟", "attendee"),
    }


def test_a_visit_in_company() -> None:
    (event,) = events("5月8日，市长王建国在县长李红陪同下，深入祁东县检查防汛工作。")
    assert {(name, role) for name, role, _ in roles(event)} == {("王建国", "inspector"), ("李红", "attendee")}


def test_who_does_not_attend() -> None:
    assert not any(e.participations for e in events("5月8日，全市春耕会议召开。市长王建国未出席会议。"))


def test_back_to_the_first_event() -> None:
    first, *_ = events(
        "5月8日，县人大会议举行首场新闻发布会。\n5月7日，县长王建国在县人大会议开幕大会上作了政府工作报告。\n"
        "新闻发布会上，各单位作了发布。\n县财政局局长李红介绍了预算工作的进展。"
    )
    assert ("李红", "speaker") in {(name, role) for name, role, _ in roles(first)}


def test_players_of_a_match() -> None:
    found = events("5月8日，在乒乓球男团决赛中，由王建国、李红和张伟组成的省队以3比0击败客队。")
    assert {(name, role) for e in found for name, role, _ in roles(e)} == {
        ("王建国", "attendee"),
        ("李红", "attendee"),
        ("张伟", "attendee"),
    }


def test_whom_somebody_brings_along_attends() -> None:
    (event,) = events("5月8日，市长王建国带领副市长李红、张伟到祁东县调研。")
    assert {(name, role) for name, role, _ in roles(event)} == {
        ("王建国", "inspector"),
        ("李红", "attendee"),
        ("张伟", "attendee"),
    }


def test_who_is_met_on_a_visit_takes_part_in_talks() -> None:
    visit, talks = events(
        "国家副主席李红5月8日至9日对某国进行正式友好访问。\n"
        "在会见总统史密斯时，李红表示，愿加强合作。史密斯感谢李红来访。"
    )
    assert (visit.kind, roles(visit)) == ("other", [("李红", "attendee", 0)])
    assert {(name, role) for name, role, _ in roles(talks)} == {
        ("李红", "attendee"),
        ("史密斯", "attendee"),
        ("李红", "speaker"),
        ("史密斯", "speaker"),
    }


def test_relatives_of_the_dead_and_guests_of_a_list_do_not_hide_who_attends() -> None:
    (event,) = events(
        "5月8日，全市春耕生产会议召开。市长王建国，市老领导李红等，市直部门负责人，以及群众代表参加会议。"
    )
    assert {name for name, role, _ in roles(event) if role == "attendee"} == {"王建国", "李红"}


def test_a_bracket_in_the_name_of_a_meeting() -> None:
    (event,) = events("5月8日，市委召开五届三次全体（扩大）会议。市委书记王建国主持会议。")
    assert event.name == "五届三次全体（扩大）会议"


def test_and_within_the_name_of_a_meeting() -> None:
    (event,) = events("5月8日，全市重点项目集中开工和投产投用现场会召开。市长李红主持会议。")
    assert event.name == "全市重点项目集中开工和投产投用现场会"
    assert "中央农村工作会议" in [e.name for e in events("认真落实省委全会和中央农村工作会议精神。")]
