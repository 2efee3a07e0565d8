import os
import subprocess
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("reads /proc", allow_module_level=True)

from bench.cpu import cpu_ms, family, parent_of, resident_kb

BUSY = "import time\nwhile time.process_time() < 0.3: pass"


def test_the_time_of_children_counts_also_when_they_are_gone():
    before = cpu_ms(os.getpid())
    subprocess.run([sys.executable, "-c", BUSY], check=True)

    assert 250 <= cpu_ms(os.getpid()) - before < 2000


def test_a_family_is_found_by_its_root():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert child.pid in family(os.getpid())
        assert parent_of(child.pid) == os.getpid()
        assert resident_kb(child.pid) > 1000
    finally:
        child.communicate(b"\n")
    assert child.pid not in family(os.getpid())
