"""What a request asks of the endpoint, by the SPARQL 1.1 Protocol: a query or an update, and the graphs to look at."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.sparql.refusal import Refusal

MOST = 1 << 20  # bytes of a request
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """`query` and `update` are texts, at most one of them there; none of them asks what the service is.

    With `download` the answer is to be kept as a file.
    """

    query: str | None
    update: str | None
    default: tuple[str, ...]
    named: tuple[str, ...]
    format: str | None
    download: bool = False


async def operation(request: Request) -> Operation:
    """Raises Refusal for what the protocol does not know."""
    pairs = _pairs(request.scope["query_string"])
    if request.method not in ("GET", "HEAD", "POST"):
        raise Refusal(
            405,
            f"端点不接受 {request.method}；可用 {METHODS}",
            f"the endpoint takes no {request.method}; there are {METHODS}",
            {"Allow": METHODS},
        )
    if request.method == "POST":
        pairs += await _body(request)
    elif any(name == "update" for name, _ in pairs):
        raise Refusal(400, "更新要用 POST 发送", "an update has to come by POST")
    return _operation(pairs, request.method)


def _operation(pairs: Pairs, method: str) -> Operation:
    query, update = _one(pairs, "query"), _one(pairs, "update")
    if query is not None and update is not None:
        raise Refusal(400, "query 和 update 只能有一个", "a request has either a query or an update")
    if query is None and update is None and (method == "POST" or any(name != "format" for name, _ in pairs)):
        raise Refusal(400, "请求里没有 query", "the request holds no query")
    if any(name in ("using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise Refusal(
            400, "不支持 using-graph-uri；请在更新里写 USING", "using-graph-uri is not known; write USING instead"
        )
    return Operation(
        query,
        update,
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
        next((value for name, value in pairs if name == "format" and value.strip()), None),
        any(name == "download" for name, _ in pairs),
    )


def _one(pairs: Pairs, name: str) -> str | None:
    found = [value for key, value in pairs if key == name]
    if len(found) > 1:
        raise Refusal(400, f"一次只能有一个 {name}", f"a request has one {name} only")
    return found[0] if found else None


async def _body(request: Request) -> Pairs:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in (FORM, QUERY, UPDATE):
        raise Refusal(
            415,
            f"POST 的内容类型要是 {FORM} 或 {QUERY}，不是“{kind or '空'}”",
            f"a POST is {FORM} or {QUERY}, not “{kind or 'nothing'}”",
        )
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower() and "utf8" not in parameters.lower():
        raise Refusal(415, "请用 UTF-8 发送", "requests are to be in UTF-8")
    data = await _read(request)
    if kind == FORM:
        return _pairs(data)
    return [("query" if kind == QUERY else "update", _text(data))]


async def _read(request: Request) -> bytes:
    pieces, size = [], 0
    async for piece in request.stream():
        pieces.append(piece)
        size += len(piece)
        if size > MOST:
            raise Refusal(413, f"请求超过 {MOST} 字节", f"the request is over {MOST} bytes", {"Connection": "close"})
    return b"".join(pieces)


def _pairs(data: bytes) -> Pairs:
    try:
        return parse_qsl(
            data.decode("utf-8"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=1000
        )
    except UnicodeDecodeError as error:
        raise _not_utf8() from error
    except ValueError as error:
        raise Refusal(400, "参数太多", "there are too many parameters") from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8() from error


def _not_utf8() -> Refusal:
    return Refusal(400, "请求不是 UTF-8", "the request is not UTF-8")
