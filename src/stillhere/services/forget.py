"""Forgets the whole record, and what the system keeps for it."""

from __future__ import annotations

from stillhere.services import mail_accounts, mail_passwords
from stillhere.store.store import Store


def forget_everything(store: Store) -> None:
    """Close the store and delete its files and backups, and the passwords in the keyring."""
    for account in mail_accounts.accounts(store):
        mail_passwords.drop(store, account.address)
    store.forget_everything()
