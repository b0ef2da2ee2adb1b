"""What the endpoint says when it does not answer: a status and one sentence, in Chinese and English."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from kg.answers.trouble import UserError
from kg.serve.sparql.forms import accepts

PROBLEM = "application/problem+json"


class Refusal(UserError):
    """`line` and `column` count from 1 and tell where a query does not parse."""

    def __init__(
        self,
        status: int,
        zh: str,
        en: str,
        headers: Mapping[str, str] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(zh, en)
        self.status = status
        self.headers = dict(headers or {})
        self.line = line
        self.column = column


def response(request: Request, refusal: Refusal) -> Response:
    """Plain text, or a problem in JSON for who asks for JSON; in the language that is asked for, else in both."""
    said = _said(request.headers.get("accept-language", ""), refusal)
    headers = refusal.headers | {"Vary": "Accept, Accept-Language", "Cache-Control": "no-store"}
    accept = request.headers.get("accept", "")
    if not (accepts(accept, PROBLEM) or accepts(accept, "application/json")):
        return Response(said + "\n", refusal.status, headers, "text/plain; charset=utf-8")
    problem = {"title": said, "status": refusal.status, "zh": refusal.zh, "en": refusal.en}
    if refusal.line is not None:
        problem |= {"line": refusal.line, "column": refusal.column}
    return Response(json.dumps(problem, ensure_ascii=False), refusal.status, headers, PROBLEM)


def _said(languages: str, refusal: Refusal) -> str:
    first = languages[:2].lower()
    return {"zh": refusal.zh, "en": refusal.en}.get(first, str(refusal)).replace("\n", " ")
