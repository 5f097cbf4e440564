"""The copy rules over everything that a person can read: templates and strings in the source.

Read are: text and spoken attributes of templates, strings in the source that are prose, the
docstrings of errors (they are sentences that people meet) and those of commands (they are help).
Not read are: other docstrings, regular expressions, SQL, and what only a developer sees.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "stillhere"
TEMPLATES = (".html", ".jinja", ".j2")
PURPOSE = "It is not for diagnosis, prevention, monitoring, prediction, prognosis or treatment."
BANNED = [
    re.compile(line, re.IGNORECASE)
    for line in Path(__file__).with_name("banned_words.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SPOKEN = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder", "content"})
SILENT_CALLS = frozenset({"debug", "info", "exception", "compile", "execute", "executemany"})
DEVELOPER_ERRORS = frozenset(
    {"ValueError", "TypeError", "KeyError", "AssertionError", "RuntimeError"}
)
NOT_FOR_PEOPLE = ("store/", "rhythm/", "testing/", "tables/")
"""Folders whose strings are SQL, formulas or for developers; errors.py speaks for them."""

STRAIGHT = re.compile(r"[A-Za-z]'[A-Za-z]|(?<![=\w])\"[A-Za-z]")
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]")
SHOUT = re.compile(r"\b[A-Z]{5,}\b|!{2,}")
QUOTED_COMMAND = re.compile(r"`[^`]*`|pip install \S+")


class Words(NamedTuple):
    """Something that a person reads, and where it stands."""

    where: str
    text: str


class _Page(HTMLParser):
    """Collects what is read on a page: its text and its spoken attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        meta = tag == "meta" and dict(attrs).get("name") != "description"
        for name, value in attrs:
            if name in SPOKEN and value and not meta:
                self.found.append((self.getpos()[0], value))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._hidden:
            self.found.append((self.getpos()[0], " ".join(data.split())))


def in_template(text: str, name: str) -> Iterator[Words]:
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "Sam", text, flags=re.DOTALL)
    page = _Page()
    page.feed(bare)
    for line, words in page.found:
        yield Words(f"{name}:{line}", words)


def in_source(text: str, name: str) -> Iterator[Words]:
    tree = ast.parse(text)
    silent = _silent(tree)
    docs = {doc for each in ast.walk(tree) if (doc := _docstring(each)) is not None}
    read_docs = _read_docstrings(tree, name)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and node not in silent:
            yield Words(f"{name}:{node.lineno}", _joined(node))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            kept = node in read_docs or (node not in docs and node not in silent)
            if kept and _is_prose(node.value):
                yield Words(f"{name}:{node.lineno}", node.value)


def _silent(tree: ast.AST) -> set[ast.AST]:
    """The nodes inside calls whose words nobody but a developer reads, and parts of f-strings."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.update(child for child in ast.walk(node) if child is not node)
        if isinstance(node, ast.Call) and _called(node) in SILENT_CALLS | DEVELOPER_ERRORS:
            found.update(ast.walk(node))
    return found


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _docstring(node: ast.AST) -> ast.Constant | None:
    """Any string that stands alone as a statement."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.value
    return None


def _read_docstrings(tree: ast.Module, name: str) -> set[ast.AST]:
    if name == "errors.py":
        kept = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        return {doc for node in kept if (doc := _docstring(node.body[0])) is not None}
    commands = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(map(_is_command, node.decorator_list))
    ]
    return {doc for node in commands if (doc := _docstring(node.body[0])) is not None}


def _is_command(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and _called(decorator) in ("command", "group")


def _joined(node: ast.JoinedStr) -> str:
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "Sam" for part in node.values
    )


def _is_prose(text: str) -> bool:
    """Several words, and nothing that only code has."""
    return len(re.findall(r"[A-Za-z’']{2,}", text)) >= 3 and not re.search(
        r"\\[bdsw]|\(\?|SELECT |INSERT |</?\w+|\w+\(\)|[{;]\s*$", text
    )


def everything() -> list[Words]:
    found: list[Words] = []
    for path in sorted(SOURCE.rglob("*")):
        name = path.relative_to(SOURCE).as_posix()
        if path.suffix == ".py" and not name.startswith(NOT_FOR_PEOPLE):
            found += in_source(path.read_text("utf-8"), name)
        elif path.suffix in TEMPLATES:
            found += in_template(path.read_text("utf-8"), name)
    return found


def banned(text: str) -> list[str]:
    rest = text.replace(PURPOSE, "")
    return [pattern.pattern for pattern in BANNED if pattern.search(rest)]


def test_no_banned_word_is_read_anywhere() -> None:
    found = [
        (words.where, words.text, hits) for words in everything() if (hits := banned(words.text))
    ]
    assert found == []


def test_the_statement_of_purpose_stands_in_the_source_once() -> None:
    stated = [
        path
        for path in SOURCE.rglob("*")
        if path.suffix in (".py", *TEMPLATES) and "prognosis" in path.read_text("utf-8")
    ]
    assert [path.relative_to(SOURCE).as_posix() for path in stated] == ["insight/purpose.py"]


def test_quotes_and_apostrophes_are_typographic() -> None:
    found = [words for words in everything() if STRAIGHT.search(QUOTED_COMMAND.sub("", words.text))]
    assert found == []


def test_there_are_no_emoji() -> None:
    assert [words for words in everything() if EMOJI.search(words.text)] == []


def test_no_word_shouts() -> None:
    allowed = {"EVENTS", "COVERAGE", "SHOUT", "PATHS"}
    found = [
        words
        for words in everything()
        if words.where.partition(":")[0].startswith(("insight/", "reach/", "web/"))
        and any(hit not in allowed for hit in SHOUT.findall(words.text))
    ]
    assert found == []


def test_the_reader_finds_what_people_read() -> None:
    found = [words.text for words in everything()]
    assert "The record cannot say why." in found
    assert any("Nothing was lost" in text for text in found)
    assert len(found) > 100


@pytest.mark.parametrize(
    "text",
    [
        "Track how often Dan writes",
        "We monitor your contact",
        "Dan is at risk",
        "Connection health 34%",
        "Daniel is withdrawing",
        "It will get better",
        "A proven way to reach out",
        "Your streak is five days",
    ],
)
def test_the_list_catches_what_must_not_be_said(text: str) -> None:
    assert banned(text)


@pytest.mark.parametrize(
    "text",
    [
        "You can write to Dan.",
        "He asked for space. Giving it is care.",
        "Many silences end. Some don’t.",
        "You are back on the way.",
        "Checked on 3 May.",
        PURPOSE,
    ],
)
def test_the_list_lets_kind_words_pass(text: str) -> None:
    assert not banned(text)


def test_a_template_is_read_with_its_attributes_and_without_its_code() -> None:
    page = (
        "<p title='Spoken words'>One <b>two</b> {{ name }}{# no #}</p>"
        "<script>var monitor = 1</script>{% if tracked %}Three{% endif %}"
    )
    found = " ".join(words.text for words in in_template(page, "x.html"))
    assert "Spoken words" in found
    assert "Three" in found
    assert "monitor" not in found
    assert "tracked" not in found


def test_source_is_read_without_docstrings_and_developers_errors() -> None:
    code = (
        '"""We monitor this module here."""\n'
        'raise ValueError("we track this value here")\n'
        'WORDS = f"You can {verb} to him today"\n'
    )
    assert [words.text for words in in_source(code, "x.py")] == ["You can Sam to him today"]
