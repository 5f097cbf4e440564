"""Pulls records out of JSON of any size: one element at a time, with C's speed, past damage.

An export may have gigabytes and may have been cut off by a full disk, so it is never decoded as a
whole. The reader walks over the structure and hands each value that is asked for to the standard
decoder at its place in a window of text:

    reader = JsonReader(source)
    for key in reader.members():            # of the outermost object
        if key == "messages":
            for message in reader.elements():   # of the list under this key
                ...
        elif key == "name":
            name = reader.value()

A member that is not asked for is passed over. Where only a few members of a list's objects matter,
`elements` takes a form: a `msgspec.Struct` with a field of type `Any` and a default for each of
them. The rest is then never built, which is much faster.

An element that cannot be decoded is yielded as `Torn`; where the text ends too early the iteration
ends, and `reader.torn` says so.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from json.scanner import make_scanner
from typing import Any, NamedTuple, Self

import msgspec

from stillhere.importers.api import Source

BLOCK = 1 << 18
LONGEST = 1 << 24
"""Characters that one value may have; more than a message ever has, less than would hurt."""
MOST_TORN = 1000
"""Elements in a row that may be torn; after them nothing is expected any more."""
MOST_REFUSALS = 8
"""Windows that the faster decoder may refuse before it is asked no more."""

_decoder = json.JSONDecoder(strict=False)
_decode = _decoder.raw_decode
_scan = make_scanner(_decoder)  # type: ignore[arg-type]  # typeshed names the wrong class
_next_object = re.compile(r"\s*,\s*(?=\{)").match
_blank = re.compile(r"[\s,:]*")
_first_key = re.compile(r'\{\s*"(?:[^"\\]|\\.)*"')


class Torn(NamedTuple):
    """An element that cannot be decoded; `where` says where it lies ("character 2,118")."""

    where: str


class _Incomplete(Exception):
    """The window ends within a value, and there is no more text."""


class JsonReader:
    """A walk over one JSON text, forwards only.

    Attributes:
        torn: where the text stops making sense, None as long as it does not.
    """

    def __init__(self, source: Source) -> None:
        self._stream = source.open()
        self._decoder = codecs.getincrementaldecoder(_encoding(source.head(4)))("replace")
        self._text = ""
        self._at = 0
        self._passed = 0
        self._ended = False
        self._owed = False
        self._refusals = 0
        self.torn: str | None = None

    def members(self) -> Iterator[str]:
        """The keys of the object that comes next; ask for the value of each before the next."""
        if not self._enter("{"):
            return
        while self._peek() == '"':
            key = self._next_value()
            if key is None or self._peek() == "":
                return
            self._owed = True
            yield str(key)
            if self._owed:
                self.value()
        self._leave("}")

    def elements(self, form: type[msgspec.Struct] | None = None) -> Iterator[Any]:
        """The elements of the list that comes next, decoded one by one.

        With a `form` objects are of that form; whatever else stands in the list, or does not fit,
        is as it is.
        """
        self._owed = False
        if not self._enter("["):
            return
        opening: re.Pattern[str] | None = None
        torn = 0
        while self._peek() not in {"]", ""}:
            start = self._at
            try:
                value = self._decoded()
            except (_Incomplete, json.JSONDecodeError):
                where = self._where()
                torn += 1
                if torn > MOST_TORN or not self._resume(opening):
                    self._tear(where)
                    return
                yield Torn(where)
                continue
            torn = 0
            if opening is None:
                opening = self._opening(start, value)
            yield _formed(value, form)
            yield from self._whole_objects(form)
        self._leave("]")

    def entered_elements(self) -> Iterator[None]:
        """The elements of the list that comes next, not decoded: walk over each with `members`."""
        self._owed = False
        if not self._enter("["):
            return
        while self._peek() not in {"]", ""}:
            self._owed = True
            yield
            if self._owed:
                self.value()
            if self.torn:
                return
        self._leave("]")

    def value(self) -> Any:
        """The value that comes next, decoded as a whole; None where it is torn."""
        self._owed = False
        return self._next_value()

    def close(self) -> None:
        """Close the stream under it."""
        self._stream.close()

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the stream under it."""
        self.close()

    def _next_value(self) -> Any:
        self._peek()
        try:
            return self._decoded()
        except (_Incomplete, json.JSONDecodeError):
            self._tear()
            return None

    def _decoded(self) -> Any:
        """Decode at the cursor, with as much text as the value needs."""
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._may_be_cut(error) and self._more():
                    continue
                if self._ended and self._may_be_cut(error):
                    raise _Incomplete from error
                raise
            except RecursionError as error:
                raise json.JSONDecodeError("too deep", "", 0) from error
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return value

    def _whole_objects(self, form: type[msgspec.Struct] | None) -> Iterator[Any]:
        """The objects that follow and lie whole in the window, without a step for each."""
        yield from self._run_of_objects(form)
        text, at = self._text, self._at
        while found := _next_object(text, at):
            try:
                value, at = _scan(text, found.end())
            except (StopIteration, json.JSONDecodeError, RecursionError):
                return
            self._at = at
            yield _formed(value, form)

    def _run_of_objects(self, form: type[msgspec.Struct] | None) -> list[Any]:
        """As many of them as a faster decoder takes at once, none where they are not plain.

        It is cut where the blank between the first two comes for the last time. Should that be
        within an element, the brackets do not match and nothing is decoded.
        """
        found = _next_object(self._text, self._at)
        between = found[0] if found else ""
        end = self._text.rfind("}" + between + "{", self._at) + 1 if between else 0
        if not found or end <= found.end() or self._refusals >= MOST_REFUSALS:
            return []
        try:
            values = _decoder_of_many(form)(f"[{self._text[found.end() : end]}]")
        except (msgspec.DecodeError, ValueError, RecursionError):
            self._refusals += 1
            return []
        self._at = end
        return values

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether more text could mend it: the fault is at the window's end, or an open string."""
        near = error.pos >= len(self._text) - 12
        return near or error.msg.startswith("Unterminated string")

    def _peek(self) -> str:
        """The next character that means something, "" at the end."""
        while True:
            found = _blank.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Read on; drop what is behind the cursor."""
        if self._ended or len(self._text) - self._at > LONGEST:
            return False
        wanted = max(BLOCK, len(self._text) - self._at)
        block = self._stream.read(wanted)
        self._ended = not block
        self._passed += self._at
        self._text = self._text[self._at :] + self._decoder.decode(block, final=self._ended)
        self._at = 0
        return bool(block)

    def _enter(self, bracket: str) -> bool:
        self._owed = False
        if self.torn:
            return False
        if self._peek() != bracket:
            self._next_value()
            return False
        self._at += 1
        return True

    def _leave(self, bracket: str) -> None:
        if self._peek() == bracket:
            self._at += 1
        elif not self.torn:
            self._tear()

    def _opening(self, start: int, value: object) -> re.Pattern[str] | None:
        """How elements of this list begin: an object by its first key."""
        if not isinstance(value, dict) or start > self._at:
            return None
        key = next(iter(value), None)
        return None if key is None else re.compile(r"\{\s*" + re.escape(json.dumps(key)))

    def _resume(self, opening: re.Pattern[str] | None) -> bool:
        """Go on at the next place that looks like an element's beginning."""
        pattern = opening or _first_key
        self._at += 1
        while True:
            found = pattern.search(self._text, self._at)
            if found:
                self._at = found.start()
                return True
            self._at = max(self._at, len(self._text) - 200)
            if not self._more():
                return False

    def _tear(self, where: str | None = None) -> None:
        self.torn = self.torn or where or self._where()
        self._text, self._at, self._ended = "", 0, True

    def _where(self) -> str:
        return f"character {self._passed + self._at + 1:,}"


@cache
def _decoder_of_many(form: type[msgspec.Struct] | None) -> Callable[[str], list[Any]]:
    element: Any = form or Any
    return msgspec.json.Decoder(list[element]).decode


def _formed(value: object, form: type[msgspec.Struct] | None) -> object:
    """An object in its form; anything else, and what does not fit, as it is."""
    if form is None or type(value) is not dict:
        return value
    try:
        return msgspec.convert(value, form)
    except msgspec.ValidationError:
        return value


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
