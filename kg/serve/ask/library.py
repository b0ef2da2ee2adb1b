"""All questions of the library, by topic, in the words of a policy researcher."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kg.answers import Question, library
from kg.answers.header import TOPICS
from kg.answers.names import search_form
from kg.serve.pages import language_of, page


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions of one subject under its title."""

    name: str
    title: str
    questions: tuple[Question, ...]


def topics(lang: str, wanted: str = "") -> list[Topic]:
    """The library in the order of TOPICS, as far as it says all words that are wanted; what names no topic comes last."""
    titles = {name: (zh if lang == "zh" else en) for name, (zh, en) in TOPICS.items()} | {"": "…"}
    questions = [q for q in library().values() if _says(q, wanted)]
    found = [Topic(name, titles[name], tuple(q for q in questions if q.header.topic == name)) for name in titles]
    return [topic for topic in found if topic.questions]


def _says(question: Question, wanted: str) -> bool:
    header = question.header
    parameters = " ".join(f"{p.zh} {p.en}" for p in header.parameters)
    told = search_form(f"{question.name} {header.zh} {header.en} {header.about_zh} {header.about_en} {parameters}")
    return all(search_form(word) in told for word in wanted.split())


async def library_page(request: Request) -> Response:
    wanted = request.query_params.get("find", "")
    return page(request, "ask_library.html", topics=topics(language_of(request), wanted), wanted=wanted)
