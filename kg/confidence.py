"""How far a fact or a mention can be trusted: the precision of its rule on texts that were annotated by hand.

The table beside this module has a row for each rule that was seen often enough, and one without a rule for each
relation or kind of mention, which speaks for the other rules. tools/build_confidence.py writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from kg.lexicon import rows


def of(relation: str, rule: str) -> Decimal:
    """A number from 0 to 1; `relation` is tenure, observation … or a kind of mention: person, place …."""
    table = _table()
    return table[relation, rule if (relation, rule) in table else ""]


@cache
def _table() -> Mapping[tuple[str, str], Decimal]:
    return {(r["relation"], r["rule"]): Decimal(r["confidence"]) for r in rows("confidence", "kg")}
