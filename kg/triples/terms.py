"""Every IRI of a vocabulary that kg writes, as a constant; docs/data-model.md says what each is for.

A code of the records (`county`, `host`) becomes the concept `zc:level_county`, `zc:role_host`: see `concept`.
"""

from __future__ import annotations

from typing import Final

BASE: Final = "https://w3id.org/zhengce-kg/"
ZC: Final = BASE + "ontology#"
ID: Final = BASE + "id/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
SCHEMA: Final = "https://schema.org/"
QB: Final = "http://purl.org/linked-data/cube#"
QUDT: Final = "http://qudt.org/schema/qudt/"
UNIT: Final = "http://qudt.org/vocab/unit/"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCTERMS: Final = "http://purl.org/dc/terms/"
DCAT: Final = "http://www.w3.org/ns/dcat#"
VOID: Final = "http://rdfs.org/ns/void#"
SOSA: Final = "http://www.w3.org/ns/sosa/"

PREFIXES: Final[dict[str, str]] = {
    "zc": ZC,
    "id": ID,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": OWL,
    "skos": SKOS,
    "foaf": FOAF,
    "org": ORG,
    "schema": SCHEMA,
    "qb": QB,
    "qudt": QUDT,
    "unit": UNIT,
    "oa": OA,
    "prov": PROV,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "void": VOID,
    "sosa": SOSA,
}

# ---------------------------------------------------------------- graphs (an article's graph has the IRI of the article)

GRAPH_ENTITIES: Final = BASE + "graph/entities"
GRAPH_LINKS: Final = BASE + "graph/links"
GRAPH_CURRENT: Final = BASE + "graph/current"
GRAPH_DATASET: Final = BASE + "graph/dataset"
GRAPH_ONTOLOGY: Final = BASE + "ontology"
GRAPH_LOADED: Final = BASE + "graph/loaded"  # on servers only: which graphs are ours
GRAPH_TRIAL: Final = BASE + "graph/trial"  # on servers only, for a moment
DATASET: Final = ID + "dataset"
OBSERVATIONS: Final = ID + "observations"

# ---------------------------------------------------------------- classes

ARTICLE: Final = SCHEMA + "NewsArticle"
SOURCE: Final = ZC + "Source"
PASSAGE: Final = ZC + "Passage"
CREDIT: Final = ZC + "Credit"
EVIDENCE: Final = ZC + "Evidence"
MENTION: Final = ZC + "Mention"
READING_RULE: Final = ZC + "Rule"
SIGHTING: Final = ZC + "TenureSighting"
EVENT: Final = SCHEMA + "Event"
PARTICIPATION: Final = ZC + "Participation"
COMPONENT: Final = ZC + "Component"
PROGRAM_LINK: Final = ZC + "ProgramLink"
OBSERVATION: Final = QB + "Observation"
PERSON: Final = FOAF + "Person"
ORGANIZATION: Final = ORG + "Organization"
POST: Final = ORG + "Post"
MEMBERSHIP: Final = ORG + "Membership"
PLACE: Final = SCHEMA + "Place"
ADMINISTRATIVE_AREA: Final = SCHEMA + "AdministrativeArea"
PROGRAM: Final = ZC + "Program"
CONCEPT: Final = SKOS + "Concept"
MEASURED: Final = ZC + "Indicator"
DECISION: Final = ZC + "Decision"
QB_DATASET: Final = QB + "DataSet"
DCAT_DATASET: Final = DCAT + "Dataset"
VOID_DATASET: Final = VOID + "Dataset"

# ---------------------------------------------------------------- properties of articles, passages, evidence

TYPE: Final = RDF + "type"
HEADLINE: Final = SCHEMA + "headline"
PUBLISHED: Final = SCHEMA + "datePublished"
PUBLICATION: Final = ZC + "publication"
URL: Final = SCHEMA + "url"
FROM_SOURCE: Final = DCTERMS + "source"
FILE_NAME: Final = ZC + "fileName"
SHA256: Final = ZC + "sha256"
LOADED: Final = ZC + "loaded"
HOME: Final = ZC + "home"
POSITION: Final = SCHEMA + "position"
TEXT: Final = SCHEMA + "text"
KIND: Final = ZC + "kind"
START: Final = OA + "start"
END: Final = OA + "end"
EXACT: Final = OA + "exact"
PREFIX: Final = OA + "prefix"
QUOTE: Final = ZC + "quote"
IN_PASSAGE: Final = ZC + "passage"
ENTITY: Final = ZC + "entity"

# ---------------------------------------------------------------- properties of facts

DERIVED_FROM: Final = PROV + "wasDerivedFrom"
RULE: Final = ZC + "rule"
CONFIDENCE: Final = ZC + "confidence"  # of a rule
RULE_NAME: Final = RDFS + "label"
OF_PERSON: Final = ZC + "person"
OF_POST: Final = ZC + "post"
OF_ORGANIZATION: Final = ZC + "organization"
OF_PROGRAM: Final = ZC + "program"
OF_PLACE: Final = ZC + "place"
OF_EVENT: Final = ZC + "event"
TITLE: Final = ZC + "title"
PRINTED: Final = ZC + "printed"
BOUND: Final = ZC + "bound"
DATE: Final = ZC + "date"
EVENT_NAME: Final = SCHEMA + "name"
ROLE: Final = ZC + "role"
COMPONENT_NAME: Final = ZC + "componentName"
COMPONENT_PROGRAM: Final = ZC + "componentProgram"
RELATION: Final = ZC + "relation"
TARGET: Final = ZC + "target"
IN_DATASET: Final = QB + "dataSet"
INDICATOR: Final = ZC + "indicator"
OF_INDICATOR: Final = SOSA + "observedProperty"
VALUE: Final = ZC + "value"
VALUE_TEXT: Final = ZC + "valueText"
HIGH: Final = ZC + "high"
HIGH_TEXT: Final = ZC + "highText"
UNIT_TEXT: Final = ZC + "unit"
UNIT_CONCEPT: Final = QUDT + "unit"
COMPARATOR: Final = ZC + "comparator"
PERIOD: Final = ZC + "period"
CUMULATIVE: Final = ZC + "cumulative"
PAST: Final = ZC + "past"
STATUS: Final = ZC + "status"
CHANGE: Final = ZC + "change"
CHANGE_BASE: Final = ZC + "changeBase"

# ---------------------------------------------------------------- properties of entities

LABEL: Final = SKOS + "prefLabel"
OTHER_LABEL: Final = SKOS + "altLabel"
NAME: Final = ZC + "name"
NOTATION: Final = SKOS + "notation"
SCOPE: Final = ZC + "scope"
NOTE: Final = SKOS + "scopeNote"
LEVEL: Final = ZC + "level"
CODE: Final = ZC + "code"
POST_IN: Final = ORG + "postIn"
MENTIONS: Final = ZC + "mentions"
ARTICLES: Final = ZC + "articles"
REPLACED_BY: Final = DCTERMS + "isReplacedBy"

# ---------------------------------------------------------------- the current view: one direct edge for many facts

WITHIN: Final = ZC + "within"
HOLDS: Final = ORG + "holds"
MEMBER_OF: Final = ORG + "memberOf"
ATTENDED: Final = ZC + "attended"
HELD_IN: Final = SCHEMA + "location"
PROMOTES: Final = ZC + "promotes"
IMPLEMENTS: Final = ZC + "implements"
ISSUED: Final = ZC + "issued"
PART_OF: Final = ZC + "partOf"
MEMBER: Final = ORG + "member"
MEMBERSHIP_ORGANIZATION: Final = ORG + "organization"
FIRST_SIGHTED: Final = ZC + "firstSighted"
LAST_SIGHTED: Final = ZC + "lastSighted"
APPOINTED: Final = ZC + "appointed"
REMOVED: Final = ZC + "removed"

# ---------------------------------------------------------------- properties of decisions and of the data set

DECISION_KEY: Final = ZC + "mentionKey"
DECIDED: Final = ZC + "judgement"
DECIDED_BY: Final = ZC + "decidedBy"
DECIDED_ON: Final = ZC + "decidedOn"
REASON: Final = ZC + "reason"
CONSTRAINTS: Final = ZC + "constraints"
VIOLATIONS: Final = ZC + "violations"

# ---------------------------------------------------------------- codes of the records as concepts


def concept(group: str, code: str) -> str:
    """The IRI of a code of the records: ("level", "county") → zc:level_county."""
    return f"{ZC}{group}_{code}"
