"""Where a SPARQL 1.1 server takes queries, updates and whole graphs: as given, or found by trying."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.model import KgError
from kg.triples.terms import GRAPH_TRIAL, RDFS

if TYPE_CHECKING:
    from kg.store.remote.client import Client

PASSWORD, TOKEN = "KG_STORE_PASSWORD", "KG_STORE_TOKEN"  # names in the environment
_ANYTHING = "SELECT ?s { ?s ?p ?o } LIMIT 1"
_TRIPLE = f'<{GRAPH_TRIAL}> <{RDFS}comment> "kg load" .'


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server as its user names it: one address, or those for updates and for the Graph Store Protocol besides."""

    url: str
    update: str | None = None
    graph_store: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where to send what; without a `graph_store` everything goes by SPARQL Update."""

    query: str
    update: str
    graph_store: str | None


# What follows the address of a data set: for queries, updates, the Graph Store Protocol. docs/servers.md has the same table.
LAYOUTS: dict[str, tuple[str, str, str | None]] = {
    "Oxigraph": ("/query", "/update", "/store"),
    "Apache Jena Fuseki": ("/sparql", "/update", "/data"),
    "Virtuoso": ("/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
    "GraphDB, RDF4J": ("", "/statements", "/rdf-graphs/service"),
    "Stardog": ("/query", "/update", ""),
    "QLever": ("", "", ""),
    "one address, no Graph Store Protocol": ("", "", None),
}


def given(
    url: str, user: str | None, update: str | None, graph_store: str | None, asked: Callable[[], str | None]
) -> Endpoint:
    """The server of the command line; its password and token come from the environment, or the password from `asked`."""
    if graph_store and not update:
        raise KgError("--graph-store 还需要 --update / --graph-store needs --update as well")
    for address in (url, update, graph_store):
        if address is not None:
            _check(address)
    password = (os.environ.get(PASSWORD) or asked()) if user else None
    if user and not password:
        raise KgError(f"请把密码放在环境变量 {PASSWORD} 里 / put the password into the environment as {PASSWORD}")
    return Endpoint(url, update, graph_store, user, password, os.environ.get(TOKEN))


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
        secret = "@" in parts.netloc
    except ValueError:
        good = secret = False
    if secret:  # and so it is not shown
        raise KgError(
            f"网址里不要写密码；请用 --user 和 {PASSWORD} / no password in an address, please: use --user and {PASSWORD}"
        )
    if not good:
        raise KgError(f"{address} 不是 http(s) 网址 / {address} is not an http(s) address")


def find(client: Client, endpoint: Endpoint) -> Addresses:
    """Addresses that have taken a graph of one triple, shown it, and dropped it again. `KgError` where there are none."""
    refusals: list[str] = []
    speaks: dict[str, bool] = {}
    for candidate in candidates(endpoint):
        if candidate.query not in speaks:
            speaks[candidate.query] = client.answer(candidate.query, _ANYTHING, tries=3) is not None
        if speaks[candidate.query]:
            refusal = _refusal(client, candidate)
            if refusal is None:
                return candidate
            refusals.append(refusal)
    if refusals:
        told = "; ".join(dict.fromkeys(refusals))
        raise KgError(
            f"{endpoint.url} 回答查询，但写不进去，请用 --update 和 --graph-store 给出地址（试过：{told}）"
            f" / {endpoint.url} answers queries but takes nothing in; name its addresses with --update and --graph-store"
        )
    raise KgError(f"{endpoint.url} 不是 SPARQL 服务 / there is no SPARQL server at {endpoint.url}")


def candidates(endpoint: Endpoint) -> list[Addresses]:
    """What to try: what was given, else the address followed, or shortened, as each kind of server has it."""
    if endpoint.update:
        return [Addresses(endpoint.url, endpoint.update, endpoint.graph_store)]
    url = endpoint.url.rstrip("/")
    return list(
        dict.fromkeys(
            Addresses(base + query, base + update, None if graph_store is None else base + graph_store)
            for query, update, graph_store in LAYOUTS.values()
            for base in dict.fromkeys((url.removesuffix(query), url))
        )
    )


def _refusal(client: Client, at: Addresses) -> str | None:
    """Nothing where a trial graph came and went; else what was said to it. `KgError` where a login is wanted."""
    if at.graph_store is None:
        triple = f"INSERT DATA {{ GRAPH <{GRAPH_TRIAL}> {{ {_TRIPLE} }} }}"
        answer = client.tried("POST", at.update, triple, "application/sparql-update")
    else:
        answer = client.tried("PUT", at.graph_store, _TRIPLE, "application/n-triples", GRAPH_TRIAL)
    if answer.status_code in (401, 403):
        client.good(answer)
    if not answer.is_success:
        return f"{answer.request.url.path} {answer.status_code}"
    came = client.answer(at.query, f"SELECT ?s {{ GRAPH <{GRAPH_TRIAL}> {{ ?s ?p ?o }} }}")
    answer = client.tried("POST", at.update, f"DROP SILENT GRAPH <{GRAPH_TRIAL}>", "application/sparql-update")
    if not came:
        return f"{at.query}: 0"
    return None if answer.is_success else f"{answer.request.url.path} {answer.status_code}"
