"""Coordinates for thousands of nodes at once: the push between all of them is read off a grid, so that time grows with the nodes alone.

Plain arithmetic on arrays, no randomness: the same edges give the same coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
Index = np.ndarray[Any, np.dtype[np.intp]]
GRID = 128  # cells across the picture
STEPS = 140
GOLDEN = 2.399963229728653
GRAVITY = 0.6
PULL = 1.2


def crowd(count: int, edges: Sequence[tuple[int, int]]) -> Array:
    """An array of `count` rows x, y for nodes 0 … count-1; lengths are of no unit, about one from node to node."""
    if not count:
        return np.zeros((0, 2))
    ends: Index = np.array(edges, dtype=np.intp).reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    at = _sunflower(degree)
    mass = 1 + np.sqrt(degree)
    hub = 1 / np.sqrt(np.maximum(1.0, np.minimum(degree[ends[:, 0]], degree[ends[:, 1]])))
    kernel = _kernel()
    warmth = float(np.sqrt(count)) * 0.3
    for step in range(STEPS):
        force = _pushes(at, mass, kernel) + _pulls(at, ends, hub, count) - GRAVITY * at * mass[:, None]
        size = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        most = warmth * (1 - step / STEPS) ** 1.5 + 0.02
        at = at + force * (np.minimum(size, most) / size)[:, None]
    return at


def _sunflower(degree: Array) -> Array:
    """A start: the most related in the middle."""
    rank = np.empty(len(degree))
    rank[np.argsort(-degree, kind="stable")] = np.arange(len(degree))
    radius, angle = np.sqrt(rank + 0.5), rank * GOLDEN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _kernel() -> np.ndarray[Any, np.dtype[np.complex128]]:
    """The push of one cell on all others as x + iy, in lengths of a cell, ready for convolution."""
    far = np.fft.fftfreq(2 * GRID, 1 / (2 * GRID))
    dx, dy = np.meshgrid(far, far, indexing="ij")
    made: np.ndarray[Any, np.dtype[np.complex128]] = np.fft.fft2((dx + 1j * dy) / (dx * dx + dy * dy + 0.5))
    return made


def _pushes(at: Array, mass: Array, kernel: np.ndarray[Any, np.dtype[np.complex128]]) -> Array:
    """Every node pushes every other, by mass over distance: mass is laid on the cells around it, the push read off them."""
    low = at.min(axis=0)
    cell = float(max((at.max(axis=0) - low).max(), 1e-6)) / (GRID - 2)
    inside = (at - low) / cell
    corner = np.floor(inside).astype(np.intp)
    part = inside - corner
    spread: list[tuple[Index, Array]] = []
    laid = np.zeros((2 * GRID) * (2 * GRID))
    for x in (0, 1):
        for y in (0, 1):
            share = (part[:, 0] if x else 1 - part[:, 0]) * (part[:, 1] if y else 1 - part[:, 1])
            where = (corner[:, 0] + x) * (2 * GRID) + corner[:, 1] + y
            laid += np.bincount(where, share * mass, laid.size)
            spread.append((where, share))
    field = np.fft.ifft2(np.fft.fft2(laid.reshape(2 * GRID, 2 * GRID)) * kernel).ravel()
    felt = np.sum([field[where] * share for where, share in spread], axis=0) * mass / cell
    return np.stack([felt.real, felt.imag], axis=1)


def _pulls(at: Array, ends: Index, hub: Array, count: int) -> Array:
    """Every edge draws its ends together, the more the longer it is; an edge between two hubs draws less."""
    apart = at[ends[:, 0]] - at[ends[:, 1]]
    tug = apart * (PULL * hub)[:, None]
    return np.stack(
        [np.bincount(ends[:, 1], tug[:, i], count) - np.bincount(ends[:, 0], tug[:, i], count) for i in (0, 1)], axis=1
    )
