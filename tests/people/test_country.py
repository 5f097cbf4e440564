from __future__ import annotations

import pytest

from stillhere.people.country import guess_country


def test_the_own_number_decides() -> None:
    found = guess_country(["+447700900123"], "de_DE.UTF-8")
    assert (found.country, found.certain) == ("GB", True)


def test_numbers_of_two_countries_are_asked() -> None:
    found = guess_country(["+447700900123", "+4915112345678"])
    assert (found.country is not None, found.certain) == (True, False)


def test_most_numbers_of_the_record_are_a_guess() -> None:
    others = ["+447700900123", "+447700900124", "+447700900125", "+4915112345678"]
    found = guess_country((), "en_US.UTF-8", others)
    assert (found.country, found.certain) == ("GB", False)


@pytest.mark.parametrize(
    ("locale", "country"),
    [
        ("en_GB.UTF-8", "GB"),
        ("sr-Latn-RS", "RS"),
        ("de-AT", "AT"),
        ("C.UTF-8", None),
        ("en", None),
        (None, None),
    ],
)
def test_the_locale_is_only_a_guess_and_never_invents_a_country(
    locale: str | None, country: str | None
) -> None:
    found = guess_country((), locale)
    assert (found.country, found.certain) == (country, False)


def test_unreadable_numbers_say_nothing() -> None:
    assert guess_country(["62226", "MyBank"]).country is None
