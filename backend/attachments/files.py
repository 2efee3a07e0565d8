"""Where the bytes are: a folder of this machine, or whatever storage the settings name."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django.db.models.signals import post_delete

from attachments.models import Attachment
from common.errors import Unavailable
from monitoring.exceptions import name_of

logger = logging.getLogger(__name__)

FOLDER = "attachments"


@contextmanager
def kept(content: BinaryIO) -> Iterator[str]:
    """Store ``content`` under a random name for as long as the block succeeds; if it fails, nothing stays.

    Raises:
        Unavailable: there is no room, or the storage is away.
    """
    name = f"{FOLDER}/{secrets.token_hex(1)}/{secrets.token_hex(20)}"
    content.seek(0)
    try:
        name = storages["default"].save(name, File(content))
    except OSError as error:
        raise Unavailable("The file could not be stored at the moment. Try again later.") from error
    try:
        yield name
    except BaseException:
        _remove(name)
        raise


def open_file(attachment: Attachment) -> Any:
    """The stored bytes, to be read; from a bucket they stream in as they are read.

    Raises:
        Unavailable: the storage is away.
    """
    try:
        return storages["default"].open(attachment.stored_as)
    except OSError as error:
        raise Unavailable("The file cannot be read at the moment. Try again later.") from error


def _forget(sender: Any, instance: Attachment, **_: Any) -> None:
    """The bytes go with their row: also with that of a draft that is thrown away. If that fails, the row does not
    come back, and the bytes are swept up later."""
    transaction.on_commit(lambda: _remove(instance.stored_as), robust=True)


def _remove(name: str) -> None:
    try:
        storages["default"].delete(name)
    except OSError as error:
        logger.error("a file is left to be swept up: %s", name_of(error))


def listen() -> None:
    """From now on, no file outlives its row."""
    post_delete.connect(_forget, sender=Attachment, dispatch_uid="attachments.files")
