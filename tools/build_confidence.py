#!/usr/bin/env python3
"""Write kg/confidence.tsv: how often each rule was right on annotated texts.

    tools/build_confidence.py GOLD SOURCE... [--fresh GOLD TEXTS] [--known GOLD TEXTS] [--outside WORDS] [--out FILE]

GOLD is the project's own gold. Every other item of its blind half is taken for a text that no rule was written on; the rest
of that half is left for the check, which is printed at the end; all else of it is known to the rules. `--fresh` and `--known`
add texts that are not in the repository, which `--outside` describes. kg/evaluate/reliability.py has the arithmetic.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.evaluate import run  # noqa: E402
from kg.evaluate.reliability import bins, by_table, calibrated, samples, split  # noqa: E402
from kg.evaluate.score import Scored  # noqa: E402

COMMENT = """\
# How far what a rule finds can be trusted: the precision of the rule on texts annotated by hand, by the matching of
# `kg evaluate`. Written by tools/build_confidence.py (the arithmetic is in kg/evaluate/reliability.py), not by hand.
# relation: a relation, or a kind of mention; the row without a rule speaks for the rules that have none.
# right, found: rows on texts that no rule was written on; known_right, known_found: on texts that were in view, where rules
# are nearly always right, so that these only tell which rules are better or worse than others of their relation.
# event: an event is taken to be right as often as those who take part in it.
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("sources", type=Path, nargs="+", metavar="SOURCE")
    parser.add_argument("--fresh", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "TEXTS"))
    parser.add_argument("--known", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "TEXTS"))
    parser.add_argument("--outside", default="", help="what the texts of --fresh and --known are")
    parser.add_argument("--out", type=Path, default=ROOT / "kg/confidence.tsv")
    args = parser.parse_args()
    own = run(args.gold, args.sources)
    if own.troubles:
        parser.error(f"{len(own.troubles)} texts are absent or not those that were annotated")
    made_on, checked_on = split(own.scored)
    fresh = made_on + scored(args.fresh)
    known = [s for s in own.scored if not s.item.is_blind] + scored(args.known)
    table = calibrated(samples(fresh), samples(known))
    origin = f"# Fresh: {len(fresh)} texts, {len(made_on)} of them in tests/gold/blind (every other one by name); known: {len(known)} texts.\n"
    outside = f"# Texts that are not in tests/gold: {args.outside}\n" if args.outside else ""
    head = "relation\trule\tconfidence\tright\tfound\tknown_right\tknown_found"
    rows = [
        f"{t.relation}\t{t.rule}\t{t.confidence:.2f}\t{t.right}\t{t.found}\t{t.known_right}\t{t.known_found}"
        for t in table
    ]
    args.out.write_text(COMMENT + origin + outside + "\n".join([head, *rows]) + "\n", "utf-8")
    print(f"{len(rows)} rows; on {len(checked_on)} blind texts that were left out:")
    for of in bins(samples(checked_on), by_table(table)):
        print(f"from {of.low:.1f}: {of.number:4}  right {'' if of.share is None else f'{of.share:.3f}'}")
    return 0


def scored(pairs: Sequence[Sequence[Path]]) -> list[Scored]:
    return [s for gold, texts in pairs for s in run(gold, [texts]).scored]


if __name__ == "__main__":
    sys.exit(main())
