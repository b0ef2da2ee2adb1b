"""Printed numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import rows
from kg.mentions.numeral import power, value


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1.82万", "18200"),
        ("1,200", "1200"),
        ("1亿3千万", "130000000"),
        ("34.9万亿", "34900000000000"),
        ("二十七万", "270000"),
        ("一亿二千万", "120000000"),
        ("一万五千亿", "1500000000000"),
        ("两万亿", "2000000000000"),
        ("十二点五", "12.5"),
        ("一千零五", "1005"),
        ("一千零十三", "1013"),
        ("一九五四", "1954"),
        ("百", "100"),
    ],
)
def test_value(text: str, expected: str) -> None:
    assert str(value(text)) == expected


@pytest.mark.parametrize("text", ["", "万人", "十点", "三五十", "1..2"])
def test_what_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError):
        value(text)


@given(st.integers(0, 10**12), st.sampled_from(["", "百", "千", "万", "百万", "千万", "亿", "万亿"]))
def test_arabic_with_a_scale_word(figure: int, scale: str) -> None:
    assert value(f"{figure}{scale}") == Decimal(figure) * power(scale)
    assert value(f"{figure:,}{scale}") == Decimal(figure) * power(scale)


def test_each_unit_once_with_known_cells() -> None:
    units = [r["unit"] for r in rows("units")]
    assert len(units) == len(set(units))
    assert {r["kind"] for r in rows("units")} == {
        "count",
        "measure",
        "money",
        "time",
        "share",
        "person",
        "times",
        "score",
    }
    assert {r["han"] for r in rows("units")} == {"yes", "no"}
