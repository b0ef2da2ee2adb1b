"""Answers of the sources of pictures: JSON in the reader's language, a refusal as one sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.answers.names import as_iri
from kg.serve.pages import language_of, page
from kg.serve.words import Say, sayer

Source = Callable[[Request], Any]


class Refusal(Exception):
    """`key` of the words says why; `code` is the status of the response."""

    def __init__(self, code: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.code, self.key, self.values = code, key, values

    def sentence(self, say: Say) -> str:
        return say(self.key, **self.values)


def source(make: Source) -> Callable[[Request], Response]:
    """A handler that answers with what `make` returns; it runs in a thread, as the graph is asked in between."""

    @wraps(make)
    def handler(request: Request) -> Response:
        headers = {"Content-Language": language_of(request), "Vary": "Accept-Language, Cookie"}
        try:
            return JSONResponse(make(request), headers=headers)
        except Refusal as refusal:
            said = refusal.sentence(sayer(language_of(request)))
            return JSONResponse({"error": said}, refusal.code, headers=headers)

    return handler


def page_source(make: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A page of pictures: what it refuses is said on the page of errors."""

    @wraps(make)
    def handler(request: Request) -> Response:
        try:
            return make(request)
        except Refusal as refusal:
            said = refusal.sentence(sayer(language_of(request)))
            return page(request, "figures_error.html", refusal.code, said=said)

    return handler


def iri_of(request: Request, name: str) -> str | None:
    """The IRI that a parameter gives, in full or with a known prefix; None where it is absent."""
    given = request.query_params.get(name, "").strip()
    if not given:
        return None
    iri = as_iri(given)
    if iri is None:
        raise Refusal(400, "figures.no_iri", name=name, value=given[:80])
    return iri.value


def number_of(request: Request, name: str, default: int, low: int, high: int) -> int:
    """A whole number within bounds."""
    given = request.query_params.get(name, "").strip() or str(default)
    if not given.isascii() or not given.isdigit() or not low <= int(given[:9]) <= high:
        raise Refusal(400, "figures.no_number", name=name, low=low, high=high)
    return int(given)


def choice_of(request: Request, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a comma-separated parameter; all of `known` where it is absent."""
    given = [one for one in request.query_params.get(name, "").split(",") if one]
    unknown = [one for one in given if one not in known]
    if unknown:
        raise Refusal(400, "figures.no_choice", name=name, value=unknown[0][:40], known=", ".join(known))
    return tuple(given) or known


def year_of(request: Request) -> str:
    """A year of four digits; empty where it is absent."""
    given = request.query_params.get("year", "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) == 4):
        raise Refusal(400, "figures.no_year", value=given[:40])
    return given
