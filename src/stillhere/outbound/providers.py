"""Where the mail of well-known providers is fetched: the server for the end of an address.

The names are those of the providers' own help pages; Thunderbird's autoconfig holds the same.
"""

from __future__ import annotations

SERVERS: dict[str, tuple[str, ...]] = {
    "imap.gmail.com": ("gmail.com", "googlemail.com"),
    "imap.mail.me.com": ("icloud.com", "me.com", "mac.com"),
    "imap.mail.yahoo.com": ("yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "ymail.com"),
    "imap.aol.com": ("aol.com", "aol.de"),
    "imap.gmx.net": ("gmx.net", "gmx.de", "gmx.at", "gmx.ch"),
    "imap.gmx.com": ("gmx.com", "gmx.co.uk", "gmx.us"),
    "imap.mail.com": ("mail.com", "email.com"),
    "imap.web.de": ("web.de",),
    "secureimap.t-online.de": ("t-online.de", "magenta.de"),
    "imap.fastmail.com": ("fastmail.com", "fastmail.fm"),
    "posteo.de": ("posteo.de", "posteo.net"),
    "imap.mailbox.org": ("mailbox.org",),
    "imap.orange.fr": ("orange.fr", "wanadoo.fr"),
    "imap.free.fr": ("free.fr",),
    "imap.laposte.net": ("laposte.net",),
    "mail.btinternet.com": ("btinternet.com",),
    "imap.zoho.com": ("zoho.com", "zohomail.com"),
    "imap.comcast.net": ("comcast.net",),
    "outlook.office365.com": ("outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.co.uk"),
    "127.0.0.1:1143": ("proton.me", "protonmail.com", "pm.me"),
}
"""Proton's mail is fetched through the bridge that runs on the person's own computer."""

_BY_ENDING = {ending: host for host, endings in SERVERS.items() for ending in endings}


def host_for(address: str) -> str:
    """The server for an address: as it is known, else as most providers call theirs."""
    ending = address.rpartition("@")[2].lower()
    return _BY_ENDING.get(ending, f"imap.{ending}")
