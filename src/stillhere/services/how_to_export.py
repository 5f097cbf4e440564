"""How to get conversations off the phone: the text of the page and of docs/how-to-export."""

from __future__ import annotations

import msgspec


class HowTo(msgspec.Struct, frozen=True):
    """One way: `app` as its heading, the steps in order, and what is good to know."""

    slug: str
    app: str
    steps: tuple[str, ...]
    good_to_know: tuple[str, ...] = ()


HOW_TO: tuple[HowTo, ...] = (
    HowTo(
        "whatsapp-android",
        "WhatsApp on an Android phone",
        (
            "Open the chat with the person.",
            "Tap the three dots at the top, then More, then Export chat.",
            "Choose Without media.",
            "Choose your mail or your files app, and send it to yourself.",
            "Save the file on this computer, and drop it here.",
        ),
        (
            "You can do this again next month. Nothing is counted twice.",
            "WhatsApp gives at most about 40,000 messages, the newest ones.",
            "The long backup file that ends in “crypt15” is locked. Use Export chat instead.",
        ),
    ),
    HowTo(
        "whatsapp-iphone",
        "WhatsApp on an iPhone",
        (
            "Open the chat with the person.",
            "Tap the name at the top, then Export Chat.",
            "Choose Without Media.",
            "Choose Mail, AirDrop or Save to Files.",
            "Save the zip on this computer, and drop it here as it is.",
        ),
        ("There is no need to open the zip first.",),
    ),
    HowTo(
        "sms-android",
        "Texts and calls on an Android phone",
        (
            "Install the app SMS Backup & Restore from the phone’s store.",
            "Open it and tap Set up a backup. Choose both Messages and Phone calls.",
            "Choose where the backup goes: a folder on the phone, or your own cloud.",
            "Tap Back up now. It makes two files, one for texts and one for calls.",
            "Bring both files to this computer with a cable or your cloud, and drop them here.",
        ),
        (
            "The app can do this every night. Drop the newest file here whenever you like.",
            "Pictures make the files large. Stillhere reads large files too.",
        ),
    ),
    HowTo(
        "messenger",
        "Messenger",
        (
            "On this computer, open facebook.com and sign in.",
            "Open Settings and privacy, then Settings, then Accounts Center.",
            "Choose Your information and permissions, then Download your information.",
            "Choose your profile, then only Messages. As format choose JSON, as dates All time.",
            "Wait for the mail that it is ready. It can take a day. Then download it.",
            "Drop the zip here as it is.",
        ),
        (
            "Newer chats are locked between the two of you, and come in a second download.",
            "For it, open messenger.com, then Privacy & safety, then End-to-end encrypted chats.",
            "There open Message storage, download your secure storage data, and drop it here too.",
            "Pages (HTML) can be read as well. JSON has the exact times.",
        ),
    ),
    HowTo(
        "instagram",
        "Instagram",
        (
            "On this computer, open instagram.com and sign in.",
            "Open Settings, then Accounts Center.",
            "Choose Your information and permissions, then Download your information.",
            "Choose your account, then only Messages. As format choose JSON, as dates All time.",
            "Wait for the mail that it is ready. It can take a day. Then download it.",
            "Drop the zip here as it is.",
        ),
        ("Pages (HTML) can be read as well. JSON has the exact times.",),
    ),
    HowTo(
        "snapchat",
        "Snapchat",
        (
            "In the app, tap your picture, then the gear, then My Data.",
            "Sign in, and choose your chat history, as JSON files.",
            "Send the request at the end of the page. Wait for the mail that it is ready.",
            "Open the link in the mail on this computer, and download the zip.",
            "Drop the zip here as it is.",
        ),
        ("Snapchat gives the words of saved chats only. The times of the others may be there.",),
    ),
    HowTo(
        "skype",
        "Skype",
        (
            "Skype has closed. If you saved your chats before, look for that file.",
            "Its name ends in “tar”. Open it with a double click, to unpack it.",
            "Drop the file “messages.json” here.",
        ),
    ),
    HowTo(
        "contacts",
        "Names from your address book",
        (
            "On Android, open Contacts, then Fix and manage, then Export to file.",
            "On an iPhone, open Contacts, tap Lists, hold All Contacts, then Export.",
            "Bring the file that ends in “vcf” to this computer, and drop it here.",
        ),
        ("With it, a number gets the name that you gave it.",),
    ),
)


def page(how_to: HowTo) -> str:
    """The same text as a Markdown page."""
    lines = [f"# {how_to.app}", ""]
    lines += [f"{number}. {step}" for number, step in enumerate(how_to.steps, 1)]
    if how_to.good_to_know:
        lines += ["", "Good to know:", "", *(f"- {sentence}" for sentence in how_to.good_to_know)]
    return "\n".join(lines) + "\n"
