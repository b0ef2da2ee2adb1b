"""IRIs of what an article holds; those of entities come from kg.entities."""

from __future__ import annotations

from kg.entities.naming import digest, path
from kg.triples.terms import ID


def entity(identifier: str) -> str:
    return ID + identifier


def article(key: str) -> str:
    return f"{ID}article/{key}"


def source(sha256: str) -> str:
    return f"{ID}source/{sha256[:16]}"


def post(organization: str, title: str) -> str:
    """`organization` is an identifier such as organization/中共昭通市委."""
    return f"{ID}post/{organization.partition('/')[2]}/{path(title)}"


def indicator(name: str) -> str:
    """Spellings that differ only in quotes, spaces and widths are one."""
    return f"{ID}indicator/{path(name) or digest(name)}"


def membership(person: str, post_iri: str) -> str:
    return f"{ID}membership/{person.partition('/')[2]}/{post_iri.removeprefix(ID + 'post/')}"


def rule(relation: str, name: str) -> str:
    """What finds facts of a relation or mentions of a kind."""
    return f"{ID}rule/{relation.replace('_', '-')}/{name}"


def decision(*cells: str) -> str:
    return f"{ID}decision/{digest(*cells)}"
