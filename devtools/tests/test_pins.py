"""The lock files belong to the readable pins."""

from devtools import pins
from devtools.pins import Lock
from devtools.python_env import read_pins


def test_each_direct_pin_is_locked():
    for lock in pins.LOCKS:
        locked = {line.split(" ")[0] for line in lock.file.read_text(encoding="utf-8").splitlines()}
        for file in lock.pins:
            assert {pin.lower() for pin in read_pins(file)} <= {line.lower() for line in locked}


def test_what_both_hold_is_the_same():
    runtime, development = (set(read_pins(lock.file)) for lock in pins.LOCKS)

    assert {pin.rstrip("\\") for pin in runtime} <= {pin.rstrip("\\") for pin in development}


def test_a_changed_pin_makes_a_lock_stale_and_a_changed_comment_does_not(tmp_path):
    readable, file = tmp_path / "requirements.txt", tmp_path / "requirements.lock"
    lock = Lock(file, (readable,))
    assert not lock.is_current()

    readable.write_text("a==1  # why\n")
    file.write_text(f"{lock.first_line()}\na==1\n")
    assert lock.is_current()

    readable.write_text("# more\na==1\n")
    assert lock.is_current()

    readable.write_text("a==2\n")
    assert not lock.is_current()
