"""How a page is made: its template, filled in the reader's language, with everything escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.serve.address import href
from kg.serve.words import LANGUAGES, sayer

TEMPLATES = Path(__file__).parent / "templates"
COOKIE = "kg-lang"


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["href"] = href
    return made


def language_of(request: Request) -> str:
    """`?lang=`, else the cookie, else what the browser asks for first; Chinese where none of them says."""
    for said in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if said in LANGUAGES:
            return said
    first = request.headers.get("accept-language", "")[:2].lower()
    return "en" if first and first != "zh" else "zh"


def page(request: Request, template: str, code: int = 200, **values: Any) -> HTMLResponse:
    """The response with the page; `t`, `lang` and `other_lang` (this page in the other language) are there for every template."""
    lang = language_of(request)
    other = next(one for one in LANGUAGES if one != lang)
    address = request.url.include_query_params(lang=other)
    text = (
        environment()
        .get_template(template)
        .render(t=sayer(lang), lang=lang, other_lang=f"{address.path}?{address.query}", request=request, **values)
    )
    response = HTMLResponse(text, code, headers={"Vary": "Accept, Accept-Language, Cookie", "Content-Language": lang})
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, lang, max_age=31_536_000, samesite="strict", httponly=True)
    return response
