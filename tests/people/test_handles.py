from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.people.handles import is_person, normalise, normalise_mail, normalise_phone
from stillhere.records.handle import Handle, named


@pytest.mark.parametrize(
    ("raw", "country", "address"),
    [
        ("07700 900123", "GB", "+447700900123"),
        ("+44 (0)7700 900123", "GB", "+447700900123"),
        ("0044 7700 900123", "GB", "+447700900123"),
        ("0044 7700 900123", None, "+447700900123"),
        ("\u202a+44 7700 900123\u202c", None, "+447700900123"),
        ("+44\u00a07700\u2011900123", None, "+447700900123"),
        ("tel:+447700900123", None, "+447700900123"),
        ("(202) 555-0130", "US", "+12025550130"),
        ("٠٧٧٠٠٩٠٠١٢٣", "GB", "+447700900123"),
        ("011 15 2345-6789", "AR", "+5491123456789"),
        ("07700 900123", None, "07700900123"),
        ("62226", "GB", "62226"),
        ("+62226", "GB", "+62226"),
        ("MyBank", "GB", "MyBank"),
        ("", "GB", ""),
    ],
)
def test_numbers_become_e164_where_that_is_possible(
    raw: str, country: str | None, address: str
) -> None:
    assert normalise_phone(raw, country) == Handle("phone", address)


@given(st.text(max_size=30), st.sampled_from(["GB", "US", "DE", None]))
def test_normalising_never_fails_and_is_stable(raw: str, country: str | None) -> None:
    once = normalise_phone(raw, country)
    assert normalise_phone(once.address, country) == once
    is_person(once)


def test_mail_is_lower_case() -> None:
    assert normalise_mail("mailto:<Ruth@Example.ORG> ") == Handle("mail", "ruth@example.org")


def test_each_service_has_its_form() -> None:
    assert normalise(named("whatsapp", "Ruth"), "GB") == named("whatsapp", "Ruth")
    assert normalise(Handle("whatsapp", "+44 7700 900123"), None).address == "+447700900123"
    assert normalise(Handle("mail", "A@B.org"), None).address == "a@b.org"
    assert normalise(Handle("phone", "07700 900123"), "GB").address == "+447700900123"
    assert normalise(Handle("telegram", "user123"), "GB") == Handle("telegram", "user123")


@pytest.mark.parametrize(
    ("service", "address", "person"),
    [
        ("phone", "+447700900123", True),
        ("phone", "07700900123", True),
        ("phone", "62226", False),
        ("phone", "MyBank", False),
        ("phone", "+448000111222", False),
        ("phone", "unknown", False),
        ("phone", "", False),
        ("mail", "ruth@example.org", True),
        ("mail", "no-reply@example.org", False),
        ("mail", "noreply+7@example.org", False),
        ("mail", "newsletter@example.org", False),
        ("mail", "norah@example.org", True),
        ("mail", "ruth", False),
        ("whatsapp", "name:Ruth", True),
        ("whatsapp", "name: ", False),
    ],
)
def test_short_codes_senders_and_machines_are_no_persons(
    service: str, address: str, *, person: bool
) -> None:
    assert is_person(Handle(service, address)) is person
