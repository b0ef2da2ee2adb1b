"""Coordinates computed beforehand: each connected part by forces, then no label on another, then the parts side by side.

Plain arithmetic on arrays, no randomness: the same picture gets the same coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Box = tuple[float, float]  # width and height in pixels of a node with its label
Array = np.ndarray[Any, np.dtype[np.float64]]
Index = np.ndarray[Any, np.dtype[np.intp]]
Neighbours = dict[str, dict[str, None]]  # the neighbours of each node, in order
GOLDEN = 2.399963229728653
STEPS = 200
LENGTH = 62.0
GAP = 46.0
ASPECT = 1.5
FILLED = 0.42  # part of a large picture that its nodes take up
NEAR = 60.0  # pixels that boxes may move before those that may overlap are listed anew
SMALL, ROOM = 60, 0.7  # a picture of few nodes has room for the names of its relations


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes with coordinates whose box begins at (0, 0)."""

    names: Sequence[str]
    at: Array
    width: float
    height: float


def coordinates(boxes: Mapping[str, Box], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Pixel coordinates of each node's centre, for nodes of the given sizes."""
    near = _near(boxes, ((a, b) for a, b in edges if a != b))
    order, reached, components = {name: i for i, name in enumerate(boxes)}, set[str](), list[list[str]]()
    for name in boxes:
        if name not in reached:
            components.append(sorted(_reached(near, name), key=order.__getitem__))
            reached.update(components[-1])
    components.sort(key=lambda c: (-len(c), order[c[0]]))
    room = 1 + ROOM * max(0.0, 1 - len(boxes) / SMALL)
    each = (_near(names, ((name, other) for name in names for other in near[name])) for names in components)
    return _side_by_side([_part(of, names, boxes, room) for of, names in zip(each, components, strict=True)])


def _near(names: Iterable[str], edges: Iterable[tuple[str, str]]) -> Neighbours:
    near: Neighbours = {name: {} for name in names}
    for a, b in edges:
        near[a][b] = near[b][a] = None
    return near


def _reached(near: Neighbours, start: str) -> list[str]:
    """All nodes of a connected part, those closer to the start first. (Loading networkx would take as long as a drawing.)"""
    found = {start}
    queue = [start]
    for name in queue:
        new = [other for other in near[name] if other not in found]
        found.update(new)
        queue += new
    return queue


def _part(near: Neighbours, names: Sequence[str], boxes: Mapping[str, Box], room: float) -> Part:
    sizes = np.array([boxes[n] for n in names], dtype=float)
    at = _lying(_forces(near, names, sizes)) * room
    at = _without_overlap(at if room > 1 else _drawn_in(at, sizes), sizes)
    low, high = (at - sizes / 2).min(axis=0), (at + sizes / 2).max(axis=0)
    return Part(names, at - low, float(high[0] - low[0]), float(high[1] - low[1]))


def _forces(near: Neighbours, names: Sequence[str], sizes: Array) -> Array:
    """Fruchterman and Reingold's balance: every pair pushes, every edge pulls, steps shrink."""
    count = len(names)
    x, y = _spiral(near, names)
    if count < 3:
        return np.stack([x * 1.6, y * 1.6], axis=1)
    index = {n: i for i, n in enumerate(names)}
    edges = [(index[a], index[b]) for a in names for b in near[a] if index[a] < index[b]]
    one, two = np.array(edges, dtype=int).T
    degree = np.array([len(near[n]) for n in names], dtype=float)
    room = np.sqrt(sizes[:, 0] * sizes[:, 1]) / 45  # a node with a large label pushes more
    push = LENGTH * LENGTH * np.outer(room, room) * np.sqrt(np.outer(1 + degree, 1 + degree)) ** 0.5
    pull = 1 / (LENGTH * np.sqrt(np.minimum(degree[one], degree[two])))
    gravity = 0.2 + 0.03 * np.sqrt(count)
    dx, dy, force, square = np.empty(
        (4, count, count)
    )  # written over in each step: new memory costs as much as the sums
    for step in range(STEPS):
        np.subtract(x[:, None], x[None, :], out=dx)
        np.subtract(y[:, None], y[None, :], out=dy)
        np.add(np.multiply(dx, dx, out=force), np.multiply(dy, dy, out=square), out=force)
        np.divide(push, np.maximum(force, 100.0, out=force), out=force)
        fx = np.multiply(dx, force, out=dx).sum(axis=1) - gravity * x
        fy = np.multiply(dy, force, out=dy).sum(axis=1) - gravity * y
        ex, ey = x[one] - x[two], y[one] - y[two]
        tug = np.sqrt(ex * ex + ey * ey) * pull
        for end, sign in ((one, -1), (two, 1)):
            fx += sign * np.bincount(end, tug * ex, count)
            fy += sign * np.bincount(end, tug * ey, count)
        size = np.maximum(np.sqrt(fx * fx + fy * fy), 1e-9)
        scale = np.minimum(size, LENGTH * 1.5 * (1 - step / STEPS) ** 1.5 + 0.5) / size
        x, y = x + fx * scale, y + fy * scale
    return np.stack([x, y], axis=1)


def _spiral(near: Neighbours, names: Sequence[str]) -> tuple[Array, Array]:
    """A start: nodes on a sunflower spiral, in breadth-first order from the node with most relations."""
    hub = max(names, key=lambda n: len(near[n]))
    place = {n: i for i, n in enumerate(_reached(near, hub))}
    rank = np.array([place[n] for n in names], dtype=float)
    radius, angle = LENGTH * 0.7 * np.sqrt(rank), rank * GOLDEN
    return radius * np.cos(angle), radius * np.sin(angle)


def _lying(at: Array) -> Array:
    """Turned so that the longer way lies across the screen."""
    x, y = (at - at.mean(axis=0)).T
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack([x * cos + y * sin, y * cos - x * sin], axis=1)


def _drawn_in(at: Array, sizes: Array) -> Array:
    """Closer together, so that nodes fill a good part of the area; a later step takes them off each other."""
    spread = float(np.prod(at.max(axis=0) - at.min(axis=0) + sizes.mean(axis=0)))
    closer: float = (float((sizes[:, 0] * sizes[:, 1]).sum()) / FILLED / spread) ** 0.5
    return at * min(1.0, closer)


def _without_overlap(at: Array, sizes: Array) -> Array:
    """Push overlapping boxes apart along the shorter way, a little at a time, until none overlap."""
    x, y = at.T
    count = len(x)
    wide, high = (np.add.outer(s, s) / 2 + gap for s, gap in ((sizes[:, 0], 8.0), (sizes[:, 1], 6.0)))
    near: tuple[Array, Array] | None = None  # where the boxes stood when those that may come to overlap were listed
    for _ in range(500):
        if near is None or max(np.abs(x - near[0]).max(), np.abs(y - near[1]).max()) > NEAR:
            near = x, y
            one, two = _within(x, wide + 2 * NEAR, y, high + 2 * NEAR)
            tie, apart_x, apart_y = np.sign(one - two).astype(float), wide[one, two], high[one, two]
        dx, dy = x[one] - x[two], y[one] - y[two]
        lack_x, lack_y = apart_x - np.abs(dx), apart_y - np.abs(dy)
        hit = (lack_x > 0) & (lack_y > 0)
        if not hit.any():
            break
        sideways = hit & (lack_x < lack_y)
        upright = hit & ~sideways
        push_x = np.where(sideways, np.where(dx == 0, tie, np.sign(dx)) * lack_x + tie * 0.5, 0)
        push_y = np.where(upright, np.where(dy == 0, tie, np.sign(dy)) * lack_y + tie * 0.5, 0)
        x, y = x + 0.3 * np.bincount(one, push_x, count), y + 0.3 * np.bincount(one, push_y, count)
    return np.stack([x, y], axis=1)


def _within(x: Array, wide: Array, y: Array, high: Array) -> tuple[Index, Index]:
    """The pairs of boxes that are closer to each other than so, both ways round."""
    close = (np.abs(x[:, None] - x[None, :]) < wide) & (np.abs(y[:, None] - y[None, :]) < high)
    np.fill_diagonal(close, False)
    one, two = np.nonzero(close)
    return one, two


def _side_by_side(parts: Sequence[Part]) -> dict[str, tuple[int, int]]:
    """Shelves: the largest part first, the others in rows beneath it, about as wide as a screen is."""
    area = sum((p.width + GAP) * (p.height + GAP) for p in parts)
    width = max([(area * ASPECT) ** 0.5, *(p.width for p in parts)])
    found: dict[str, tuple[int, int]] = {}
    x = y = shelf = 0.0
    for part in parts:
        if x and x + part.width > width:
            x, y, shelf = 0.0, y + shelf + GAP, 0.0
        for name, (px, py) in zip(part.names, part.at.tolist(), strict=True):
            found[name] = (round(px + x), round(py + y))
        x, shelf = x + part.width + GAP, max(shelf, part.height)
    return found
