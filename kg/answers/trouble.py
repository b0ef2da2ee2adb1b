"""What a user did that cannot be done, said in one sentence, in both languages."""

from __future__ import annotations

from kg.model import KgError


class UserError(KgError):
    """One clear sentence, in Chinese and in English, that names what there is."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} · {en}")
        self.zh = zh
        self.en = en
