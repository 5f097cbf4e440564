"""How to get out chat apps that send a download on request."""

from __future__ import annotations

from stillhere.services.how_to_export.how_to import HowTo

DOWNLOADS: tuple[HowTo, ...] = (
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
        short="Messenger",
        channels=("messenger",),
        importers=("messenger", "messenger_html"),
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
        short="Instagram",
        channels=("instagram",),
        importers=("instagram", "instagram_html"),
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
        short="Google Voice, Google Chat, Hangouts",
        channels=("google_voice", "google_chat", "hangouts"),
        importers=("google_voice", "google_chat", "hangouts"),
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
        short="Snapchat",
        channels=("snapchat",),
        importers=("snapchat",),
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
        short="Discord",
        channels=("discord",),
        importers=("discord", "discord_package"),
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
        short="Slack",
        channels=("slack",),
        importers=("slack",),
    ),
    HowTo(
        "skype",
        "Skype",
        (
            "Skype has closed. If you saved your chats before, look for that file.",
            "Its name ends in “tar”. Open it with a double click, to unpack it.",
            "Drop the file “messages.json” here.",
        ),
        short="Skype",
        channels=("skype",),
        importers=("skype",),
    ),
)
