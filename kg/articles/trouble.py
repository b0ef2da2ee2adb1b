"""What may be wrong with a file, and how it is told: one finding for each, in both languages."""

from __future__ import annotations

from typing import Literal, get_args

from kg.model import Finding

Severity = Literal["refused", "repaired", "remark"]

# code: severity, Chinese, English; {} is filled with the detail
TROUBLES: dict[str, tuple[Severity, str, str]] = {
    "missing": ("refused", "没有这个文件或文件夹", "there is no such file or folder"),
    "empty": ("refused", "文件是空的，已跳过", "the file is empty and was left out"),
    "binary": ("refused", "不是文本文件，已跳过", "this is not a text file; it was left out"),
    "undecodable": (
        "refused",
        "编码不是 UTF-8、UTF-16 或 GB18030，已跳过",
        "the encoding is not UTF-8, UTF-16 or GB18030; the file was left out",
    ),
    "no file": ("refused", "不是普通文件，已跳过", "this is no regular file; it was left out"),
    "unreadable": ("refused", "无法读取（{}），已跳过", "the file cannot be read ({}); it was left out"),
    "too large": (
        "refused",
        "文件超过 {}，已跳过；请先拆分",
        "the file is larger than {}; it was left out, please split it",
    ),
    "line too long": (
        "refused",
        "有一行超过 {} 个字符，已跳过；请先分段",
        "a line is longer than {} characters; the file was left out, please break it up",
    ),
    "unknown extension": (
        "refused",
        "不支持的文件类型“{}”，已跳过",
        "files of type “{}” are not read; it was left out",
    ),
    "office file": (
        "refused",
        "“{}” 文件不能直接读，已跳过；请另存为 .txt、.docx 或（表格）.csv",
        "files of type “{}” are not read; it was left out, save it as .txt, .docx or (a table) .csv",
    ),
    "no text column": (
        "refused",
        "第一行没有正文列（正文、内容、text 或 content），已跳过；现有的列：{}",
        "the first row names no column of text (正文, 内容, text or content); the file was left out. Its columns: {}",
    ),
    "broken docx": (
        "refused",
        "Word 文件已损坏或有密码，无法打开，已跳过",
        "the Word file is broken or protected by a password and cannot be opened; it was left out",
    ),
    "password": ("refused", "PDF 有密码保护，已跳过", "the PDF is protected by a password; it was left out"),
    "broken PDF": (
        "refused",
        "PDF 已损坏，无法打开，已跳过",
        "the PDF is broken and cannot be opened; it was left out",
    ),
    "no text layer": (
        "refused",
        "PDF 没有文字层（可能是扫描件），已跳过；请先做文字识别",
        "the PDF has no text layer (a scan?); it was left out, run OCR on it first",
    ),
    "no article": ("remark", "没有找到任何文章", "no article was found in it"),
    "same content": ("remark", "内容与“{}”相同，只读一次", "same content as “{}”; read once"),
    "NUL characters": ("repaired", "文本中有 {} 个 NUL 字符，已略去", "{} NUL characters in the text were dropped"),
    "repeated block": (
        "repaired",
        "有内容重复多次，只读一次，略去 {} 个字符",
        "repeated blocks were read once; {} characters were skipped",
    ),
    "unknown date": (
        "remark",
        "日期读不懂，这些文章当作没有日期：{}；可写成 2023-11-15",
        "dates that cannot be read, the articles have none: {}; write them as 2023-11-15",
    ),
    "broken line": (
        "repaired",
        "有 {} 行读不出文章（不是有效的 JSON，或没有正文），已略去",
        "{} rows hold no article (no valid JSON, or no text) and were left out",
    ),
}


class Refused(Exception):
    """A file that cannot be read; carried up to the finding that tells it, never out of `kg.articles`."""

    def __init__(self, what: str, detail: object = "") -> None:
        super().__init__(what)
        self.what, self.detail = what, detail


def finding(source: str, what: str, detail: object = "") -> Finding:
    severity, zh, en = TROUBLES[what]
    return Finding(source, what, zh.format(detail), en.format(detail), severity)


assert {t[0] for t in TROUBLES.values()} <= set(get_args(Severity))
