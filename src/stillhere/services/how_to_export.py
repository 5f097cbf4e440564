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
    HowTo(
        "telegram",
        "Telegram",
        (
            "Install Telegram Desktop on this computer, from desktop.telegram.org, and sign in.",
            "Open the chat with the person. Click the three dots, then Export chat history.",
            "Untick the photos and files. Next to Format, choose Machine-readable JSON.",
            "Click Export. Telegram makes a folder with a file called “result.json” in it.",
            "Drop that folder or that file here.",
        ),
        (
            "For all chats at once, open Settings, then Advanced, then Export Telegram data.",
            "The app on the phone cannot do this. Secret chats are on the phone alone.",
        ),
    ),
    HowTo(
        "signal",
        "Signal",
        (
            "On an Android phone, bring Signal up to date, and open its settings, then Chats.",
            "Choose to export your chats, without media, and choose a folder on the phone.",
            "Connect the phone to this computer with a cable, and copy that folder here.",
            "Drop the folder here. The file in it that counts is called “main.jsonl”.",
        ),
        (
            "Messages that were set to disappear are not in it.",
            "Anybody can read these files. Delete them from the phone when you are done.",
            "The backup that ends in “backup” is locked. Use the export instead.",
        ),
    ),
    HowTo(
        "signal-desktop",
        "Signal on a computer",
        (
            "Close Signal on this computer.",
            "Find its folder, called “Signal”. On a Mac it is in Library, Application Support.",
            "On Windows it is in AppData, Roaming. On Linux it is in “.config”.",
            "Drop the whole folder here. If a key is asked for, type it.",
        ),
        (
            "Since 2024 the key is in the computer’s own key store. The phone’s export needs none.",
            "A computer has only the messages since Signal was set up on it.",
            "Chats that the program signal-export has written can be dropped here, too.",
        ),
    ),
    HowTo(
        "discord",
        "Discord",
        (
            "In Discord, open User Settings, then Data & Privacy.",
            "Click Request Data, and choose your messages and your account.",
            "Wait for a mail from Discord. It can take up to 30 days.",
            "Save the zip from that mail on this computer, and drop it here as it is.",
        ),
        (
            "It holds what you wrote, and nothing of what others wrote to you.",
            "A chat that the program DiscordChatExporter has saved as JSON has both sides.",
        ),
    ),
    HowTo(
        "slack",
        "Slack",
        (
            "Only an owner or admin of the workspace can do this. Ask one of them, if need be.",
            "Open the workspace’s settings, then Import/Export Data, then Export.",
            "Choose the entire history, and click Start Export.",
            "Save the zip from the mail that follows on this computer, and drop it here as it is.",
        ),
        (
            "Direct messages are in it only for some plans of Slack.",
            "In a free workspace, messages of more than a year ago are not in it.",
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
