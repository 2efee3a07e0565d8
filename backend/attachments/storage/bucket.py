"""Files in a bucket of an S3-compatible service. Imported only where one is named: it brings boto3 along.

What the service refuses or does not answer is an ``OSError``, as it is of a disk. No object is public, and nobody gets
a link to one.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NoReturn

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from monitoring.exceptions import name_of

logger = logging.getLogger(__name__)

_ABSENT = frozenset({"NoSuchKey", "404"})


_CONVERSATION = Config(
    signature_version="s3v4",
    # A bucket as a part of the path: what every service and every certificate knows.
    s3={"addressing_style": "path"},
    connect_timeout=5,
    read_timeout=30,
    retries={"total_max_attempts": 2, "mode": "standard"},
    # Services other than Amazon's do not all know the newer checksums.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
# One request an upload, of the thread that asks: an object is there wholly or not at all.
_WHOLE = TransferConfig(multipart_threshold=64 * 1024**2, use_threads=False)


class Bucket(S3Storage):
    # Whatever the environment holds for other programs is not meant for us.
    session_profile = security_token = None
    client_config = _CONVERSATION
    transfer_config = _WHOLE
    # Names are random: asking first whether one is taken would be a request for nothing.
    file_overwrite = True

    def _open(self, name: str, mode: str = "rb") -> Any:
        """The object as it streams in."""
        with _as_of_a_disk():
            return self.bucket.Object(self._normalize_name(name)).get()["Body"]

    def _save(self, name: str, content: Any) -> str:
        with _as_of_a_disk():
            stored_as: str = super()._save(name, content)
            return stored_as

    def delete(self, name: str) -> None:
        with _as_of_a_disk():
            super().delete(name)

    def names_before(self, moment: datetime, folder: str) -> Iterator[str]:
        """What was stored in ``folder`` before ``moment``."""
        with _as_of_a_disk():
            for found in self.bucket.objects.filter(Prefix=f"{folder}/"):
                if found.last_modified < moment:
                    yield found.key

    def url(self, *given: Any, **more: Any) -> NoReturn:
        raise NotImplementedError("Files leave through the API alone.")


@contextmanager
def _as_of_a_disk() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _ABSENT:
            raise FileNotFoundError("There is no such object.") from error
        logger.error("bucket refused: %s", code if code.isalnum() else name_of(error))
        raise OSError("The bucket refused.") from error
    except (BotoCoreError, Boto3Error) as error:
        logger.error("bucket away: %s", name_of(error))
        raise OSError("The bucket did not answer.") from error
