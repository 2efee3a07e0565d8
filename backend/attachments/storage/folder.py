"""Files in a folder of this machine, or one that several hosts share."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class Folder(FileSystemStorage):
    def names_before(self, moment: datetime, folder: str) -> Iterator[str]:
        """What was stored in ``folder`` before ``moment``."""
        root = Path(self.location)
        for path in (root / folder).rglob("*"):
            try:
                written_at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
            except FileNotFoundError:  # removed meanwhile
                continue
            if path.is_file() and written_at < moment:
                yield path.relative_to(root).as_posix()
