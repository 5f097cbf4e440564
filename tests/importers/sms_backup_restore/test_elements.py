from __future__ import annotations

import io
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.sms_backup_restore.elements import BLOCK, DAMAGE, Element, elements


def read(text: str) -> list[Element]:
    return list(elements(io.BytesIO(text.encode()), "utf-8"))


def text(body: str, name: str = "Ada") -> str:
    return f'<sms address="1" date="2" type="1" body={quoteattr(body)} contact_name="{name}" />\n'


XML_TEXT = st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]))


@given(st.lists(XML_TEXT, max_size=8))
def test_attributes_read_as_an_xml_parser_reads_them(bodies: list[str]) -> None:
    whole = "<smses>" + "".join(map(text, bodies)) + "</smses>"
    expected = [found.get("body") for found in ET.fromstring(whole)]  # noqa: S314 - our own
    assert [values[3] for name, values, _ in read(whole) if name == "sms"] == expected


@given(st.integers(BLOCK - 120, BLOCK + 20))
def test_an_entity_across_two_chunks_is_whole(padding: int) -> None:
    filler = f"<!--{'x' * (padding - 20)}-->"
    (found,) = read(filler + text("").replace('body=""', 'body="&#55357;&#56838;é😆"'))
    assert found[1][3] == "😆é😆"


def test_attributes_come_in_their_order_whatever_the_file_does() -> None:
    one = '<sms body="b" type="2" address="a" x="y" date="d" />'
    other = "<sms contact_name='n' body='say \"hi\"' address = 'a'/>"
    assert [found[1] for found in read(one + one + other + other)] == [
        ("a", "d", "2", "b", None, None),
        ("a", "d", "2", "b", None, None),
        ("a", None, None, 'say "hi"', None, "n"),
        ("a", None, None, 'say "hi"', None, "n"),
    ]


def test_many_shapes_in_one_file_are_all_read() -> None:
    tags = "".join(f'<sms n{number}="x" body="{number}" />' for number in range(500))
    assert [found[1][3] for found in read(tags * 2)] == [str(n) for n in range(500)] * 2


def test_comments_and_declarations_are_passed_over() -> None:
    found = read('<?xml version="1.0"?><!DOCTYPE x><!-- <sms body="no" /> -->' + text("yes"))
    assert [values[3] for _, values, _ in found] == ["yes"]


def test_a_run_of_damage_is_told_once_with_its_line_and_reading_goes_on() -> None:
    found = read(text("a") + '<sms body="x\n<broken\n<again "\n' + text("b") + "<tail")
    assert [(name, line) for name, _, line in found] == [
        ("sms", 1),
        (DAMAGE, 2),
        ("sms", 5),
        (DAMAGE, 6),
    ]


def test_a_picture_longer_than_any_memory_does_not_hurt_its_message() -> None:
    picture = "A" * 5_000_000
    part = f'<part seq="0" ct="image/jpeg" data="{picture}" text="kept"/>\n'
    before, after = text("before"), text("after")
    assert [(name, values[-2:]) for name, values, _ in read(before + part + after)] == [
        ("sms", (None, "Ada")),
        ("part", ("image/jpeg", "kept")),
        ("sms", (None, "Ada")),
    ]


def test_a_text_of_megabytes_is_told_and_left_out() -> None:
    found = read(text("x\n" * 2_000_000) + text("after"))
    assert [name for name, _, _ in found] == [DAMAGE, "sms"]
    assert "far too long" in str(found[0][1][0])


def test_binary_noise_is_told_once() -> None:
    noise = bytes(range(256)) * 50
    assert [name for name, _, _ in elements(io.BytesIO(noise), "utf-8")] == [DAMAGE]
