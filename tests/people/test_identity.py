from __future__ import annotations

import pytest

from stillhere.people.identity import Called, Seen, maybe_one, propose
from stillhere.people.names import likeness, plain, same_name
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Contact
from stillhere.records.person import Person

NUMBER = Handle("phone", "+447700900123")
OTHER = Handle("phone", "+447700900456")


def test_the_same_number_in_two_services_is_certain() -> None:
    (join,) = propose(
        [Seen(Handle("whatsapp", "+447700900123"))], [], [Person(7, "Ruth Hale", handles=(NUMBER,))]
    )
    assert (join.person, join.name) == (7, "Ruth Hale")
    assert join.handles == (NUMBER, Handle("whatsapp", "+447700900123"))
    assert join.evidence == ("You already know +447700900123 as Ruth Hale.",)


def test_a_number_in_the_address_book_is_certain() -> None:
    (join,) = propose([Seen(NUMBER)], [Contact("Ruth Hale", (NUMBER,))], [])
    assert join.evidence == ("Your address book lists +447700900123 as Ruth Hale.",)


def test_a_person_who_is_called_otherwise_in_the_address_book_is_still_the_same_number() -> None:
    known = Person(7, "Ruthie", handles=(NUMBER,))
    (join,) = propose(
        [Seen(Handle("whatsapp", "+447700900123"))], [Contact("Ruth Hale", (NUMBER,))], [known]
    )
    assert (join.person, join.name) == (7, "Ruthie")


def test_a_number_that_two_contacts_share_is_not_certain() -> None:
    book = [Contact("Ruth Hale", (NUMBER,)), Contact("Tom Hale", (NUMBER,))]
    assert propose([Seen(NUMBER)], book, []) == ()


def test_the_same_whole_name_once_in_the_address_book_is_certain() -> None:
    (join,) = propose(
        [Seen(named("whatsapp", "\u200eRuth  Hale"))], [Contact("Ruth Hale", (NUMBER,))], []
    )
    assert join.evidence == ("Your address book has exactly one Ruth Hale.",)
    assert NUMBER in join.handles


def test_a_contact_of_a_known_person_joins_that_person() -> None:
    known = Person(7, "Ruthie", handles=(NUMBER,))
    (join,) = propose(
        [Seen(named("whatsapp", "Ruth Hale"))], [Contact("Ruth Hale", (NUMBER,))], [known]
    )
    assert join.person == 7


def test_one_number_under_a_short_and_a_whole_name_is_one_entry_of_the_address_book() -> None:
    book = [Contact("Ruth", (NUMBER,)), Contact("Ruth Hale", (NUMBER,))]
    (join,) = propose([Seen(named("whatsapp", "Ruth"))], book, [])
    assert NUMBER in join.handles


def test_a_first_name_that_two_numbers_share_is_not_certain() -> None:
    book = [Contact("Ruth", (NUMBER,)), Contact("Ruth Hale", (OTHER,))]
    assert propose([Seen(named("whatsapp", "Ruth"))], book, []) == ()


def test_a_name_that_stands_twice_in_the_address_book_is_not_certain() -> None:
    book = [Contact("Ruth Hale", (NUMBER,)), Contact("Ruth Hale", (OTHER,))]
    assert propose([Seen(named("whatsapp", "Ruth Hale"))], book, []) == ()


def test_a_single_word_is_certain_only_where_no_other_name_begins_with_it() -> None:
    seen = [Seen(named("whatsapp", "Mum"))]
    assert len(propose(seen, [Contact("Mum", (NUMBER,))], [])) == 1
    assert propose(seen, [Contact("Mum", (NUMBER,)), Contact("Mum Work", (OTHER,))], []) == ()


def test_a_name_that_somebody_gave_himself_is_never_certain() -> None:
    seen = [Seen(named("whatsapp", "~Ruth Hale"))]
    assert propose(seen, [Contact("Ruth Hale", (NUMBER,))], []) == ()


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Dan Bell", "Daniel Bell",
         "share a family name, and the first names are forms of one name"),
        ("Bell, Daniel", "Daniel Bell", "are the same name in another order"),
        ("Daniel B.", "Daniel Bell",
         "share a first name, and the initial of the family name fits"),
        ("Danielle Bell", "Daniele Bell", "differ by one or two letters"),
        ("Søren Dahl", "Soren Dahl", "are the same name in another spelling or script"),
        ("Иван Петров", "Ivan Petrov", "are the same name in another spelling or script"),
        ("Daniel", "Daniel Bell", "share a first name"),
        ("Dan", "Daniel", "are forms of one name"),
        ("Dan", "Daniel Bell", "share a name, one of them short"),
        ("Daniel Bell", "Daniel Marsh", None),
        ("Ruth Hale", "Tom Hale", None),
        ("", "Tom", None),
    ],
)  # fmt: skip
def test_likeness_of_names_is_told_in_words(one: str, other: str, how: str | None) -> None:
    assert likeness(one, other) == how
    assert (likeness(other, one) is None) == (how is None)


def test_people_with_alike_names_may_be_one() -> None:
    people = [
        Called(1, ("Daniel Bell",)),
        Called(2, ("Tom Hale", "Dan Bell")),
        Called(3, ("Ruth Hale",)),
    ]
    (pair,) = maybe_one(people)
    assert (pair.one, pair.other) == (1, 2)
    assert pair.evidence == (
        "“Daniel Bell” and “Dan Bell” share a family name, "
        "and the first names are forms of one name."
    )


def test_a_name_that_a_crowd_shares_tells_nothing() -> None:
    assert len(maybe_one([Called(n, ("Sam",)) for n in range(3)])) == 3
    assert maybe_one([Called(n, ("Sam",)) for n in range(100)]) == ()


def test_what_a_person_has_already_is_not_proposed_again() -> None:
    known = Person(7, "Ruth Hale", handles=(NUMBER, named("whatsapp", "Ruth Hale")))
    seen = [Seen(NUMBER), Seen(named("whatsapp", "Ruth Hale"))]
    assert propose(seen, [Contact("Ruth Hale", (NUMBER,))], [known]) == ()


def test_mass_senders_are_joined_to_nobody() -> None:
    short = Handle("phone", "62226")
    assert propose([Seen(short, ("Ruth Hale",))], [Contact("Ruth Hale", (NUMBER,))], []) == ()


def test_names_are_compared_without_case_spaces_and_invisible_marks() -> None:
    assert plain("\u202aRUTH  Hale\u202c ") == "ruth hale"
    assert same_name("Straße", "STRASSE")
    assert not same_name("", "")
