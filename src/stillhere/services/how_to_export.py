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
        "google",
        "Google Voice, Google Chat and Hangouts",
        (
            "On this computer, open takeout.google.com and sign in.",
            "Choose Deselect all. Then tick Google Chat, and Voice or Hangouts if they are there.",
            "Choose Next step, then Create export.",
            "Google writes you a mail when it is ready. That may take hours.",
            "Download the zip, and drop it here as it is.",
        ),
        ("There is no need to open the zip first.", "You can do this again whenever you like."),
    ),
    HowTo(
        "line",
        "LINE",
        (
            "Open the chat with the person.",
            "Tap the three lines at the top, then Other settings or Settings.",
            "Tap Export chat history, and send the file to yourself.",
            "Save the file on this computer, and drop it here.",
        ),
        (
            "Do this once for each chat.",
            "LINE writes when the file was made. It counts from there.",
        ),
    ),
    HowTo(
        "kakaotalk",
        "KakaoTalk",
        (
            "Open the chat with the person.",
            "Tap the three lines at the top, then the cog.",
            "Tap Export Chat Messages (대화 내용 내보내기), and send the text to yourself.",
            "Save the file on this computer, and drop it here.",
        ),
        ("On Windows, open the chat and press Ctrl and S to save it.",),
    ),
    HowTo(
        "viber",
        "Viber on a Windows computer",
        (
            "Close Viber.",
            "Press the Windows key and R, type shell:appdata, and press Enter.",
            "Open the folder ViberPC, then the folder with your number.",
            "Drop the file viber.db here.",
        ),
        (
            "Newer versions of Viber lock this file. Then it cannot be read.",
            "The chats that Viber sends by mail cannot be read yet.",
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
        (
            "With it, a number gets the name that you gave it.",
            "On a computer, open contacts.google.com and choose Export. Every choice there works.",
        ),
    ),
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
    ),
)


def page(how_to: HowTo) -> str:
    """The same text as a Markdown page."""
    lines = [f"# {how_to.app}", ""]
    lines += [f"{number}. {step}" for number, step in enumerate(how_to.steps, 1)]
    if how_to.good_to_know:
        lines += ["", "Good to know:", "", *(f"- {sentence}" for sentence in how_to.good_to_know)]
    return "\n".join(lines) + "\n"
