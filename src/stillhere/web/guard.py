"""The door: who may ask, from where, and what every answer must carry.

It stands around the whole application, so that its headers are on error pages too. Requests pass
in this order: host name, open paths, key, session, and for a change the origin, kind and token of
the form. A form's token is its first field, so that a file of any size is never held in memory.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import HTMLResponse, RedirectResponse, Response

from stillhere.web.form_token import TooLargeError, checked
from stillhere.web.keys import Keys, same
from stillhere.web.pages.parts import Frame, Step
from stillhere.web.pages.plain import Sorry
from stillhere.web.render import render

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer."""

OPEN_PATHS = ("/away", "/favicon.ico", "/static/")
"""What needs no session: it tells nothing about anybody."""


class Guard:
    """Lets through what comes from this computer, from this page and from its owner."""

    def __init__(self, app: ASGIApp, *, port: int, keys: Keys) -> None:
        self._app = app
        self._keys = keys
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._cookie = f"stillhere-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send, scope["path"]))
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope)
        if refusal is None and scope["method"] not in {"GET", "HEAD"}:
            try:
                receive = await checked(Headers(scope=scope), receive, self._keys.csrf)
            except TooLargeError:
                refusal = _sorry(413, "That was too much at once.")
            except PermissionError:
                refusal = _sorry(403, "This form is from an earlier start of Stillhere.")
        if refusal is not None:
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        """What to answer instead, or None where the request may pass."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return Response("This address is not served here.", 400)
        if scope["path"].startswith(OPEN_PATHS):
            return None
        entering = self._enter(scope)
        if entering is not None:
            return entering
        if not same(_cookie(headers, self._cookie), self._keys.session):
            return _closed()
        if scope["method"] not in {"GET", "HEAD"} and not self._from_here(headers):
            return _sorry(403, "That came from another page.")
        return None

    def _enter(self, scope: Scope) -> Response | None:
        """Trade a key in the address for a session, and take the key out of the address."""
        query = QueryParams(scope["query_string"])
        if scope["method"] != "GET" or not self._keys.accept(query.get("key", "")):
            return None
        rest = urlencode([(name, value) for name, value in query.multi_items() if name != "key"])
        url = "/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else "")
        answer = RedirectResponse(url, 303)
        answer.set_cookie(self._cookie, self._keys.session, httponly=True, samesite="strict")
        return answer

    def _from_here(self, headers: Headers) -> bool:
        """Whether a change was asked for by a page of ours.

        Under "no-referrer" a browser sends "Origin: null" with a form, so the fetch metadata,
        which no page can forge, counts first.
        """
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        return headers.get("origin", "").removeprefix("http://") == headers.get("host")


def _with_headers(send: Send, path: str) -> Send:
    cache = "no-cache" if path.startswith("/static/") else "no-store"

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers["Cache-Control"] = cache
        await send(message)

    return sending


def _cookie(headers: Headers, name: str) -> str:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


def _closed() -> Response:
    return _page(
        403,
        Sorry(
            "This page is private.",
            "Nothing was lost. Please open the link that Stillhere wrote in its window. "
            "It works until Stillhere is closed.",
            (),
        ),
    )


def _sorry(status: int, heading: str) -> Response:
    body = "Nothing was changed. Please go back to the page, load it again and repeat the step."
    return _page(status, Sorry(heading, body, (Step("See Today", "/"),)))


def _page(status: int, page: Sorry) -> Response:
    return HTMLResponse(render(page, Frame(csrf="", begun=False)), status)
