"""A backup as one file: a tar of its parts, encrypted for a recipient if there is one (age, age-encryption.org/v1).

The machine that makes backups knows only the recipient's public half, so whoever breaks into it cannot read the older
ones.
"""

import hashlib
import os
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage

from backups.problems import BackupFailed

ENCRYPTED = b"age-encryption.org/v1"
CHUNK = 1024 * 1024


def read_recipient(text: str) -> pyrage.x25519.Recipient | None:
    """The public key ``age1…`` that backups are made for; ``None`` for an empty text.

    Raises:
        BackupFailed: it is not one.
    """
    if not text:
        return None
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise BackupFailed(
            "BACKUP_RECIPIENT is no age public key (age1…): make a pair with age-keygen."
        ) from error


def read_identity(path: Path) -> pyrage.x25519.Identity:
    """The secret key in a file as age-keygen writes it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        key = next(line for line in lines if line.startswith("AGE-SECRET-KEY-"))
        return pyrage.x25519.Identity.from_str(key.strip())
    except (OSError, UnicodeDecodeError, StopIteration, pyrage.IdentityError) as error:
        raise BackupFailed(f"{path} holds no secret key of age (AGE-SECRET-KEY-…).") from error


def pack(parts: Path, target: Path, recipient: pyrage.x25519.Recipient | None) -> None:
    """Write everything in ``parts`` to ``target``, read it back, and only then give it its name.

    Raises:
        BackupFailed: what is on the disk is not what was written, or the name is taken.
    """
    # Beside the parts: the workspace is this run's alone, and goes with whatever is unfinished in it.
    unfinished = parts.parent / "unfinished"
    with _create(unfinished) as raw:
        output = _Digesting(raw)
        if recipient is None:
            _write_tar(parts, output)
        else:
            with _fed_by(lambda sink: _write_tar(parts, sink)) as source:
                pyrage.encrypt_io(source, output, [recipient])
        raw.flush()
        os.fsync(raw.fileno())
        _forget_in_memory(raw.fileno())
    if _digest_of(unfinished) != output.digest.hexdigest():
        raise BackupFailed("What was read back from the disk is not what was written. Look at the disk.")
    if target.exists():
        raise BackupFailed(f"There is a {target} already: another backup of the same second.")
    unfinished.rename(target)
    _sync_folder(target.parent)


def _forget_in_memory(descriptor: int) -> None:
    """Let the next read come from the disk, where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """So that the name outlives a power cut, too."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def unpack(source: Path, folder: Path, identity: pyrage.x25519.Identity | None) -> None:
    """Lay the parts of a backup out in ``folder``.

    Raises:
        BackupFailed: no backup, damaged, or made for another key.
    """
    with source.open("rb") as raw:
        encrypted = raw.read(len(ENCRYPTED)) == ENCRYPTED
        raw.seek(0)
        if encrypted and identity is None:
            raise BackupFailed("This backup is encrypted: name the file of its secret key with --identity.")
        try:
            if encrypted:
                # To its end before anything is believed: age notices a file that was cut off only there.
                with _decrypted(raw, folder, identity) as plain:
                    _read_tar(plain, folder)
            else:
                _read_tar(raw, folder)
        except tarfile.TarError as error:
            raise BackupFailed("This is no backup, or a damaged one.") from error


@contextmanager
def _decrypted(raw: IO[bytes], folder: Path, identity: Any) -> Iterator[IO[bytes]]:
    plain_path = folder / ".decrypted"
    with _create(plain_path) as plain:
        try:
            pyrage.decrypt_io(raw, plain, [identity])
        except (pyrage.DecryptError, OSError) as error:
            raise BackupFailed(
                f"It cannot be decrypted ({error}): damaged, or made for another key."
            ) from error
    with plain_path.open("rb") as plain:
        yield plain
    plain_path.unlink()


def _write_tar(folder: Path, output: Any) -> None:
    with tarfile.open(fileobj=output, mode="w|", bufsize=CHUNK) as tar:
        for path in sorted(folder.iterdir()):
            tar.add(path, arcname=path.name)


def _read_tar(source: IO[bytes], folder: Path) -> None:
    with tarfile.open(fileobj=source, mode="r|", bufsize=CHUNK) as tar:
        tar.extractall(folder, filter="data")


@contextmanager
def _fed_by(write: Any) -> Iterator[IO[bytes]]:
    """What ``write(sink)`` writes, to be read meanwhile; its failure is raised here."""
    reading, writing = os.pipe()
    failures: list[BaseException] = []

    def feed() -> None:
        with os.fdopen(writing, "wb") as sink:
            try:
                write(sink)
            except BaseException as error:
                failures.append(error)

    thread = threading.Thread(target=feed)
    thread.start()
    try:
        with os.fdopen(reading, "rb") as source:
            yield source
    finally:
        thread.join()
    if failures:
        raise failures[0]


class _Digesting:
    """Writes on, and remembers the digest of what was written."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._raw.write(data)

    def flush(self) -> None:
        self._raw.flush()


def _digest_of(path: Path) -> str:
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()


def _create(path: Path) -> IO[bytes]:
    """A new file that nobody else may read."""
    path.touch(mode=0o600, exist_ok=False)
    return path.open("wb")
