"""Reads a picture back: the box of every mark, and of every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from stillhere.charts.lettering import SIZES, Box, width

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PAIRS = {"M": 2, "L": 2, "C": 6, "S": 4, "A": 7, "Z": 0}


def root(svg: str) -> ET.Element:
    """The picture as a tree."""
    return ET.fromstring(svg)  # noqa: S314 - our own text, just made


def elements(svg: str) -> Iterator[ET.Element]:
    """All drawn elements, without the definitions."""
    for child in root(svg):
        if not child.tag.endswith("defs"):
            yield from child.iter()


def tag(element: ET.Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def box(element: ET.Element) -> Box | None:
    """Where an element is drawn; curves by their handles, which hold them."""
    read = {"rect": _rect, "circle": _circle, "line": _line, "path": _path, "text": _text}
    reader = read.get(tag(element))
    return reader(element) if reader else None


def _value(element: ET.Element, name: str) -> float:
    return float(element.attrib[name])


def _rect(element: ET.Element) -> Box:
    x, y = _value(element, "x"), _value(element, "y")
    return Box(x, y, x + _value(element, "width"), y + _value(element, "height"))


def _circle(element: ET.Element) -> Box:
    x, y, r = (_value(element, name) for name in ("cx", "cy", "r"))
    return Box(x - r, y - r, x + r, y + r)


def _line(element: ET.Element) -> Box:
    x = sorted(_value(element, name) for name in ("x1", "x2"))
    y = sorted(_value(element, name) for name in ("y1", "y2"))
    return Box(x[0], y[0], x[1], y[1])


def _path(element: ET.Element) -> Box:
    points = list(path_points(element.attrib["d"]))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def path_points(d: str) -> Iterator[tuple[float, float]]:
    """Every point and handle of a path of M, L, C, S, A, l and Z."""
    x = y = 0.0
    for letter, tail in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        numbers = [float(n) for n in NUMBER.findall(tail)]
        if letter == "A":
            numbers = numbers[5:]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (x + dx, y + dy) if letter == "l" else (dx, dy)
            yield x, y


def _text(element: ET.Element) -> Box | None:
    kind = element.attrib["class"].split()[0]
    if kind not in SIZES:
        return None
    size, words = SIZES[kind], element.text or ""
    wide = width(words, size)
    left = (
        _value(element, "x")
        - wide * {"start": 0, "middle": 0.5, "end": 1}[element.attrib["text-anchor"]]
    )
    y = _value(element, "y")
    return Box(left, y - 0.8 * size, left + wide, y + 0.25 * size)
