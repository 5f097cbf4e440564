"""How to get out chat apps that save a chat from the phone or computer."""

from __future__ import annotations

from stillhere.services.how_to_export.how_to import HowTo

CHAT_APPS: tuple[HowTo, ...] = (
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
        short="WhatsApp on Android",
        channels=("whatsapp",),
        importers=("whatsapp", "whatsapp_android"),
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
        short="WhatsApp on an iPhone",
        channels=("whatsapp",),
        importers=("whatsapp",),
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
        short="Telegram",
        channels=("telegram",),
        importers=("telegram",),
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
        short="Signal",
        channels=("signal",),
        importers=("signal", "signal_text"),
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
        short="Signal on a computer",
        channels=("signal",),
        importers=("signal_desktop", "signal_text"),
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
        short="LINE",
        channels=("line",),
        importers=("line",),
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
        short="KakaoTalk",
        channels=("kakaotalk",),
        importers=("kakaotalk",),
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
        short="Viber",
        channels=("viber",),
        importers=("viber",),
    ),
)
