"""What is said when a limit is reached: in an answer that has begun, or instead of one."""

from __future__ import annotations

from kg.serve.sparql.cut import Statement
from kg.serve.sparql.refusal import Refusal


def reached(limit: str, rows: int, seconds: float) -> Statement:
    """`limit` is rows, seconds, part or stopped."""
    if limit == "rows":
        return Statement(
            limit,
            f"结果不完整：只给前 {rows} 行，请加 LIMIT 或缩小范围",
            f"incomplete: only the first {rows} rows are given; add a LIMIT or ask for less",
        )
    if limit == "seconds":
        return Statement(
            limit,
            f"结果不完整：查询超过 {seconds:g} 秒，已停止",
            f"incomplete: the query was stopped after {seconds:g} seconds",
        )
    if limit == "part":
        return Statement(
            limit,
            "结果不完整：后面的服务只给了一部分",
            "incomplete: the server behind this one gave a part only",
        )
    return Statement(
        limit,
        "结果不完整：查询所需内存超过上限或存储引擎出错，已停止",
        "incomplete: the query has stopped, since it needs more memory than one may use or the store failed",
    )


def late(seconds: float) -> Refusal:
    return Refusal(
        504,
        f"查询超过 {seconds:g} 秒，还没有结果，已停止；请缩小范围",
        f"the query was stopped after {seconds:g} seconds without an answer; ask for less",
    )


def lost(words: str) -> Refusal:
    """A process has ended by itself; its last words tell why."""
    if "total order" in words:  # a fault of Oxigraph 0.5
        return Refusal(
            500,
            "存储引擎不能给不同类型的值排序，已停止；请改用 ORDER BY STR(?x)",
            "the store cannot sort values of different kinds and has stopped; use ORDER BY STR(?x)",
        )
    if "memory allocation" in words or "bad_alloc" in words:
        return Refusal(
            503,
            "查询所需内存超过上限，已停止；请缩小范围",
            "the query was stopped: it needs more memory than one query may use; ask for less",
        )
    return Refusal(500, "存储引擎出错，查询已停止", "the store failed and the query has stopped")


def busy() -> Refusal:
    return Refusal(
        503,
        "正在回答的查询太多，请稍后再试",
        "too many queries are being answered; try again later",
        {"Retry-After": "5"},
    )
