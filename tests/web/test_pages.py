"""Every page and its template say the same, and the template draws everything that it is given."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from html import unescape
from html.parser import HTMLParser
from inspect import getdoc
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError, meta
from markupsafe import Markup

from stillhere.web.pages import (
    about,
    bring_in,
    brought_in,
    changed,
    conversation,
    desk,
    parts,
    people,
    person,
    plain,
    record,
    start,
    today,
    waiting,
)
from stillhere.web.pages import help as helping
from stillhere.web.pages.parts import Frame
from stillhere.web.render import environment, render, render_progress, template_name
from tests.web.examples import ALL, NORMAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from _typeshed import DataclassInstance

MODULES = (
    about,
    bring_in,
    brought_in,
    changed,
    conversation,
    desk,
    helping,
    parts,
    people,
    person,
    plain,
    record,
    start,
    today,
    waiting,
)
FRAME = Frame("token", "today", demo=True)
SHARED_TEMPLATES = {"conversation.html", "frame.html", "parts.html"}


def records(module: ModuleType) -> Iterator[type[DataclassInstance]]:
    for kind in vars(module).values():
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
            yield kind


def words(value: object, *, within: str = "") -> Iterator[str]:
    """Every word and drawing in a page, except addresses, keys and what only a form sends back."""
    if isinstance(value, str):
        if within not in {"url", "href", "key", "value", "stream"}:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from words(each, within=within)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name), within=field.name)


def addresses(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from addresses(each)
    elif is_dataclass(value):
        for field in fields(value):
            here = getattr(value, field.name)
            if field.name in {"url", "href", "stream"}:
                yield here
            else:
                yield from addresses(here)


def test_every_template_belongs_to_one_page_and_every_page_has_an_example() -> None:
    pages = {template_name(type(page)) for page in NORMAL.values()}

    assert pages == set(environment().list_templates(extensions=["html"])) - SHARED_TEMPLATES


@pytest.mark.parametrize("page", NORMAL.values(), ids=NORMAL)
def test_a_template_uses_exactly_the_fields_that_its_page_declares(page: DataclassInstance) -> None:
    loader = environment().loader
    assert loader is not None
    source, _, _ = loader.get_source(environment(), template_name(type(page)))

    used = meta.find_undeclared_variables(environment().parse(source)) - {"frame", "p", "talk"}

    assert used == {field.name for field in fields(page)}


@pytest.mark.parametrize("page", NORMAL.values(), ids=NORMAL)
def test_a_page_shows_every_word_and_drawing_that_it_is_given(page: DataclassInstance) -> None:
    shown = render(page, FRAME)
    read = unescape(shown)

    missing = [
        each for each in words(page) if each not in (shown if isinstance(each, Markup) else read)
    ]

    assert missing == []


@pytest.mark.parametrize("page", NORMAL.values(), ids=NORMAL)
def test_a_page_leads_to_every_address_that_it_is_given(page: DataclassInstance) -> None:
    shown = unescape(render(page, FRAME))

    assert [url for url in addresses(page) if f'"{url}"' not in shown] == []


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_a_page_needs_neither_inline_style_nor_inline_script(page: DataclassInstance) -> None:
    shown = render(page, FRAME)

    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=\"/static/)", shown)


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_a_page_asks_nothing_of_any_other_host(page: DataclassInstance) -> None:
    shown = render(page, FRAME)

    assert re.findall(r"(?:src|href|action|hx-get)=\"(?:https?:)?//", shown) == []


class Forms(HTMLParser):
    """The first field of every form, and the ids of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.first: list[str | None] = []
        self.ids: list[str] = []
        self._posting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if identity := given.get("id"):
            self.ids.append(identity)
        if tag == "form" and given.get("method") == "post":
            self._posting = True
        elif self._posting and tag in {"input", "select", "textarea", "button"}:
            self.first.append(given.get("name"))
            self._posting = False


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_the_token_is_the_first_field_of_every_form(page: DataclassInstance) -> None:
    forms = Forms()
    forms.feed(render(page, FRAME))

    assert set(forms.first) <= {"csrf"}
    assert len(forms.ids) == len(set(forms.ids))


@pytest.mark.parametrize("name", sorted(set(ALL) - {"away"}))
def test_leave_quickly_and_talk_to_someone_are_on_every_page(name: str) -> None:
    shown = render(ALL[name], FRAME)

    assert 'href="/away">Leave quickly</a>' in shown
    assert 'href="/talk">Talk to someone</a>' in shown


def test_the_page_of_the_quick_exit_names_nothing() -> None:
    shown = render(NORMAL["away"], FRAME).lower()

    assert "<title>notes</title>" in shown
    assert "here</" not in shown
    assert "stillhere" not in shown


def test_yes_and_no_are_the_same_kind_of_button() -> None:
    shown = render(NORMAL["today"], FRAME)
    pairs = re.findall(r'<div class="btns pair">(.*?)</div>', shown, re.DOTALL)

    assert len(pairs) == 2
    for pair in pairs:
        assert re.findall(r'class="([^"]*)"', pair) == ["btn", "btn"]


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_at_most_one_button_is_lit(page: DataclassInstance) -> None:
    assert render(page, FRAME).count('class="btn lit"') <= 1


def test_a_name_with_markup_is_shown_and_not_obeyed() -> None:
    page = plain.Sorry("<script>alert(1)</script>", "'\"><img src=x>", ())

    shown = render(page, FRAME)

    assert "<script>alert" not in shown
    assert "<img" not in shown


def test_a_template_that_asks_for_more_than_its_page_declares_fails() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ surprise }}").render()


def test_the_progress_that_is_sent_anew_is_the_one_of_the_page() -> None:
    page = NORMAL["reading"]
    assert isinstance(page, bring_in.Reading)

    assert render_progress(page.now) in render(page, FRAME)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_field_of_every_page_is_documented(module: ModuleType) -> None:
    for kind in records(module):
        documented = re.findall(r"^    (\w+):", getdoc(kind) or "", re.MULTILINE)

        assert documented == [field.name for field in fields(kind)], kind.__name__
