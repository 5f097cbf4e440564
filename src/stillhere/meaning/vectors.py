"""Vectors of meaning: how they are kept small, and how the nearest are found among many.

A vector of a text has DIMENSIONS whole numbers from -127 to 127: its direction counts, its length
does not. Its sketch is one bit for each, whether it is above zero; sketches that differ in few bits
belong to vectors of nearly the same direction (Charikar 2002, doi 10.1145/509907.509965).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
Vectors = NDArray[np.int8]
"""Shape (texts, DIMENSIONS)."""
Sketches = NDArray[np.uint64]
"""Shape (texts, DIMENSIONS // 64)."""


def small(directions: NDArray[np.float32]) -> Vectors:
    """`directions`, of shape (texts, DIMENSIONS), in whole numbers."""
    largest = np.abs(directions).max(axis=1, keepdims=True)
    return np.rint(directions / np.maximum(largest, 1e-12) * 127).astype(np.int8)


def sketched(vectors: Vectors) -> Sketches:
    """The sketch of each vector."""
    return np.packbits(vectors > 0, axis=1).view(np.uint64)


def likeliest(wanted: Vectors, sketches: Sketches, most: int) -> NDArray[np.int64]:
    """Up to `most` places of `sketches` that differ least from `wanted` (shape (1, DIMENSIONS))."""
    apart = np.bitwise_count(sketches ^ sketched(wanted)).sum(axis=1, dtype=np.int16)
    if len(apart) <= most:
        return np.arange(len(apart))
    return np.argpartition(apart, most)[:most]


def closeness(wanted: Vectors, vectors: Vectors) -> NDArray[np.float64]:
    """The cosine between `wanted` (shape (1, …)) and each of `vectors`: 1 for the same meaning."""
    one, many = wanted[0].astype(np.float64), vectors.astype(np.float64)
    lengths = np.linalg.norm(many, axis=1) * np.linalg.norm(one)
    cosine: NDArray[np.float64] = many @ one / np.maximum(lengths, 1e-12)
    return cosine
