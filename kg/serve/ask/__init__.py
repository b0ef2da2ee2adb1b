"""Asking: the query library with its forms and answers, and the page of the SPARQL editor."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from kg.serve.ask.editor import editor_page, vocabulary_json
from kg.serve.ask.library import library_page
from kg.serve.ask.question import question_page

ROUTES: list[BaseRoute] = [
    Route("/ask", library_page, name="ask"),
    Route("/ask/{name}", question_page, name="question"),
    Route("/query", editor_page, name="query"),
    Route("/query/vocabulary.json", vocabulary_json, name="vocabulary"),
]
