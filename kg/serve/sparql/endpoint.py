"""The endpoint: a request in, an answer out that is made while it is sent."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from kg.serve.settings import Settings
from kg.serve.sparql.describe import description
from kg.serve.sparql.forms import NAMES, ROWS, TRIPLES, Form, named, wanted
from kg.serve.sparql.frames import Job
from kg.serve.sparql.operation import METHODS, Operation, operation
from kg.serve.sparql.pool import Reply
from kg.serve.sparql.refusal import Refusal, response
from kg.store.graph import LocalGraph

STALL = 120.0  # seconds that a client may take for one piece of an answer
ROW_LIMIT, TIME_LIMIT, INCOMPLETE = "KG-Row-Limit", "KG-Time-Limit", "KG-Incomplete"
Choice = tuple[Form, str]


class Endpoint:
    """The ASGI application at `/sparql`; it says itself which methods it takes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            answer = await _answer(request, receive)
        except Refusal as refusal:
            answer = response(request, refusal)
        await answer(scope, receive, send)


async def _answer(request: Request, receive: Receive) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": METHODS})
    asked = await operation(request)
    settings: Settings = request.app.state.settings
    if asked.update is not None:
        check_token(settings, request.headers.get("authorization", ""))
        await request.app.state.pool.update(asked.update, settings.allow_network)
        if isinstance(graph := request.app.state.graph, LocalGraph):
            graph.reopen()  # what pages read and keep
        return Response(status_code=204)
    if asked.query is None:
        return _bare(request, asked)
    rows, triples = _forms(request.headers.get("accept", ""), asked.format)
    job = Job(
        asked.query,
        settings.rows,
        settings.seconds,
        rows[0].name if rows else None,
        triples[0].name if triples else None,
        asked.default,
        asked.named,
        network=settings.allow_network and _has_token(settings, request.headers.get("authorization", "")),
    )
    reply = await _unless_gone(receive, request.app.state.pool.reply(job))
    if reply is None:
        return Response(status_code=499)
    kind = triples if reply.begin and reply.begin.triples else rows
    file = _file(asked.format or "") if asked.download else {}
    return await _sent(reply, job, kind[1] if kind else "", request.method == "HEAD", file)


def _file(form: str) -> dict[str, str]:
    """The header by which a browser keeps an answer as a file, named after the form that was asked for."""
    ending = form if form.isalnum() and form.isascii() else "txt"
    return {"Content-Disposition": f'attachment; filename="answer.{ending}"'}


def check_token(settings: Settings, authorization: str) -> None:
    """Raises Refusal unless updates are on and the request brings the operator's token."""
    if not settings.allow_update:
        raise Refusal(403, "本端点只读，不接受更新", "this endpoint is read-only; updates are refused")
    if not _has_token(settings, authorization):
        raise Refusal(
            401, "更新要带正确的令牌", "an update has to bring the right token", {"WWW-Authenticate": "Bearer"}
        )


def _has_token(settings: Settings, authorization: str) -> bool:
    scheme, _, token = authorization.partition(" ")
    known = settings.token or ""
    return bool(known) and scheme.lower() == "bearer" and secrets.compare_digest(token.strip().encode(), known.encode())


def _bare(request: Request, asked: Operation) -> Response:
    """The address alone: a page for a browser, the description of the service for a program."""
    accept = request.headers.get("accept", "")
    if asked.format is None and "text/html" in accept:
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    found = named(asked.format, TRIPLES) if asked.format else wanted(accept, TRIPLES)
    if found is None:
        raise unfit()
    address = str(request.url.replace(query="", fragment=""))
    settings: Settings = request.app.state.settings
    body = description(address, settings.allow_update, settings.allow_network, found[0])
    return Response(body, headers={"Vary": "Accept", "Content-Type": _content_type(found[1])})


def _forms(accept: str, name: str | None) -> tuple[Choice | None, Choice | None]:
    """The forms for rows and for triples with their media types; None where the client would have no such answer."""
    rows = named(name, ROWS) if name else wanted(accept, ROWS)
    triples = named(name, TRIPLES) if name else wanted(accept, TRIPLES)
    if rows is None and triples is None:
        raise unfit()
    return rows, triples


def unfit() -> Refusal:
    return Refusal(
        406,
        f"没有所要的格式；?format= 可用 {'、'.join(NAMES)}",
        f"there is no such form; ?format= may be {', '.join(NAMES)}",
    )


async def _sent(reply: Reply, job: Job, kind: str, head: bool, file: dict[str, str]) -> Response:
    """The response: a whole answer at once, a long one while it is made."""
    headers = {
        "Content-Type": _content_type(kind),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        ROW_LIMIT: str(job.rows),
        TIME_LIMIT: f"{job.seconds:g}",
        **file,
    }
    if reply.limit:
        headers[INCOMPLETE] = reply.limit
    if not (reply.begin and reply.begin.whole):
        return _head(reply, headers) if head else _Stream(reply, headers)
    try:
        return Response(b"".join([piece async for piece in reply.pieces()]), headers=headers)
    finally:
        reply.close()


def _head(reply: Reply, headers: dict[str, str]) -> Response:
    reply.close()
    response = Response(headers=headers)
    del response.headers["content-length"]  # nobody knows it yet
    return response


def _content_type(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


class _Stream(StreamingResponse):
    """Sends an answer while it is made; whoever leaves, or does not read on, ends the query."""

    def __init__(self, reply: Reply, headers: dict[str, str]) -> None:
        super().__init__(reply.pieces(), headers=headers)
        self.reply = reply

    async def stream_response(self, send: Send) -> None:
        async def in_time(message: Message) -> None:
            async with asyncio.timeout(STALL):
                await send(message)

        try:
            await super().stream_response(in_time)
        finally:
            self.reply.close()


async def _unless_gone(receive: Receive, work: Coroutine[Any, Any, Reply]) -> Reply | None:
    """The reply, or None when the client left first; then its query is ended."""
    task, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
        return await task if task.done() else None
    finally:
        for one in (task, gone):
            one.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
