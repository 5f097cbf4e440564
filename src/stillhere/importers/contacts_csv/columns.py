"""What the columns of address books are called, by program and language.

Google's are the same in every language. Outlook's are those of its language; a language that is
not listed here is not recognised. Thunderbird's are English.
"""

from __future__ import annotations

import re
from typing import Literal

Part = Literal[
    "name", "given", "middle", "family", "nick", "firm", "mail", "phone", "birthday", "year",
    "month", "day",
]  # fmt: skip

NAMES: dict[Part, str] = {
    "name": """name | full name | display name | file as | vollständiger name | nom complet
        | nombre completo | nome completo | volledige naam""",
    "given": """first name | given name | vorname | prénom | nombre | nome | voornaam | förnamn
        | fornavn | etunimi | imię""",
    "middle": """middle name | additional name | weitere vornamen | deuxième prénom
        | segundo nombre | secondo nome | middelste naam | segundo nome""",
    "family": """last name | family name | nachname | nom | apellidos | apellido | cognome
        | achternaam | efternamn | etternavn | efternavn | sukunimi | nazwisko | sobrenome""",
    "nick": "nickname | spitzname | surnom | apodo | soprannome | bijnaam | apelido",
    "firm": """organization name | organization 1 - name | company | organization | firma | société
        | organización | empresa | società | bedrijf""",
    "mail": """e-mail address | e-mail 2 address | e-mail 3 address | primary email
        | secondary email | email address | e-mail-adresse | e-mail 2: adresse | e-mail 3: adresse
        | e-mail 2-adresse | e-mail 3-adresse | adresse de messagerie | adresse de messagerie 2
        | adresse de messagerie 3 | dirección de correo electrónico
        | dirección de correo electrónico 2 | dirección de correo electrónico 3
        | indirizzo posta elettronica | indirizzo posta elettronica 2 | e-mailadres | e-mailadres 2
        | endereço de email | e-postadress | e-postadresse""",
    "phone": """mobile phone | home phone | home phone 2 | business phone | business phone 2
        | primary phone | other phone | car phone | company main phone | mobile number
        | work phone | mobiltelefon | telefon privat | telefon privat 2 | telefon geschäftlich
        | telefon geschäftlich 2 | haupttelefon | weiteres telefon | autotelefon
        | tél. mobile | téléphone (domicile) | téléphone 2 (domicile) | téléphone (bureau)
        | téléphone 2 (bureau) | téléphone principal | teléfono móvil | particular | teléfono
        | teléfono del trabajo | cellulare | abitazione | ufficio | mobiele telefoon
        | telefoon thuis | telefoon op werk | telemóvel | telefone celular
        | telefone residencial""",
    "birthday": """birthday | geburtstag | anniversaire | cumpleaños | compleanno | verjaardag
        | data de nascimento | födelsedag | fødselsdag""",
    "year": "birth year",
    "month": "birth month",
    "day": "birth day",
}
PARTS: dict[str, Part] = {
    " ".join(name.split()): part for part, names in NAMES.items() for name in names.split("|")
}
OF_GOOGLE = re.compile(r"(e-mail|phone) \d+ - value$")
ADDRESSES = frozenset({"mail", "phone"})
NAMING = frozenset({"name", "given", "family"})


def parts_of(header: list[str]) -> list[Part | None]:
    """What each column holds; None for those that are not read."""
    return [_part(name) for name in header]


def is_address_book(parts: list[Part | None]) -> bool:
    """Whether a table with these columns names people and how to reach them."""
    return not ADDRESSES.isdisjoint(parts) and not NAMING.isdisjoint(parts)


def _part(name: str) -> Part | None:
    plain = " ".join(name.strip().strip('"').casefold().split())
    google = OF_GOOGLE.match(plain)
    if google is not None:
        return "mail" if google[1] == "e-mail" else "phone"
    return PARTS.get(plain)
