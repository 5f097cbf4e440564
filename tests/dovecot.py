"""A real mail server for tests: Dovecot on this computer, with a folder and ports of its own."""

from __future__ import annotations

import grp
import imaplib
import ipaddress
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Self

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from stillhere.outbound.line import Server

PASSWORD = "leaves-on-the-löwen-path"  # noqa: S105 - of a server that lives as long as the tests
MISSING = (
    "The tests with a real mail server were left out: Dovecot is not installed"
    " (Debian: apt-get install dovecot-imapd)."
)
HOST = "127.0.0.1"
PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
"""Servers lie in folders that are not on everybody's path."""
PATIENCE = 20.0

SHARED = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
mail_fsync = never
listen = {host}
ssl = yes
auth_failure_delay = 0
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "Gesendete Objekte" {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Papierkorb {{
    auto = create
    special_use = \\Trash
  }}
  mailbox Werbung {{
    auto = create
    special_use = \\Junk
  }}
  mailbox Drafts {{
    auto = create
    special_use = \\Drafts
  }}
}}
"""
OF_2_3 = """
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
"""
OF_2_4 = """
ssl_server_cert_file = {folder}/cert.pem
ssl_server_key_file = {folder}/key.pem
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/Maildir
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {folder}/mail/%{{user}}
  }}
}}
"""


class Letter(NamedTuple):
    """A mail as it lies in a folder."""

    folder: str
    text: bytes
    arrived: datetime


class Box:
    """The mailbox of one person on the server, filled and looked at as their own program would."""

    def __init__(self, server: Server, address: str) -> None:
        self.server, self.address = server, address

    def put(self, *letters: Letter) -> None:
        """Put mails into their folders, unread."""
        with self._opened() as imap:
            for folder in {each.folder for each in letters}:
                imap.create(f'"{folder}"')
            for folder, text, arrived in letters:
                state, told = imap.append(
                    f'"{folder}"', "", imaplib.Time2Internaldate(arrived), text
                )
                assert state == "OK", told

    def renew(self, folder: str) -> None:
        """Delete a folder, and make a new one of its name: its numbers count anew."""
        with self._opened() as imap:
            assert imap.delete(f'"{folder}"')[0] == "OK"
            assert imap.create(f'"{folder}"')[0] == "OK"

    def flags(self, folder: str) -> list[bytes]:
        """The marks of each mail of a folder."""
        with self._opened() as imap:
            imap.select(f'"{folder}"', readonly=True)
            told = imap.fetch("1:*", "(FLAGS)")[1]
            return [line for line in told if isinstance(line, bytes)]

    @contextmanager
    def _opened(self) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4(self.server.host, self.server.port, timeout=PATIENCE) as imap:
            secret = f"\0{self.address}\0{PASSWORD}".encode()
            imap.authenticate("PLAIN", lambda _: secret)
            yield imap


class Dovecot:
    """The server. `plain`, `starttls` and `tls` are its doors; `certificate` is its own."""

    def __init__(self, folder: Path, ports: tuple[int, int]) -> None:
        self.certificate = folder / "cert.pem"
        self.plain = Server(HOST, ports[0], "plain")
        self.starttls = Server(HOST, ports[0], "starttls")
        self.tls = Server(HOST, ports[1], "tls")
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None

    def box(self) -> Box:
        """An empty mailbox of somebody new."""
        return Box(self.plain, f"ruth.{secrets.token_hex(4)}@example.org")

    def start(self) -> Self:
        """Start it, and wait until it answers."""
        self._running = subprocess.Popen(
            [str(PROGRAM), "-F", "-c", str(self._folder / "dovecot.conf")],
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._running.poll() is None:
            with socket.socket() as line:
                line.settimeout(1)
                if line.connect_ex((HOST, self.plain.port)) == 0:
                    return self
            time.sleep(0.05)
        self.vanish()
        pytest.skip(f"Dovecot did not start: {self._last_words()}")

    def vanish(self) -> None:
        """End it and everything that it started, at once."""
        if self._running is not None:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()
            self._running = None

    def _last_words(self) -> str:
        log = self._folder / "log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return lines[-1] if lines else "it said nothing"


@contextmanager
def running() -> Iterator[Dovecot]:
    """A server that runs; the test is skipped where Dovecot is not installed."""
    if PROGRAM is None:
        pytest.skip(MISSING)
    with tempfile.TemporaryDirectory(prefix="stillhere-mail-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        folder.chmod(0o755)
        server = Dovecot(folder, _free_ports())
        _prepare(folder, server)
        try:
            yield server.start()
        finally:
            server.vanish()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind((HOST, 0))
        other.bind((HOST, 0))
        return one.getsockname()[1], other.getsockname()[1]


def _prepare(folder: Path, server: Dovecot) -> None:
    """Write its settings and certificate; it delivers as an account without any rights."""
    alone = os.getuid() != 0
    me = pwd.getpwuid(os.getuid()) if alone else pwd.getpwnam("nobody")
    (folder / "mail").mkdir()
    os.chown(folder / "mail", me.pw_uid, me.pw_gid)
    _certify(folder)
    told = subprocess.run([str(PROGRAM), "--version"], capture_output=True, text=True, check=True)
    version = tuple(map(int, re.findall(r"\d+", told.stdout)[:2]))
    first = ""
    if version >= (2, 4):
        number = told.stdout.split()[0]
        first = f"dovecot_config_version = {number}\ndovecot_storage_version = {number}"
    text = first + SHARED + (OF_2_3 if version < (2, 4) else OF_2_4)
    values = {
        "folder": folder,
        "host": HOST,
        "plain": server.plain.port,
        "tls": server.tls.port,
        "password": PASSWORD,
        "login": me.pw_name if alone else "dovenull",
        "internal": me.pw_name if alone else "dovecot",
        "group": grp.getgrgid(me.pw_gid).gr_name if alone else "dovecot",
        "uid": me.pw_uid,
        "gid": me.pw_gid,
    }
    (folder / "dovecot.conf").write_text(text.format(**values), encoding="utf-8")


def _certify(folder: Path) -> None:
    """A certificate for this computer that nobody else vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    places: Sequence[x509.GeneralName] = (
        x509.DNSName("localhost"),
        x509.IPAddress(ipaddress.ip_address(HOST)),
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(places), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "key.pem").write_bytes(private)
