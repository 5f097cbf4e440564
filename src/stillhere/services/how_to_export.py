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
        "iphone-backup",
        "Everything on an iPhone: texts, calls, WhatsApp and names",
        (
            "Connect the iPhone to this computer with its cable. Tap Trust on the phone.",
            "On a Mac, open Finder and click the iPhone on the left. On a PC, open Apple Devices.",
            "Choose to back up all of the data on your iPhone to this computer.",
            "Tick Encrypt local backup and choose a password. Without it the calls are missing.",
            "Click Back Up Now, and wait until it is done.",
            "On a Mac, click Manage Backups, hold Control, click the backup, then Show in Finder.",
            "On a PC it is in your own folder, in Apple, MobileSync, Backup.",
            "Drop that folder here, and type the password that you chose.",
        ),
        (
            "Only messages, calls and names are read. Pictures are not opened.",
            "The folder is large. If it takes too long here, use: stillhere import FOLDER",
            "The password stays on this computer and is not kept.",
        ),
    ),
    HowTo(
        "messages-mac",
        "Messages on a Mac",
        (
            "Close Messages.",
            "In Finder, open the Go menu, then Go to Folder, and type ~/Library/Messages.",
            "Make a new folder on the desktop. Copy chat.db and chat.db-wal into it.",
            "Hold Control, click the new folder, and choose Compress.",
            "Drop the zip here.",
        ),
        (
            "The file that ends in “wal” holds the newest messages. Take both.",
            "A Mac has texts (SMS) only if your iPhone passes them on.",
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
