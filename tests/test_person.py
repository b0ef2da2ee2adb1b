"""Names found by one kind of evidence are found everywhere in the article, as one record."""

from __future__ import annotations

import pytest

from kg.analyse import analyse, page_of
from kg.mentions.person.foreign import foreign_at, japanese_at
from kg.mentions.person.shape import chinese_at, is_name
from kg.model import Person


def persons(text: str, title: str | None = None) -> list[tuple[str, Person]]:
    page = page_of(text, title=title, issued="2024-05-20")
    whole = page.articles[0].text
    found = [m for m in analyse(page)[0].mentions if m.kind == "person"]
    return [(whole[m.start : m.end], m.value) for m in found if isinstance(m.value, Person)]


def found(text: str) -> list[str]:
    return [person.name for _, person in persons(text)]


def test_one_record_for_all_mentions_of_a_name() -> None:
    found = persons("市委书记王建国到衡阳市调研。\n王建国强调，要抓好春耕。\n对王建国的要求，大家表示要落实。")
    assert found == [("王建国", Person("王建国", "official"))] * 3


def test_names_glued_in_a_headline_are_told_apart_by_the_body() -> None:
    found = persons("市长王建国，某公司董事长李红出席并讲话。", title="王建国李红出席签约仪式")
    assert [name for name, _ in found] == ["王建国", "李红", "王建国", "李红"]


def test_a_two_character_name_is_not_found_inside_a_longer_one() -> None:
    found = persons("副市长王强出席会议。副县长王强国主持会议。王强指出，要落实。")
    assert [name for name, _ in found] == ["王强", "王强国", "王强"]


def test_a_doctrine_is_no_mention_of_its_author() -> None:
    assert persons("深入学习毛泽东思想和邓小平理论。") == []
    assert [n for n, _ in persons("邓小平同志指出，发展才是硬道理。要学习邓小平理论。")] == ["邓小平"]


def test_what_somebody_becomes_is_no_part_of_the_name() -> None:
    assert found("在指导下，王建成为合作社负责人。") == ["王建"]


def test_what_joins_two_with_posts_is_no_surname() -> None:
    assert found("县长和王建国副市长主持会议，李县长和李红副县长参加。") == ["王建国", "李红"]
    assert found("县委书记和润出席会议。") == ["和润"]


def test_the_last_part_of_a_foreign_name_means_the_same_person() -> None:
    found = persons("总统约翰·史密斯到访。史密斯表示，合作前景广阔。")
    assert [p.name for _, p in found] == ["约翰·史密斯", "约翰·史密斯"]


def test_the_first_part_of_a_dotted_name_means_the_same_person_where_only_one_has_it() -> None:
    found = persons("副县长买买提江·艾山参加会议。买买提江说，今年的路要修好。")
    assert [p.name for _, p in found] == ["买买提江·艾山"] * 2
    found = persons("副县长约翰·史密斯、局长约翰·米勒出席。约翰说，合作前景广阔。")
    assert [p.name for _, p in found] == ["约翰·史密斯", "约翰·米勒", "约翰"]


@pytest.mark.parametrize(
    "text, name",
    [
        ("王建国强调", "王建国"),
        ("王强调研", "王强"),
        ("高梅出席会议", "高梅"),
        ("李和平在会上说", "李和平"),
        ("欧阳明参加", "欧阳明"),
        ("诸葛建国主持", "诸葛建国"),
        ("王强种了三亩地", "王强"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert text[: chinese_at(text, 0, trust=2)] == name


@pytest.mark.parametrize(
    "text, name", [("拜登表示", "拜登"), ("艾尔肯·吐尼亚孜主持", "艾尔肯·吐尼亚孜"), ("内塔尼亚胡26日说", "内塔尼亚胡")]
)
def test_where_a_transliterated_name_ends(text: str, name: str) -> None:
    assert text[: foreign_at(text, 0)] == name


def test_japanese_names_of_four_characters() -> None:
    assert japanese_at("山田一郎表示", 0) == 4


@pytest.mark.parametrize("word", ["安全", "高质量", "刘大姐", "王某", "陈老师", "党委", "查工作"])
def test_words_that_only_look_like_names(word: str) -> None:
    assert not is_name(word)


def test_names_of_other_languages_and_rare_characters_stand_in_a_list() -> None:
    assert found("旗领导伊达木、宝音满都呼、王建国参加。") == ["伊达木", "宝音满都呼", "王建国"]
    assert found("副主任王建国、朱团能、李红参加。") == ["王建国", "朱团能", "李红"]


def test_words_that_people_bear_as_names_need_a_post() -> None:
    assert found("副市长高峰出席，市委书记江海明讲话。") == ["高峰", "江海明"]
    assert found("迎来用电高峰，江海明珠闪亮。") == []
    assert found("单元长负责，村干部包片。") == []


def test_names_that_no_word_beside_them_explains() -> None:
    assert found("走上山顶，王秀兰一边喘气一边笑。") == ["王秀兰"]
    assert found("山水林田湖草沙一体治理，高质量发展正在形成。") == []


def test_people_from_abroad_before_a_title_and_before_what_they_say() -> None:
    assert found("记者见到了克林顿总统。") == ["克林顿"]
    assert found("桥本表示，将加强合作。") == ["桥本"]
    assert found("日方希望加强合作，总书记特别强调团结。") == []


def test_a_word_of_serving_is_no_surname_behind_a_post() -> None:
    assert found("成立县委书记、县长任双组长的领导小组。") == []
