"""A backup comes back as it was, from a running installation, or says why not and leaves nothing behind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pyrage
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from audit.models import AuditEvent
from backups.services import forget_old_backups
from drills.installation import drop_database, make_database
from notifications.streams import current_epoch

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "Canary notes on a specimen"
Restored = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _installation(settings, tmp_path, order_maker):
    """An order, and a file that somebody uploaded."""
    settings.MEDIA_ROOT = tmp_path / "var" / "media"
    (settings.MEDIA_ROOT / "orders").mkdir(parents=True)
    (settings.MEDIA_ROOT / "orders" / "scan.pdf").write_bytes(b"%PDF canary file")
    order_maker("on_hold", notes=CANARY)
    current_epoch()


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


@pytest.fixture
def new_place(tmp_path):
    """The environment of another installation, with an empty database."""
    place = {"DEBUG": "1", "VAR_DIR": str(tmp_path / "new"), "AUDIT_KEY": settings.AUDIT_KEY}
    if connection.vendor == "sqlite":
        yield place
        return
    database = make_database(os.environ["DATABASE_URL"])
    yield {**place, "DATABASE_URL": database.owner_url}
    drop_database(database, os.environ["DATABASE_URL"])


@pytest.fixture
def manage(new_place) -> Restored:
    """``manage(…)``: a command of manage.py in the other installation."""

    def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": "", "REDIS_URL": "", **new_place},
            capture_output=True,
            text=True,
            check=False,
        )

    return manage


def back_up(folder: Path) -> Path:
    call_command("backup", folder)
    (made,) = folder.iterdir()
    return made


def ask(manage: Restored, expression: str) -> str:
    done = manage(
        "shell", "-v0", "-c", f"from orders.models import *; from audit.models import *; {expression}"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_comes_back_as_it_was(folder, manage, tmp_path):
    made = back_up(folder)

    done = manage("restore", str(made))

    assert done.returncode == 0, done.stderr
    assert "each as it was" in done.stdout
    assert ask(manage, "print(Order.objects.get().notes)") == CANARY
    assert (tmp_path / "new/media/orders/scan.pdf").read_bytes() == b"%PDF canary file"
    assert AuditEvent.objects.filter(action="backup.made").count() == 1
    assert ask(manage, "print(AuditEvent.objects.filter(action='backup.restored').count())") == "1"
    assert made.stat().st_mode & 0o777 == 0o600
    assert manage("migrate", "--check").returncode == 0


def test_files_in_a_bucket_stay_there_and_that_is_said(folder, manage, bucket, tmp_path, capsys, settings):
    bucket.put_object(Key="attachments/ab/scan", Body=b"canary file in a bucket")
    rmtree(settings.MEDIA_ROOT)

    made = back_up(folder)
    assert f"Without the files of orders: they lie in the bucket {bucket.name}" in capsys.readouterr().out
    assert b"canary file in a bucket" not in made.read_bytes()

    done = manage("restore", str(made))
    assert done.returncode == 0, done.stderr
    assert f"they lie in the bucket {bucket.name}" in done.stdout
    assert [each.key for each in bucket.objects.all()] == ["attachments/ab/scan"]


def test_files_of_a_folder_come_back_into_the_bucket_that_took_its_place(
    folder, manage, new_place, bucket, s3_service, tmp_path
):
    made = back_up(folder)
    new_place |= {
        "FILES_S3_BUCKET": bucket.name,
        "FILES_S3_ENDPOINT": s3_service,
        "FILES_S3_ACCESS_KEY": "key",
        "FILES_S3_SECRET_KEY": "secret",
    }

    done = manage("restore", str(made))

    assert done.returncode == 0, done.stderr
    [kept] = bucket.objects.all()
    assert (kept.key, kept.get()["Body"].read()) == ("orders/scan.pdf", b"%PDF canary file")
    assert not (tmp_path / "new/media/orders").exists()


def test_whoever_was_logged_in_logs_in_again(folder, manage, token_for, clinic_staff):
    token_for(clinic_staff)

    manage("restore", str(back_up(folder)))

    sessions = "from accounts.models import Session; print(list(Session.objects.values_list('ended_reason')))"
    assert ask(manage, sessions) == "[('restored',)]"


def test_what_a_killed_run_left_is_swept_by_the_next(folder):
    old, young = folder / ".clinic-lab-backup-old", folder / ".clinic-lab-backup-young"
    for path in (old, young):
        path.mkdir()
        (path / "database").write_bytes(b"plain")
    os.utime(old, (0, 0))

    call_command("backup", folder)

    assert not old.exists()
    assert young.exists()


def test_a_run_that_is_told_to_stop_leaves_nothing(folder, new_place):
    """Stopped while it reads its parts back, when everything lies there in plain."""
    program = (
        "import os, signal, sys, django; django.setup();"
        "from django.core.management import call_command; from backups import services;"
        "services.pack = lambda *a: os.kill(os.getpid(), signal.SIGTERM);"
        "call_command('migrate', verbosity=0); call_command('backup', sys.argv[1])"
    )
    environment = {**os.environ, "DATABASE_URL": "", "REDIS_URL": "", **new_place}

    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=settings.BASE_DIR,
        env={**environment, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stderr
    assert list(folder.iterdir()) == []


def test_the_streams_begin_a_new_epoch(folder, manage):
    manage("restore", str(back_up(folder)))

    restored = ask(manage, "from notifications.streams import *; print(current_epoch())")

    assert len(restored) == 36
    assert restored != current_epoch()


def test_what_is_encrypted_can_be_read_with_the_secret_key_alone(folder, manage, settings, tmp_path):
    ours, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    for name, key in (("ours", ours), ("other", other)):
        (tmp_path / name).write_text(f"# created: today\n{key}\n")
    settings.BACKUP_RECIPIENT = str(ours.to_public())
    made = back_up(folder)

    refusals = [
        manage("restore", str(made)),
        manage("restore", str(made), "--identity", str(tmp_path / "other")),
        manage("restore", str(made), "--identity", str(made)),
    ]
    done = manage("restore", str(made), "--identity", str(tmp_path / "ours"))

    assert made.suffix == ".age"
    assert b"canary" not in made.read_bytes().lower()
    assert [each.returncode for each in refusals] == [1, 1, 1]
    assert "--identity" in refusals[0].stderr
    assert "made for another key" in refusals[1].stderr
    assert "holds no secret key" in refusals[2].stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("encrypted", [False, True])
@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda data: b"nonsense" + data[8:]])
def test_a_damaged_one_is_refused_and_nothing_is_half_done(
    folder, manage, settings, tmp_path, encrypted, damage
):
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(key))
    settings.BACKUP_RECIPIENT = str(key.to_public()) if encrypted else ""
    made = back_up(folder)
    made.write_bytes(damage(made.read_bytes()))

    done = manage("restore", str(made), "--identity", str(tmp_path / "key"))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (
        ask(manage, "from django.db import connection; print(connection.introspection.table_names())") == "[]"
    )
    assert [path.name for path in folder.iterdir()] == [made.name]


def test_it_is_not_restored_over_anything(folder, manage):
    made = back_up(folder)
    assert manage("migrate", "-v0").returncode == 0

    done = manage("restore", str(made))

    assert done.returncode == 1
    assert "Restore into a new" in done.stderr
    assert ask(manage, "print(Order.objects.count())") == "0"


def test_a_row_that_changed_on_the_way_shows(folder, monkeypatch, manage):
    from backups import services

    whole = services.ENGINES[connection.vendor].dump

    def with_another_count(parts: Path):
        tables = dict(whole(parts))
        return {**tables, "orders_order": [tables["orders_order"][0], 4711]}

    monkeypatch.setattr(services.ENGINES[connection.vendor], "dump", with_another_count)

    done = manage("restore", str(back_up(folder)))

    assert done.returncode == 1
    assert "not the same in: orders_order" in done.stderr


@pytest.mark.parametrize(
    ("recipient", "complaint"), [("age1nonsense", "BACKUP_RECIPIENT"), ("", "no folder")]
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(folder, settings, recipient, complaint):
    settings.BACKUP_RECIPIENT = recipient

    with pytest.raises(CommandError, match=complaint):
        call_command("backup", folder if recipient else folder / "missing")

    assert list(folder.iterdir()) == []
    assert not AuditEvent.objects.filter(action="backup.made").exists()


def test_a_write_that_did_not_reach_the_disk_is_noticed(folder, monkeypatch):
    from backups import archive

    monkeypatch.setattr(archive, "_digest_of", lambda path: "another")

    with pytest.raises(CommandError, match="Look at the disk"):
        call_command("backup", folder)

    assert list(folder.iterdir()) == []


def test_old_ones_go_but_never_the_last(folder):
    names = ["clinic-lab-20260101T000000Z.tar", "clinic-lab-20260102T000000Z.tar.age", "other.tar"]
    for name in names:
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (0, 0))

    gone = forget_old_backups(folder, keep_days=7)

    assert [path.name for path in gone] == [names[0]]
    assert {path.name for path in folder.iterdir()} == {*names[1:]}


@pytest.mark.postgresql
def test_the_walls_and_the_triggers_come_along(folder, manage):
    question = (
        "SELECT (SELECT array_agg(tablename ORDER BY tablename) FROM pg_policies),"
        " (SELECT count(*) FROM pg_class WHERE relforcerowsecurity AND relrowsecurity),"
        " (SELECT array_agg(tgname::text ORDER BY tgname::text) FROM pg_trigger WHERE NOT tgisinternal)"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        here = cursor.fetchone()

    manage("restore", str(back_up(folder)))

    asked = f"from django.db import connection; c = connection.cursor(); c.execute({question!r}); print(c.fetchone())"
    assert ask(manage, asked) == str(here)
    assert len(here[0]) >= 4
    assert len(here[2]) >= 2
