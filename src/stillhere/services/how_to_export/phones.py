"""How to get out what a phone keeps itself: texts and calls."""

from __future__ import annotations

from stillhere.services.how_to_export.how_to import HowTo

PHONES: tuple[HowTo, ...] = (
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
        short="Texts and calls on Android",
        channels=("sms", "mms", "phone"),
        importers=("sms_backup_restore",),
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
            "Only the few files that hold these are copied. The rest stays where it is.",
            "If it takes too long here, use: stillhere import FOLDER",
            "The password stays on this computer and is not kept.",
        ),
        short="everything on an iPhone",
        channels=("imessage", "sms", "rcs", "phone", "facetime", "whatsapp"),
        importers=("iphone_calls", "imessage", "whatsapp_ios", "iphone_contacts"),
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
        short="Messages on a Mac",
        channels=("imessage", "rcs"),
        importers=("imessage",),
    ),
)
