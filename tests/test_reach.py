"""A query that would ask another server is seen, whatever stands around the word; the store itself tells which do."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from kg.answers.guard import check_stays_here
from kg.answers.trouble import UserError

# Patterns that are whole and hold signs with two readings; `x:` and `:` are prefixes.
WHOLE = [
    "FILTER(1<2)", "FILTER(1<2||4>3)", "FILTER(?a<?b&&'>'='x')", "FILTER(?a<x:b||x:c>?a)", "?s ?p x:a\\# .",
    "?s ?p x:a\\' .", "?s ?p :.", "?s ?p x:a .", "?s ?p <x:\xa0#> .", "?s ?p <x:\\u0041#> .", "?s <x:'> '#' .",
    "?s ?p <http://e/#'a> .", "# '\n", "#\"\r", "?s ?p '''a'#''b''' .", "?s ?p \"'\\\"#\" .", "?s ?p '' .",
    "?s ?p 'a'@en-GB .", "?s ?p 1 .", "?s (x:p)? ?o .", "?s x:p?o .", "{} ", "?s ?p _:a .", "FILTER(?a<-1)",
]  # fmt: skip
wholes = st.lists(st.tuples(st.sampled_from(WHOLE), st.sampled_from(["", " ", "\n", "#>\n", "#'\n"])), max_size=5)
gaps = st.sampled_from(["", " ", "\n", "#>\n", "# '\n", " SILENT "])


def text(word: str, before: list[tuple[str, str]], gap: str, after: list[tuple[str, str]]) -> str:
    first, last = ("".join(map("".join, found)) for found in (before, after))
    return f"PREFIX : <x:> PREFIX x: <x:> SELECT * {{ {first}{word}{gap}<http://127.0.0.1:9/>{{ ?s ?p ?o }} {last}}}"


def understood(query: str) -> bool:
    """Whether it parses; an empty store answers most without asking anybody, and port 9 is asked by none."""
    try:
        ox.Store().query(query)
    except SyntaxError:
        return False
    except OSError:
        return True
    return True


@given(wholes, gaps, wholes)
@bounds(max_examples=500, deadline=None)
def test_a_server_asked_is_seen(before: list[tuple[str, str]], gap: str, after: list[tuple[str, str]]) -> None:
    asked = text("SERVICE", before, gap, after)
    if understood(asked) and not understood(text("NOTHING", before, gap, after)):
        with pytest.raises(UserError):
            check_stays_here(asked)


@given(st.lists(st.sampled_from([*WHOLE[:2], *WHOLE[4:8], *WHOLE[11:]]), max_size=6).map(" ".join))
@bounds(max_examples=200, deadline=None)
def test_where_nobody_is_asked_nothing_is_refused(before: str) -> None:
    """But for an apostrophe in an IRI or after `<` without a space, where there are two readings."""
    check_stays_here(f"SELECT * {{ {before}\n ?service sd:Service 'SERVICE' , <http://e/service#> # SERVICE\n }}")
