"""What the command says to its user, in one language or in both, and what it makes of what the user typed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import click

from kg.answers.trouble import UserError


def misused(error: click.UsageError, cli: click.Group) -> tuple[str, str]:
    """What click found wrong, as one sentence that names what there is."""
    if isinstance(error, click.exceptions.NoSuchCommand):
        names = list(cli.commands)
        return (
            f"没有命令“{error.command_name}”；现有：{'、'.join(names)}",
            f"no command “{error.command_name}”; there are: {', '.join(names)}",
        )
    if isinstance(error, click.NoSuchOption):
        there = [
            o for p in (error.ctx or click.Context(cli)).command.params if isinstance(p, click.Option) for o in p.opts
        ]
        return (
            f"没有选项 {error.option_name}；现有：{'、'.join(there)}",
            f"no option {error.option_name}; there are: {', '.join(there)}",
        )
    param = error.param if isinstance(error, click.BadParameter) else None
    name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name if param else ""
    if isinstance(error, click.MissingParameter):
        return f"缺少 {name}；用法见 --help", f"{name} is missing; see --help"
    if param and isinstance(param.type, click.Choice):
        there = list(param.type.choices)
        return f"{name} 只能是：{'、'.join(there)}", f"{name} must be one of: {', '.join(there)}"
    if param and isinstance(param.type, click.IntRange):
        return _not_in(name, param.type)
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 后面要有值；用法见 --help", f"{error.option_name} needs a value; see --help"
    message = error.format_message().rstrip(".")
    return f"用法不对（{message}）；见 --help", f"{message}; see --help"


def _not_in(name: str, span: click.IntRange) -> tuple[str, str]:
    """Which numbers an option takes."""
    if span.max is None:
        return f"{name} 要一个不小于 {span.min} 的整数", f"{name} must be a whole number, {span.min} or more"
    return (
        f"{name} 要一个 {span.min} 到 {span.max} 的整数",
        f"{name} must be a whole number from {span.min} to {span.max}",
    )


def language(args: Sequence[str] | None = None) -> str:
    """ "zh" or "en" as asked by --lang; both otherwise."""
    if args is None:
        context = click.get_current_context(silent=True)
        return (context.find_root().params.get("lang") if context else None) or "both"
    given = list(itertools.pairwise(args))
    return next((lang for lang in ("zh", "en") if f"--lang={lang}" in args or ("--lang", lang) in given), "both")


def say(zh: str, en: str, lang: str | None = None) -> str:
    return {"zh": zh, "en": en}.get(lang or language(), f"{zh} · {en}" if zh and en else zh or en)


def typed(argument: str) -> str:
    """What the user typed; no name in a graph has bytes that are no UTF-8, and no query."""
    try:
        argument.encode()
    except UnicodeEncodeError as error:
        shown = argument.encode("utf-8", "backslashreplace").decode()
        raise UserError(f"“{shown}”不是 UTF-8 文字", f"“{shown}” is not text in UTF-8") from error
    return argument


def unwritable(path: Path, error: OSError) -> UserError:
    why = error.strerror or str(error)
    return UserError(f"写不了 {path}：{why}", f"cannot write {path}: {why}")


def styled(text: str, style: str, mark: tuple[int, int]) -> str:
    """Stressed words stand in 【】 too, so that they are seen without colours."""
    text = "".join(c if c.isprintable() or c == " " else " " for c in text)
    if style == "quote":
        start, end = mark
        return text[:start] + click.style(f"【{text[start:end]}】", fg="yellow", bold=True) + text[end:]
    return click.style(text, bold=style == "title", dim=style == "soft")
