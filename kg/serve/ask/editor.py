"""The page of the SPARQL editor. Without JavaScript it is a plain form that the endpoint answers."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.serve.ask.library import topics
from kg.serve.ask.vocabulary import vocabulary
from kg.serve.pages import language_of, page
from kg.serve.words import phrases

SCRIPT = "ask.js."  # words that the script says
EXAMPLES = ("programs", "mentions", "figures", "network", "articles")


async def editor_page(request: Request) -> Response:
    lang = language_of(request)
    said = {name: phrases()[f"ask.example_{name}"] for name in EXAMPLES}
    return page(
        request,
        "ask_editor.html",
        query=request.query_params.get("query", QUERIES["programs"]),
        examples=[(QUERIES[name], zh if lang == "zh" else en) for name, (zh, en) in said.items()],
        topics=topics(lang),
        words=script_words(lang),
    )


async def vocabulary_json(request: Request) -> Response:
    found = await run_in_threadpool(vocabulary, request.app.state.graph)
    return JSONResponse(found, headers={"Cache-Control": "no-cache"})


def script_words(lang: str) -> dict[str, str]:
    """Key → phrase, of all that the script may say."""
    column = ("zh", "en").index(lang)
    return {key: said[column] for key, said in phrases().items() if key.startswith(SCRIPT)}


QUERIES = {
    "programs": """SELECT ?program ?name ?articles WHERE {
  ?program a zc:Program ;
    skos:prefLabel ?name ;
    zc:articles ?articles .
}
ORDER BY DESC(?articles)
LIMIT 100
""",
    "mentions": """SELECT ?quote ?text ?date WHERE {
  ?program skos:prefLabel "四大行动"@zh .
  GRAPH ?article {
    ?mention zc:entity ?program ;
      zc:quote ?quote ;
      zc:passage ?passage .
    ?passage schema:text ?text .
  }
  OPTIONAL { ?article schema:datePublished ?date }
}
LIMIT 100
""",
    "figures": """SELECT ?indicator ?value ?unit ?period ?printed WHERE {
  ?figure a qb:Observation ;
    zc:indicator ?indicator ;
    zc:value ?value ;
    zc:unit ?unit ;
    zc:printed ?printed .
  OPTIONAL { ?figure zc:period ?period }
}
ORDER BY DESC(?value)
LIMIT 200
""",
    "network": """CONSTRUCT {
  ?who ?does ?program
} WHERE {
  VALUES ?does { zc:promotes zc:implements zc:issued }
  ?who ?does ?program .
}
LIMIT 300
""",
    "articles": """SELECT ?month (COUNT(?article) AS ?articles) WHERE {
  ?article a schema:NewsArticle ;
    schema:datePublished ?date .
  BIND(SUBSTR(STR(?date), 1, 7) AS ?month)
}
GROUP BY ?month
ORDER BY ?month
""",
}
