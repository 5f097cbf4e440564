"""How to get the files out of each app that can be read, in the order of the page."""

from __future__ import annotations

from stillhere.web.pages.bring_in import HowTo

HOW_TOS = (
    HowTo(
        "WhatsApp on Android",
        (
            "Open the chat with the person.",
            "Tap the three dots at the top, then More, then Export chat.",
            "Choose Without media.",
            "Save the file or mail it to yourself. Then drop it here.",
        ),
        "One file is one chat. WhatsApp may leave out the oldest messages of a very long chat.",
        opened=True,
    ),
    HowTo(
        "WhatsApp on iPhone",
        (
            "Open the chat with the person.",
            "Tap the name at the top, then scroll down to Export Chat.",
            "Choose Without Media.",
            "Choose Save to Files or mail it to yourself. Then drop the zip here.",
        ),
        "You need not unpack the zip.",
    ),
    HowTo(
        "Texts and calls on Android",
        (
            "Install the app SMS Backup & Restore, by SyncTech, on the phone.",
            "Open it and tap Set up a backup. Choose both messages and phone calls.",
            "Save the backup on the phone, or in a place that you can reach from here.",
            "You get two files: sms-….xml and calls-….xml. Drop both here.",
        ),
        "You can leave pictures out of the backup. Stillhere does not need them.",
    ),
    HowTo(
        "Names for the numbers",
        (
            "Open Contacts on the phone.",
            "Look for Export, or Share all, in its settings.",
            "Save the file that ends in .vcf, and drop it here too.",
        ),
        "Then you read names where the texts only know numbers.",
    ),
)
"""Only formats that can be read today."""
