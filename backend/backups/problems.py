"""What can go wrong with a backup."""


class BackupFailed(Exception):
    """The reason in a sentence that says what to do."""
