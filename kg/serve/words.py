"""What pages say, in Chinese and English: `words/*.tsv`, one row a phrase: key, zh, en."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.model import KgError

LANGUAGES = ("zh", "en")
FOLDER = Path(__file__).parent / "words"
Say = Callable[..., str]


@cache
def phrases() -> dict[str, tuple[str, str]]:
    """Key → (zh, en). Raises KgError with file and line for a row that is broken or stands twice."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != 3 or not all(cells) or cells[0] in found:
                raise KgError(f"{path.name}:{number}: a row reads key, zh, en, and each key stands once")
            found[cells[0]] = (cells[1], cells[2])
    return found


def sayer(language: str) -> Say:
    """The function `t` of the templates: `t("key", n=3)`; an unknown key is our own mistake and raises KeyError."""
    column = LANGUAGES.index(language)

    def say(key: str, **values: object) -> str:
        return phrases()[key][column].format(**values) if values else phrases()[key][column]

    return say
