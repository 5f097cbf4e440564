"""SMS Backup & Restore (SyncTech): texts, MMS and calls as XML."""

from stillhere.importers.sms_backup_restore.importer import SmsBackupRestore

__all__ = ["SmsBackupRestore"]
