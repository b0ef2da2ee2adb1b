"""An article as a graph of its own: itself, its source, passages, credits, mentions and facts."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from kg.entities import Entry, Mask
from kg.model import Article, Mention, Named, Organization, Passage, Person, Place, Program
from kg.triples import naming, terms
from kg.triples.quads import Graph, date, plain, statement, url, whole, zh

CONTEXT = 10
LONGEST_NAME = 40
_EVIDENCE, _MENTION = (statement(terms.TYPE, f"<{kind}>") for kind in (terms.EVIDENCE, terms.MENTION))
_START, _END, _QUOTE = statement(terms.START), statement(terms.END), statement(terms.QUOTE)
_EXACT, _PREFIX = statement(terms.EXACT), statement(terms.PREFIX)
_ENTITY, _IN_PASSAGE = statement(terms.ENTITY), statement(terms.IN_PASSAGE)


@cache
def _found_by(relation: str, rule: str) -> str:
    return statement(terms.RULE, f"<{naming.rule(relation, rule)}>")


class ArticleGraph:
    """The graph of one article with what its facts need: evidence, and the identifiers of its records.

    `ids` maps a record to the identifier of its entity; a record that is not in it has no node.
    """

    def __init__(self, entry: Entry, ids: Mapping[Named, str], mask: Mask) -> None:
        self.entry = entry
        self.article: Article = entry.analysis.article
        self.ids = ids
        self.mask = mask
        self.iri = naming.article(entry.key)
        self.graph = Graph(self.iri)
        self.text = mask(self.article.text)
        self._starts = [p.start for p in self.article.passages]
        self.rules: set[tuple[str, str]] = set()
        self._given: dict[str, int] = {}

    def entity(self, record: Place | Organization | Person | Program | None) -> str | None:
        """The IRI of the entity; None where it has no node."""
        identifier = self.ids.get(record) if record is not None else None
        return naming.entity(identifier) if identifier is not None else None

    def required(self, record: Program) -> str:
        return naming.entity(self.ids[record])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of a stretch; an empty one is taken for its first character."""
        return self.article.source_span(start, max(end, start + 1))

    def evidence(self, start: int, end: int) -> str:
        first, last = self.span(start, end)
        node = f"{self.iri}/at/{first}-{last}"
        if node not in self.graph:
            self.graph.say(node, _EVIDENCE, *self.place(start, end))
        return node

    def place(self, start: int, end: int) -> Iterator[str]:
        """The statements of where `[start, end)` is, of its words, and of what these do not tell, which is seldom needed.

        Places are most of the graph. The characters of the source are told where they are not those of the words, and
        those before where the words come again in a passage that lost characters, so that the offset does not tell which.
        """
        first, last = self.span(start, end)
        words = self.words(start, end)
        yield _START + whole(first)
        yield _END + whole(last)
        yield _QUOTE + plain(words)
        number = bisect.bisect_right(self._starts, start) - 1
        if self._starts:
            yield f"{_IN_PASSAGE}<{self.iri}/passage/{max(number, 0) + 1}>"
        holds_layout = last - first != len(words) or self.entry.source.text[first:last] != words
        is_repeated = number in self._lossy and self._is_repeated(words, self.article.passages[number])
        if holds_layout or is_repeated:
            before, exact = self._printed(first, last)
            if exact != words:
                yield _EXACT + plain(exact)
            if is_repeated:
                yield _PREFIX + plain(before)

    def _printed(self, first: int, last: int) -> tuple[str, str]:
        """The characters of the source at `[first, last)`, and a few before them."""
        margin = max(0, first - CONTEXT - LONGEST_NAME)  # a name across the edge is masked as a whole
        around = self.mask(self.entry.source.text[margin : last + LONGEST_NAME])
        return around[max(0, first - margin - CONTEXT) : first - margin], around[first - margin : last - margin]

    def _is_repeated(self, words: str, passage: Passage) -> bool:
        return self.text.count(words, passage.start, passage.end) > 1

    @cached_property
    def _lossy(self) -> frozenset[int]:
        """The numbers of the passages that lost characters to the layout."""
        spans = ((n, p, self.span(p.start, p.end)) for n, p in enumerate(self.article.passages) if p.end > p.start)
        return frozenset(n for n, p, (first, last) in spans if last - first != p.end - p.start)

    def words(self, start: int, end: int) -> str:
        """Those of a stretch, without line breaks."""
        return self.text[start:end].replace("\n", "")

    def found_by(self, relation: str, rule: str) -> str:
        """The statement of a fact or mention about its rule, of which all else is said once."""
        self.rules.add((relation, rule))
        return _found_by(relation, rule)

    def fresh(self, kind: str, start: int, end: int) -> str:
        """An IRI for a fact; a second one of the same kind and place gets a number."""
        first, last = self.span(start, end)
        node = f"{self.iri}/{kind}/{first}-{last}"
        self._given[node] = count = self._given.get(node, 0) + 1
        return node if count == 1 else f"{node}/{count}"

    # ------------------------------------------------------------ all but the facts

    def describe(self) -> None:
        self._article()
        self._source_file()
        for number, passage in enumerate(self.article.passages, 1):
            self._passage(number, passage)
        self._credits()
        for mention in self.entry.analysis.mentions:
            self._mention(mention)

    def _article(self) -> None:
        g, article = self.graph, self.article
        g.link(self.iri, terms.TYPE, terms.ARTICLE)
        g.link(self.iri, terms.FROM_SOURCE, naming.source(self.entry.sha256))
        g.add(self.iri, terms.POSITION, whole(article.number))
        if article.title:
            g.add(self.iri, terms.HEADLINE, zh(self.mask(article.title)))
        if article.issued:
            g.add(self.iri, terms.PUBLISHED, date(article.issued))
        if article.publication:
            g.add(self.iri, terms.PUBLICATION, plain(article.publication))
        if article.link:
            g.add(self.iri, terms.URL, url(article.link))
        if self.entry.analysis.home and (home := self.entity(self.entry.analysis.home[-1])):
            g.link(self.iri, terms.HOME, home)
        g.link(self.iri, terms.DERIVED_FROM, self.evidence(*self.shown()))

    def shown(self) -> tuple[int, int]:
        """What stands for the article: its title, or the beginning of its body."""
        shown = next(self.article.of_kind("title"), None) or next(self.article.of_kind("body"), None)
        return (shown.start, shown.end) if shown else (0, len(self.article.text))

    def _source_file(self) -> None:
        g, source = self.graph, self.entry.source
        node = naming.source(self.entry.sha256)
        g.link(node, terms.TYPE, terms.SOURCE)
        g.add(node, terms.FILE_NAME, plain(source.name))
        g.add(node, terms.SHA256, plain(self.entry.sha256))

    def _passage(self, number: int, passage: Passage) -> None:
        g, node = self.graph, f"{self.iri}/passage/{number}"
        g.link(node, terms.TYPE, terms.PASSAGE)
        g.link(node, terms.KIND, terms.concept("passage", passage.kind))
        g.add(node, terms.TEXT, zh(self.text[passage.start : passage.end]))
        if passage.end > passage.start:
            first, last = self.span(passage.start, passage.end)
            g.add(node, terms.START, whole(first))
            g.add(node, terms.END, whole(last))

    def _credits(self) -> None:
        for number, credit in enumerate(self.article.credits, 1):
            person = self.entity(self.entry.credited[credit.name])
            if person is None:
                continue
            g, node = self.graph, f"{self.iri}/credit/{number}"
            g.link(node, terms.TYPE, terms.CREDIT)
            g.link(node, terms.KIND, terms.concept("credit", credit.credit))
            g.link(node, terms.OF_PERSON, person)
            g.add(node, terms.POSITION, whole(number))
            g.link(node, terms.DERIVED_FROM, self.evidence(credit.start, credit.end))

    def _mention(self, mention: Mention) -> None:
        record = mention.value
        entity = self.entity(record) if isinstance(record, Place | Organization | Person | Program) else None
        if entity is None:
            return
        node = self.fresh(f"mention/{mention.kind}", mention.start, mention.end)
        place = self.place(mention.start, mention.end)
        self.graph.say(node, _MENTION, f"{_ENTITY}<{entity}>", self.found_by(mention.kind, mention.rule), *place)
        if isinstance(record, Person | Program):
            self.graph.link(node, terms.KIND, terms.concept(mention.kind, record.kind))
