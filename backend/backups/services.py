"""Make a backup; bring one back."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copytree, rmtree
from types import ModuleType
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages
from django.db import connection
from django.db.models import Q

from accounts.sessions import end_sessions
from audit.record import record
from backups import postgres, sqlite
from backups.archive import pack, read_identity, read_recipient, unpack
from backups.fingerprints import name_differences
from backups.problems import BackupFailed
from common import clock
from notifications.streams import begin_new_epoch

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files"
WORKSPACE = ".clinic-lab-backup-"
LONGEST_RUN = timedelta(hours=12)
ENGINES: dict[str, ModuleType] = {"postgresql": postgres, "sqlite": sqlite}


class Backup(NamedTuple):
    """What a backup holds, by its own account."""

    path: Path
    rows: int
    tables: int
    encrypted: bool
    # Where files lie that it does not hold; blank: it holds them.
    bucket: str


def make_backup(folder: Path) -> Backup:
    """Write the database and the files of this installation to a new file in ``folder``, while it runs. Files in a
    bucket stay there: the bucket's versions are their backup.

    Raises:
        BackupFailed: nothing is left behind, and what to do.
    """
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BackupFailed(f"There is no folder {folder} that this process may write to.")
    _sweep(folder)
    recipient = read_recipient(settings.BACKUP_RECIPIENT)
    made_at = clock.now()
    name = f"clinic-lab-{made_at:%Y%m%dT%H%M%SZ}.tar{'.age' if recipient else ''}"
    with _workspace(folder) as parts:
        # Nothing of it can be read without the parts' folder, and what a killed run leaves is swept by the next.
        tables = _engine().dump(parts)
        if settings.MEDIA_ROOT.is_dir():
            copytree(settings.MEDIA_ROOT, parts / FILES)
        manifest = {
            "format": FORMAT,
            "engine": connection.vendor,
            "made_at": made_at.isoformat(),
            "tables": tables,
            "bucket": settings.FILES_S3_BUCKET,
        }
        (parts / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        pack(parts, folder / name, recipient)
    rows = sum(count for count, _ in tables.values())
    made = Backup(folder / name, rows, len(tables), recipient is not None, settings.FILES_S3_BUCKET)
    record("backup.made", data={"rows": made.rows, "encrypted": made.encrypted})
    return made


def restore_backup(source: Path, identity: Path | None) -> Backup:
    """Fill an empty database, and the empty folder of files, from a backup; every row is counted and compared.

    The streams begin a new epoch: clients of the live channel read their lists anew. All sessions end, because some of
    them had ended since, or their passwords or memberships.

    Raises:
        BackupFailed: the database is not empty, or the backup is not what it says. Once it has begun to be filled, the
            database is not to be used then.
    """
    if not source.is_file():
        raise BackupFailed(f"There is no file {source}.")
    engine = _engine()
    engine.refuse_unless_empty()
    if settings.MEDIA_ROOT.is_dir() and any(settings.MEDIA_ROOT.iterdir()):
        raise BackupFailed(f"{settings.MEDIA_ROOT} has files in it. Move them away first.")
    secret = read_identity(identity) if identity else None
    with _workspace(source.parent) as parts:
        unpack(source, parts, secret)
        manifest = _read_manifest(parts)
        tables = engine.load(parts)
        if different := name_differences(manifest["tables"], tables):
            raise BackupFailed(
                f"Restored, but not the same in: {', '.join(different)}. Do not use this database; try an older backup."
            )
        if (parts / FILES).is_dir():
            _put_back(parts / FILES)
    begin_new_epoch()
    end_sessions(Q(), reason="restored")
    record("backup.restored", data={"made_at": manifest["made_at"]})
    rows = sum(count for count, _ in tables.values())
    return Backup(source, rows, len(tables), secret is not None, manifest.get("bucket", ""))


def forget_old_backups(folder: Path, keep_days: int) -> list[Path]:
    """Remove the backups in ``folder`` that are older, but never the newest; which ones."""
    since = clock.now() - timedelta(days=keep_days)
    found = sorted(folder.glob("clinic-lab-*.tar*"))
    old = [path for path in found[:-1] if path.stat().st_mtime < since.timestamp()]
    for path in old:
        path.unlink()
    return old


def _put_back(files: Path) -> None:
    """Into the folder of files, or into the bucket that has taken its place since."""
    if not settings.FILES_S3_BUCKET:
        copytree(files, settings.MEDIA_ROOT, dirs_exist_ok=True)
        return
    for path in files.rglob("*"):
        if path.is_file():
            with path.open("rb") as content:
                storages["default"].save(path.relative_to(files).as_posix(), File(content))


def _engine() -> ModuleType:
    return ENGINES[connection.vendor]


def _read_manifest(parts: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((parts / MANIFEST).read_text(encoding="utf-8"))
        known = manifest["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupFailed("This is no backup of this product.") from error
    if not known:
        raise BackupFailed(f"This backup has format {manifest['format']}; this version reads {FORMAT}.")
    if manifest["engine"] != connection.vendor:
        raise BackupFailed(f"This backup is of {manifest['engine']}; DATABASE_URL names {connection.vendor}.")
    return manifest


@contextmanager
def _workspace(beside: Path) -> Iterator[Path]:
    """A folder for the parts that nobody else can look into, on the same disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=WORKSPACE, dir=beside) as folder:
        parts = Path(folder) / "parts"
        parts.mkdir()
        yield parts


def _sweep(folder: Path) -> None:
    """Remove what killed runs have left; a living one is younger."""
    for path in folder.glob(f"{WORKSPACE}*"):
        if path.stat().st_mtime < (clock.now() - LONGEST_RUN).timestamp():
            rmtree(path, ignore_errors=True)
