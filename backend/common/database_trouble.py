"""Errors that say the database cannot do its work now: away, out of space, or taking no changes.

Not what a statement of ours did wrong; that stays an error of ours.
"""

from django.db import Error, InterfaceError, InternalError, OperationalError

# PostgreSQL, appendix A: a standby, or a server that was switched to read-only.
READ_ONLY = "25006"


def is_database_trouble(error: BaseException) -> bool:
    """Whether the same request may well succeed later."""
    if isinstance(error, (OperationalError, InterfaceError)):
        return True
    return isinstance(error, InternalError) and sqlstate_of(error) == READ_ONLY


def sqlstate_of(error: Error) -> str:
    """The five characters that PostgreSQL gives with each error; blank for SQLite."""
    return getattr(error.__cause__, "pgcode", None) or ""
