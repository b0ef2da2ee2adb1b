"""A question of the library asked on behalf of a page, by the processes that answer queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from kg.answers import Answer, Question
from kg.answers.bind import bind


async def bound_text(request: Request, question: Question, values: Mapping[str, str], lang: str) -> str:
    """The query with its values in their places. Raises UserError for what does not fit."""
    return await run_in_threadpool(bind, request.app.state.graph, question, values, lang)


async def answer(request: Request, question: Question, text: str) -> Answer:
    """The answer to a question with its values in their places. Raises Refusal, also where a limit is reached."""
    found: Answer = await request.app.state.pool.select(text)
    return replace(found, labels=question.header.columns)
