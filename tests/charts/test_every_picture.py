"""What holds for every picture, whatever it shows."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from stillhere.charts import mark
from stillhere.charts.key import key
from tests.charts.conftest import Snapshot
from tests.charts.gallery import pictures
from tests.charts.geometry import box, elements, root, tag

NAMES = sorted(pictures())
STATIC = Path(__file__).parents[2] / "src" / "stillhere" / "web" / "static"
every_picture = pytest.mark.parametrize("name", NAMES)


@every_picture
def test_it_looks_as_it_did(name: str, snapshot: Snapshot) -> None:
    snapshot(name, pictures()[name].svg)


@every_picture
def test_it_has_a_title_a_description_and_a_table(name: str) -> None:
    picture = pictures()[name]
    assert picture.title
    assert picture.desc
    assert picture.table.caption
    assert len(picture.table.head) > 1
    assert all(len(row) == len(picture.table.head) for row in picture.table.rows)


@every_picture
def test_those_who_do_not_see_it_are_told_or_it_is_hidden_from_them(name: str) -> None:
    top = root(pictures()[name].svg)
    if top.get("aria-hidden") == "true":
        return
    assert top.get("role") == "img"
    labels = top.get("aria-labelledby", "").split()
    ids = {element.get("id"): element for element in top.iter()}
    assert top.get("aria-label") or all(ids[label].text for label in labels)
    assert top.get("aria-label") or labels


@every_picture
def test_it_holds_no_style_no_script_and_no_lost_number(name: str) -> None:
    svg = pictures()[name].svg
    drawn = re.sub(r"<(title|desc|text)[^>]*>[^<]*", "", svg)
    assert not re.search(r"style=|<style|<script|\son\w+=|nan|inf|None", drawn)


@every_picture
def test_every_mark_lies_within_it(name: str) -> None:
    svg = pictures()[name].svg
    _, _, wide, high = (float(n) for n in root(svg).attrib["viewBox"].split())
    for element in elements(svg):
        found = box(element)
        if found is None:
            continue
        where = f"{tag(element)} {element.attrib} {element.text}"
        assert found.left >= -1, where
        assert found.top >= -1, where
        assert found.right <= wide + 1, where
        assert found.bottom <= high + 1, where


@every_picture
def test_no_words_stand_on_other_words(name: str) -> None:
    texts = [e for e in elements(pictures()[name].svg) if tag(e) == "text"]
    boxes = [(found, e.text) for e in texts if (found := box(e))]
    for (first, words), (second, others) in combinations(boxes, 2):
        lines = abs(first.top - second.top) in {18.0, 19.0, 25.0}  # lines of one sentence
        assert lines or not first.meets(second), (words, others)


def test_no_id_is_used_twice_on_a_page() -> None:
    page = "".join(picture.svg for picture in pictures().values())
    page += "".join(entry.svg for entry in key("Daniel", uid="key")) + mark.goodbye(uid="bye")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@every_picture
def test_what_it_refers_to_is_in_it(name: str) -> None:
    svg = pictures()[name].svg
    ids = set(re.findall(r'\sid="([^"]+)"', svg))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids


def test_every_class_has_its_colours_in_the_style_sheet() -> None:
    css = (STATIC / "pictures.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.([a-z][a-z-]*)", css)) | {"rb-gap", "rb-glow"}  # filled by pattern
    page = "".join(picture.svg for picture in pictures().values()) + mark.mark()
    page += "".join(entry.svg for entry in key("Daniel", uid="key"))
    used = {c for names in re.findall(r'class="([^"]+)"', page) for c in names.split()}
    assert used <= known


def test_the_size_of_lettering_is_that_of_the_style_sheet() -> None:
    from stillhere.charts.lettering import SIZES

    css = (STATIC / "pictures.css").read_text(encoding="utf-8")
    for kind, size in SIZES.items():
        rule = re.search(rf"\.{kind} {{[^}}]*font: [^;]*?([\d.]+)px", css)
        assert rule, kind
        assert float(rule[1]) == size
