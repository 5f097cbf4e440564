"""Who may open the page: the secrets of one launch (decision 0010)."""

from __future__ import annotations

import hashlib
import hmac
import secrets


class Keys:
    """The session, the form token and the keys of one launch. They live in memory only.

    Attributes:
        session: What the cookie holds once somebody came in with a key.
        csrf: What every form hands back; it follows from the session.
        standing: A key that works until the end of the launch, for the terminal.
    """

    def __init__(self) -> None:
        self.session = secrets.token_urlsafe(32)
        self.csrf = _derive(self.session, "csrf")
        self.standing = secrets.token_urlsafe(32)
        self._once: set[str] = set()

    def once(self) -> str:
        """A key that opens one time, for an address that other programs may see."""
        key = secrets.token_urlsafe(32)
        self._once.add(key)
        return key

    def accept(self, key: str) -> bool:
        """Whether `key` opens the door now."""
        if key in self._once:
            self._once.remove(key)
            return True
        return same(key, self.standing)


def same(given: str, expected: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode(), expected.encode())


def _derive(secret: str, purpose: str) -> str:
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()
