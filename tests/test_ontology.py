"""ontology.ttl and kg/triples/terms.py say the same, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Literal, get_args, get_origin

import pyoxigraph as ox
import pytest

from kg import model, resources
from kg.entities.judgements import Answer
from kg.triples import terms

RDFS = terms.RDFS
TRIPLES = list(ox.parse(path=str(resources.path("ontology.ttl")), format=ox.RdfFormat.TURTLE))
DEFINED = sorted(
    {t.subject.value for t in TRIPLES if t.predicate.value == terms.TYPE and t.subject.value.startswith(terms.ZC)}
)
CONSTANTS = {k: v for k, v in vars(terms).items() if isinstance(v, str) and v.startswith("http") and k.isupper()}
CODES = {
    "passage": model.PassageKind,
    "credit": model.Credit,
    "person": model.PersonKind,
    "program": model.ProgramKind,
    "event": model.EventKind,
    "level": model.Level,
    "role": model.Role,
    "relation": model.Relation,
    "bound": model.Bound,
    "status": Literal["actual", "target"],
    "change": Literal["increase", "decrease"],
    "judgement": Answer,
}


def languages(term: str, predicate: str) -> list[str | None]:
    return sorted(t.object.language for t in TRIPLES if t.subject.value == term and t.predicate.value == predicate)


@pytest.mark.parametrize("term", DEFINED, ids=lambda t: t.removeprefix(terms.ZC))
def test_term_has_label_and_comment_in_both_languages(term: str) -> None:
    assert languages(term, f"{RDFS}label") == ["en", "zh"]
    assert languages(term, f"{RDFS}comment") == ["en", "zh"]


def test_each_term_that_is_used_is_defined_and_none_is_left_over() -> None:
    used = {v for v in CONSTANTS.values() if v.startswith(terms.ZC) and v != terms.ZC}
    codes = {terms.concept(group, code) for group, codes in CODES.items() for code in get_args(codes)}
    schemes = {f"{terms.ZC}{group}_codes" for group in CODES}
    cube = {t.object.value for t in TRIPLES if t.predicate.value == f"{terms.QB}component"} | {
        f"{terms.ZC}ObservationStructure"
    }
    assert set(DEFINED) == used | codes | schemes | cube


def test_each_code_has_its_notation() -> None:
    notations = {t.subject.value: t.object.value for t in TRIPLES if t.predicate.value == f"{terms.SKOS}notation"}
    assert all(get_origin(codes) is Literal for codes in CODES.values())
    assert notations == {terms.concept(g, code): code for g, codes in CODES.items() for code in get_args(codes)}


def test_no_constant_is_idle() -> None:
    names: set[str] = set()
    for path in Path(terms.__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                names.add(node.id)
    assert set(CONSTANTS) - names == set()


def test_the_data_model_shows_each_property() -> None:
    text = (Path(__file__).parent.parent / "docs" / "data-model.md").read_text("utf-8")
    shown = {v for v in CONSTANTS.values() if v.startswith(terms.ZC) and v != terms.ZC}
    assert [v for v in sorted(shown) if f"zc:{v.removeprefix(terms.ZC)}" not in text] == []


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [t for t in TRIPLES if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]
