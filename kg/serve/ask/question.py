"""One question: its form, and where it is asked its answer, under an address that stays."""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.answers import Question, library
from kg.answers.header import TOPICS
from kg.answers.trouble import UserError
from kg.serve.ask.cells import Sheet, sheet
from kg.serve.ask.download import FORMATS, download, file
from kg.serve.ask.editor import script_words
from kg.serve.ask.examples import examples, first_examples
from kg.serve.ask.forms import Field, fields
from kg.serve.ask.run import answer, bound_text
from kg.serve.pages import language_of, page
from kg.serve.sparql.refusal import Refusal
from kg.serve.words import phrases
from kg.triples.terms import PREFIXES

ROWS = 300  # that a page shows; the files hold all


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked and came back, for the template: `pages` and `at` count pages of ROWS from 1."""

    text: str
    sheet: Sheet
    count: int
    at: int
    pages: int


async def question_page(request: Request) -> Response:
    """The page; with `format=` the answer as a file, or the query itself as `rq`."""
    question = library().get(request.path_params["name"])
    if question is None:
        raise HTTPException(404)
    lang = language_of(request)
    values = {
        p.name: request.query_params[p.name].strip()
        for p in question.header.parameters
        if p.name in request.query_params
    }
    form = request.query_params.get("format", "html")
    try:
        if form == "html":
            asked = await _asked(request, question, values, lang) if values or not question.header.parameters else None
            return await _page(request, question, values, lang, asked)
        if form in FORMATS:
            text = await _text(request, question, values, lang)
            return download(question.name, await answer(request, question, text), form)
        text = await bound_text(request, question, await _required(request, question) | values, lang)
        return file(text, "application/sparql-query", f"{question.name}.rq")
    except UserError as error:
        trouble = error.zh if lang == "zh" else error.en[:1].upper() + error.en[1:]
        code = error.status if isinstance(error, Refusal) else 400
        return await _page(request, question, values, lang, trouble=trouble, code=code)


async def _asked(request: Request, question: Question, values: dict[str, str], lang: str) -> Asked:
    text = await _text(request, question, values, lang)
    found = await answer(request, question, text)
    pages = max(1, -(-len(found.rows) // ROWS))
    at = min(max(_number(request.query_params.get("page")), 1), pages)
    rows = found.rows[(at - 1) * ROWS : at * ROWS]
    made = await run_in_threadpool(sheet, request.app.state.graph, found.columns, rows, found.labels, lang)
    return Asked(text, made, len(found.rows), at, pages)


async def _text(request: Request, question: Question, values: dict[str, str], lang: str) -> str:
    """The query with its values in their places. Raises UserError for what is missing or does not fit."""
    if missing := [p for p in question.header.parameters if p.required and not values.get(p.name)]:
        zh, en = phrases()["ask.missing"]
        raise UserError(
            zh.format(name="、".join(p.zh for p in missing)), en.format(name=", ".join(p.en for p in missing))
        )
    return await bound_text(request, question, values, lang)


async def _required(request: Request, question: Question) -> dict[str, str]:
    """Examples for what the question cannot do without."""
    shown = await run_in_threadpool(examples, request.app.state.graph, question)
    return {p.name: shown[p.name] for p in question.header.parameters if p.required and p.name in shown}


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


async def _page(
    request: Request,
    question: Question,
    values: dict[str, str],
    lang: str,
    asked: Asked | None = None,
    trouble: str = "",
    code: int = 200,
) -> Response:
    header = question.header
    shown = await run_in_threadpool(examples, request.app.state.graph, question)
    form: list[Field] = await run_in_threadpool(fields, request.app.state.graph, question, values, shown, lang)
    return page(
        request,
        "ask_question.html",
        code,
        question=question,
        title=header.zh if lang == "zh" else header.en,
        about=header.about_zh if lang == "zh" else header.about_en,
        topic=TOPICS.get(header.topic, ("", ""))[lang == "en"],
        fields=form,
        asked=asked,
        trouble=trouble,
        address=lambda **more: _address(question, values, more),
        example=_address(question, first_examples(question, shown), {}),
        words=script_words(lang),
        view={"type": header.view.type, **header.view.roles},
        titles={c.name: c.zh if lang == "zh" else c.en for c in header.columns},
        iris={c.name: c.iri for c in header.columns if c.iri},
        prefixes=PREFIXES,
    )


def _address(question: Question, values: dict[str, str], more: dict[str, object]) -> str:
    query = urllib.parse.urlencode({**values, **more})
    return f"/ask/{question.name}" + (f"?{query}" if query else "")
