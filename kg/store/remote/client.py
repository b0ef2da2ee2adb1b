"""Requests to a SPARQL server: kept connections, a login by whatever scheme it asks for, and patience with a busy one."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Generator, Sequence
from email.utils import parsedate_to_datetime
from threading import Event
from types import TracebackType

import httpx2 as httpx

from kg.model import KgError
from kg.store.remote.endpoint import Endpoint

TRIES = 6
FIRST_WAIT, LONGEST_WAIT = 0.5, 300.0  # seconds; each wait is twice the one before
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})  # 500: so Virtuoso calls two transactions in each other's way
TOO_LARGE = 413
LOGIN = (401, 403)
TIMEOUT = httpx.Timeout(600, connect=10)  # a large graph takes its time
NTRIPLES, UPDATE = "application/n-triples", "application/sparql-update"
_SHOWN = 200


class TooLarge(KgError):
    """The server takes no request of this size."""


class Client:
    """Requests to one server; any number of threads may send them. Whatever cannot be done is a `KgError`."""

    def __init__(self, endpoint: Endpoint, at_once: int, tries: int = TRIES) -> None:
        self._login = bool(endpoint.user or endpoint.token)
        self._tries = tries
        self._stopped = Event()
        self._http = httpx.Client(
            auth=_Login(endpoint.user, endpoint.password or "") if endpoint.user else None,
            headers={"Authorization": f"Bearer {endpoint.token}"} if endpoint.token and not endpoint.user else None,
            limits=httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once),
            timeout=TIMEOUT,
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def stop(self) -> None:
        """Nobody waits any longer."""
        self._stopped.set()

    def put(self, url: str, graph: str, triples: Sequence[bytes]) -> None:
        """Replace the graph by these N-Triples."""
        self.good(self._sent("PUT", url, triples, NTRIPLES, graph))

    def add(self, url: str, graph: str, triples: Sequence[bytes]) -> None:
        self.good(self._sent("POST", url, triples, NTRIPLES, graph))

    def update(self, url: str, text: Sequence[bytes]) -> None:
        self.good(self._sent("POST", url, text, UPDATE))

    def rows(self, url: str, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT: the texts of the terms by variable."""
        rows = self.answer(url, query)
        if rows is None:
            raise KgError(f"{url} 的回答不是查询结果 / {url} does not answer as the SPARQL Protocol says")
        return rows

    def answer(self, url: str, query: str, tries: int | None = None) -> list[dict[str, str]] | None:
        """As `rows`; nothing where something else than a SPARQL server answers."""
        answer = self._sent("POST", url, {"query": query}, "", None, tries)
        if answer.status_code in LOGIN:
            self.good(answer)
        try:
            found = answer.json()["results"]["bindings"] if answer.is_success else None
            return None if found is None else [{k: term["value"] for k, term in row.items()} for row in found]
        except (ValueError, LookupError, TypeError, AttributeError):
            return None

    def tried(self, method: str, url: str, text: str, kind: str, graph: str | None = None) -> httpx.Response:
        """What the server says to a small request that it may well refuse."""
        return self._sent(method, url, [text.encode()], kind, graph, 2)

    def good(self, answer: httpx.Response) -> None:
        """`KgError` that says what is wrong unless the request has been done."""
        status, url = answer.status_code, _plain(answer.request.url)
        if status in LOGIN:
            zh, en = ("不接受这个用户名、密码或令牌", "refuses this user, password or token")
            if not self._login:
                zh, en = ("要求登录，请用 --user 或令牌", "asks for a login: --user, or a token")
            raise KgError(f"{url} {zh}（HTTP {status}）/ {url} {en} (HTTP {status})")
        if status == TOO_LARGE:
            raise TooLarge(f"{url} 不接受这么大的请求 / {url} takes no request of this size")
        if not answer.is_success:
            said = said_by(answer)
            raise KgError(f"{url} 没有接受：{said} / {url} did not take it: {said}")

    def _sent(
        self,
        method: str,
        url: str,
        body: Sequence[bytes] | dict[str, str],
        kind: str,
        graph: str | None = None,
        tries: int | None = None,
    ) -> httpx.Response:
        """The answer, whatever it is, unless the server is away or busy and stays so."""
        tries = tries or self._tries
        for number in range(1, tries + 1):
            try:
                answer = self._http.send(self._request(method, url, body, kind, graph))
                if answer.status_code not in BUSY or number == tries:
                    return answer
                wait = _asked_to_wait(answer)
            except httpx.InvalidURL as error:
                raise KgError(f"{url}: 网址不对 / is no address: {error}") from error
            except httpx.RequestError as error:
                if number == tries:
                    said = str(error) or type(error).__name__
                    raise KgError(
                        f"{url} 连不上，试了 {tries} 次：{said} / {url} cannot be reached, tried {tries} times: {said}"
                    ) from error
                wait = None
            if wait is None:
                wait = FIRST_WAIT * 2 ** (number - 1) * random.uniform(0.8, 1.2)
            if self._stopped.wait(min(wait, LONGEST_WAIT)):
                break
        raise KgError("已中断 / interrupted")

    def _request(
        self, method: str, url: str, body: Sequence[bytes] | dict[str, str], kind: str, graph: str | None
    ) -> httpx.Request:
        if isinstance(body, dict):
            return self._http.build_request(
                method, url, data=body, headers={"Accept": "application/sparql-results+json"}
            )
        headers = {"Content-Type": kind, "Content-Length": str(sum(map(len, body)))}
        # An address may have parameters of its own, which stay.
        where = httpx.URL(url).copy_merge_params({"graph": graph}) if graph else url
        return self._http.build_request(method, where, content=body, headers=headers)


class _Login(httpx.Auth):
    """The scheme that the server asks for, so that one which takes digests never sees the password."""

    def __init__(self, user: str, password: str) -> None:
        self._basic, self._digest = httpx.BasicAuth(user, password), httpx.DigestAuth(user, password)
        self._scheme: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._scheme is None:
            answer = yield request
            if answer.status_code not in LOGIN:
                return
            asked = answer.headers.get("WWW-Authenticate", "").lower()
            self._scheme = self._digest if asked.startswith("digest") else self._basic
        yield from self._scheme.auth_flow(request)


def said_by(answer: httpx.Response) -> str:
    """The status and the beginning of what the server says."""
    text = " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())
    return f"HTTP {answer.status_code} {text[:_SHOWN]}".strip()


def _asked_to_wait(answer: httpx.Response) -> float | None:
    """Seconds, as Retry-After has them, or until its day and time."""
    said = answer.headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _plain(url: httpx.URL) -> str:
    """The address without its parameters, which may hold a token."""
    return str(url.copy_with(query=None, fragment=None))
