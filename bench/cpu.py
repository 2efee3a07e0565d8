"""CPU time of processes, read from /proc: robust against whatever else the machine does meanwhile."""

import os
from collections.abc import Iterator
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def cpu_ms(root: int) -> float:
    """Milliseconds that ``root``, all its descendants and their dead children have spent on a CPU."""
    return sum(_spent_ticks(pid) for pid in family(root)) * 1000 / TICKS_A_SECOND


def family(root: int) -> list[int]:
    """``root`` and its living descendants."""
    children: dict[int, list[int]] = {}
    for pid in _all_pids():
        fields = _stat(pid)
        if fields:
            children.setdefault(int(fields[1]), []).append(pid)
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def resident_kb(pid: int) -> int:
    """Memory that is this process's alone or shared and in use now, in kB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise ValueError(f"Process {pid} has no memory.")


def parent_of(pid: int) -> int:
    return int(_stat(pid)[1])


def _spent_ticks(pid: int) -> int:
    return sum(int(each) for each in _stat(pid)[11:15])


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat behind the name, which may hold spaces; none for a process that is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return text.rpartition(")")[2].split()


def _all_pids() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
