"""Who gets in, who does not, and what every answer carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from tests.web.client import END, FILES, FORM, HOST, ORIGIN, Answer, ask, part

from stillhere.web.form_token import HEAD, LARGEST_FORM
from stillhere.web.guard import Guard
from stillhere.web.keys import Keys

if TYPE_CHECKING:
    from starlette.types import ASGIApp

KEYS = Keys()
INSIDE = {"cookie": f"stillhere-8765={KEYS.session}"}
POSTING = INSIDE | ORIGIN | FORM


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse((await request.body()).decode())


async def broken(_request: Request) -> PlainTextResponse:
    raise RuntimeError


async def first_piece(request: Request) -> PlainTextResponse:
    async for _piece in request.stream():
        break
    return PlainTextResponse("begun")


def guarded(keys: Keys = KEYS) -> ASGIApp:
    routes = [
        Route("/page", echo, methods=["GET", "POST"]),
        Route("/away", echo),
        Route("/broken", broken),
        Route("/upload", first_piece, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), port=8765, keys=keys)


def post(body: bytes, headers: dict[str, str] = POSTING) -> Answer:
    return ask(guarded(), "/page", method="POST", headers=headers, pieces=[body])


def form(rest: str = "") -> bytes:
    return f"csrf={KEYS.csrf}{rest}".encode()


def test_somebody_with_the_session_sees_the_page() -> None:
    assert ask(guarded(), "/page", headers=INSIDE).status == 200


@pytest.mark.parametrize("cookie", ["", "stillhere-8765=guess", "other=1; =;;", "stillhere-8765="])
def test_somebody_without_the_session_sees_nothing_but_a_friendly_sentence(cookie: str) -> None:
    answer = ask(guarded(), "/page", headers={"cookie": cookie})

    assert answer.status == 403
    assert "This page is private." in answer.body
    assert "Nothing was lost." in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_this_computer_has_three_names(host: str) -> None:
    assert ask(guarded(), "/page", headers=INSIDE | {"host": host}).status == 200


@pytest.mark.parametrize(
    "host", ["", "127.0.0.1", "127.0.0.1:9999", "evil.example:8765", "127.0.0.1.evil.example:8765"]
)
def test_any_other_name_is_refused_even_with_the_session(host: str) -> None:
    assert ask(guarded(), "/page", headers=INSIDE | {"host": host}).status == 400
    assert ask(guarded(), "/away", headers={"host": host}).status == 400


def test_a_key_is_traded_for_a_session_and_taken_out_of_the_address() -> None:
    answer = ask(guarded(), f"/page?a=1&key={KEYS.standing}&b=2")

    assert answer.status == 303
    assert answer.headers["location"] == "/page?a=1&b=2"
    assert answer.headers["set-cookie"].lower() == (
        f"stillhere-8765={KEYS.session}; httponly; path=/; samesite=strict".lower()
    )


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_a_key_never_leads_to_another_host(path: str) -> None:
    answer = ask(guarded(), f"{path}?key={KEYS.standing}")

    assert answer.status == 303
    assert answer.headers["location"][0] == "/"
    assert answer.headers["location"][1] not in "/\\"


def test_the_key_that_other_programs_may_see_works_once() -> None:
    keys = Keys()
    app, key = guarded(keys), keys.once()

    assert [ask(app, f"/page?key={key}").status for _ in range(2)] == [303, 403]


def test_two_launches_share_no_secret() -> None:
    one, other = Keys(), Keys()

    assert not {one.session, one.csrf, one.standing} & {other.session, other.csrf, other.standing}
    assert not other.accept(one.standing)


def test_the_quick_exit_needs_no_session() -> None:
    assert ask(guarded(), "/away").status == 200


def test_a_form_from_our_own_page_arrives_whole() -> None:
    assert post(form("&name=Milo")).body == form("&name=Milo").decode()
    assert post(form()).status == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"name=Milo", b"csrf=guess", b"csrf=", b"name=Milo&csrf=" + KEYS.csrf.encode()],
    ids=["nothing", "no token", "a guess", "an empty token", "the token too late"],
)
def test_a_form_without_its_token_in_front_changes_nothing(body: bytes) -> None:
    answer = post(body)

    assert answer.status == 403
    assert "Nothing was changed." in answer.body


@pytest.mark.parametrize(
    "other",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {},
    ],
)
def test_a_form_from_any_other_page_changes_nothing_even_with_the_token(
    other: dict[str, str],
) -> None:
    assert post(form(), INSIDE | FORM | other).status == 403


@pytest.mark.parametrize(
    "ours",
    [{"sec-fetch-site": "same-origin", "origin": "null"}, {"origin": f"http://{HOST}"}],
)
def test_browsers_with_and_without_fetch_metadata_can_send_a_form(ours: dict[str, str]) -> None:
    assert post(form(), INSIDE | FORM | ours).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/json", ""])
def test_only_forms_are_taken(kind: str) -> None:
    assert post(form(), INSIDE | ORIGIN | {"content-type": kind}).status == 403


def test_a_form_without_files_may_not_be_huge() -> None:
    assert post(form("&a=" + "x" * LARGEST_FORM)).status == 413


def test_a_large_file_is_handed_on_before_it_is_read() -> None:
    pieces = [part("csrf", KEYS.csrf.encode()), *([b"x" * HEAD] * 50), END]

    answer = ask(guarded(), "/upload", method="POST", headers=POSTING | FILES, pieces=pieces)

    assert (answer.status, answer.body) == (200, "begun")
    assert answer.read < 5


@pytest.mark.parametrize("token", [b"guess", b""])
def test_a_file_without_the_token_is_not_read_on(token: bytes) -> None:
    pieces = [part("csrf", token), *([b"x" * HEAD] * 50), END]

    answer = ask(guarded(), "/upload", method="POST", headers=POSTING | FILES, pieces=pieces)

    assert answer.status == 403
    assert answer.read < 5


@pytest.mark.parametrize("path", ["/page", "/away", "/nowhere", "/?key=no"])
def test_every_answer_says_what_a_browser_may_do_with_it(path: str) -> None:
    headers = ask(guarded(), path, headers=INSIDE).headers

    assert headers["content-security-policy"].startswith("default-src 'self'; object-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_refusals_and_failures_carry_the_same_headers() -> None:
    failed = ask(guarded(), "/broken", headers=INSIDE)
    refused = ask(guarded(), "/page")

    assert (failed.status, refused.status) == (500, 403)
    assert "content-security-policy" in failed.headers
    assert "content-security-policy" in refused.headers
