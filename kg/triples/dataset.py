"""What the graph is, how much it holds and which rules found it: DCAT and VoID, without a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

import kg
from kg import confidence, resources
from kg.triples import naming, terms
from kg.triples.quads import Graph, decimal, en, plain, whole, zh
from kg.triples.shapes import compiled


def dataset_graph(triples: int, counts: Mapping[str, int], rules: Iterable[tuple[str, str]]) -> Graph:
    """`triples` in the article, entity, link and current graphs; `counts` maps a class IRI to its number of instances;
    `rules` are those that found something: relation or kind of mention, and name.

    That no constraint is broken is said before it is checked: a graph of which it is not true is never given out.
    """
    g, node = Graph(terms.GRAPH_DATASET), terms.DATASET
    g.link(node, terms.TYPE, terms.DCAT_DATASET)
    g.link(node, terms.TYPE, terms.VOID_DATASET)
    g.add(node, terms.DCTERMS + "title", zh("政策知识图谱"))
    g.add(node, terms.DCTERMS + "title", en("Knowledge graph of policies"))
    g.add(node, terms.DCTERMS + "creator", plain(f"zhengce-kg {kg.__version__}"))
    g.link(node, terms.DCTERMS + "conformsTo", terms.GRAPH_ONTOLOGY)
    g.add(node, terms.VOID + "triples", whole(triples))
    g.link(node, terms.VOID + "vocabulary", terms.ZC)
    constraints = Counter(check.target for check in compiled())
    for kind, number in sorted(counts.items()):
        part = f"{terms.DATASET}/{kind.removeprefix(terms.ZC).rpartition('/')[2].rpartition('#')[2]}"
        g.link(node, terms.VOID + "classPartition", part)
        g.link(part, terms.VOID + "class", kind)
        g.add(part, terms.VOID + "entities", whole(number))
        g.add(part, terms.CONSTRAINTS, whole(constraints[kind]))
        g.add(part, terms.VIOLATIONS, whole(0))
    for relation, rule in rules:
        node = naming.rule(relation, rule)
        g.link(node, terms.TYPE, terms.READING_RULE)
        g.add(node, terms.RULE_NAME, plain(rule))
        g.add(node, terms.CONFIDENCE, decimal(confidence.of(relation, rule)))
    g.link(terms.OBSERVATIONS, terms.TYPE, terms.QB_DATASET)
    g.link(terms.OBSERVATIONS, terms.QB + "structure", terms.ZC + "ObservationStructure")
    return g


def ontology_graph() -> Graph:
    """`ontology.ttl` as it stands; it has no blank nodes."""
    g = Graph(terms.GRAPH_ONTOLOGY)
    for triple in ox.parse(path=str(resources.path("ontology.ttl")), format=ox.RdfFormat.TURTLE):
        g.add(triple.subject.value, triple.predicate.value, str(triple.object))
    return g
