"""How to get out mail, calendars and address books."""

from __future__ import annotations

from stillhere.services.how_to_export.how_to import HowTo

MAIL: tuple[HowTo, ...] = (
    HowTo(
        "mail-gmail",
        "Mail from Gmail",
        (
            "On a computer, open takeout.google.com and sign in.",
            "Choose Deselect all. Then tick Mail, further down.",
            "Choose Next step, then Create export.",
            "Wait for a mail from Google. That may take a day.",
            "Open it, choose Download, and drop the file here as it is.",
        ),
        (
            "Newsletters, lists, spam and drafts are left out.",
            "There is no need to open the zip first, however large it is.",
        ),
        short="Gmail",
        channels=("mail",),
        importers=("mbox",),
    ),
    HowTo(
        "mail-thunderbird",
        "Mail from Thunderbird",
        (
            "In Thunderbird, open the menu Help, then Troubleshooting Information.",
            "Beside Profile Folder, choose Open Folder.",
            "Close Thunderbird.",
            "Drop the folder Mail here. If there is one called ImapMail, drop that too.",
        ),
        (
            "Take the whole folder. What you sent lies in a file of its own.",
            "Mail that lies only on the server is not in it.",
        ),
        short="Thunderbird",
        channels=("mail",),
        importers=("mbox", "eml"),
    ),
    HowTo(
        "calendar-google",
        "Your Google calendar",
        (
            "On a computer, open calendar.google.com.",
            "Click the gear at the top, then Settings.",
            "Choose Import and export on the left, then Export.",
            "Drop the zip that you get here as it is.",
        ),
        (
            "Only meetings to which somebody was invited are read, and birthdays.",
            "Meetings that are still to come are left out.",
        ),
        short="Google calendar",
        channels=("calendar",),
        importers=("ics",),
    ),
)

NAMES: tuple[HowTo, ...] = (
    HowTo(
        "contacts",
        "Names from your address book",
        (
            "On Android, open Contacts, then Fix and manage, then Export to file.",
            "On an iPhone, open Contacts, tap Lists, hold All Contacts, then Export.",
            "Bring the file that ends in “vcf” to this computer, and drop it here.",
        ),
        (
            "With it, a number gets the name that you gave it.",
            "On a computer, open contacts.google.com and choose Export. Every choice there works.",
        ),
        short="your address book",
        channels=(),
        importers=("vcard", "contacts_csv"),
    ),
)
