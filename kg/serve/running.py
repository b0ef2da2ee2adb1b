"""A server from start to end: its settings checked, its port taken, its address told."""

from __future__ import annotations

import ipaddress
import socket
import webbrowser

import click
import uvicorn

from kg.answers.trouble import UserError
from kg.serve.app import application
from kg.serve.settings import Settings


def run(settings: Settings) -> None:
    """Serve until it is stopped. Raises UserError where that cannot be."""
    _check(settings)
    app = application(settings)
    with _taken(settings) as listening:
        address = _address(settings.host, listening.getsockname()[1])
        click.echo(f"打开 {address} （停止：Ctrl+C） · open {address} (stop: Ctrl+C)")
        if settings.open:
            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _check(settings: Settings) -> None:
    for option, chosen in (("--allow-update", settings.allow_update), ("--allow-network", settings.allow_network)):
        if chosen and not settings.token:
            raise UserError(
                f"{option} 要有令牌：用 --token 或环境变量 KG_TOKEN 给出",
                f"{option} needs a token: give it by --token or in the variable KG_TOKEN",
            )
        if chosen and settings.store.startswith(("http://", "https://")):
            raise UserError(
                f"{option} 只用于本机的图谱，不用于别的服务", f"{option} is for a store here, not for a server"
            )


def _taken(settings: Settings) -> socket.socket:
    """The socket, listening; from now on a browser may connect."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=256)
    except OSError as error:
        place = f"{settings.host}:{settings.port}"
        raise UserError(
            f"{place} 用不了（{error.strerror}）：可能已有程序在用，请用 --port 换一个端口",
            f"{place} cannot be taken ({error.strerror}): maybe another program has it; choose one with --port",
        ) from error


def _address(host: str, port: int) -> str:
    try:
        everywhere = ipaddress.ip_address(host).is_unspecified
    except ValueError:
        everywhere = False
    shown = "127.0.0.1" if everywhere else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
