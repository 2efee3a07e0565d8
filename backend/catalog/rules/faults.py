"""What is wrong with a part of a catalogue, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from common.errors import Invalid


class Fault(NamedTuple):
    """``path`` names the place from the part on: ``analytes[2].reference_ranges[1].low``."""

    path: str
    code: str
    detail: str

    def below(self, path: str) -> "Fault":
        """The same, seen from further out."""
        return self._replace(path=join(path, self.path))


def join(outer: str, inner: str) -> str:
    """Two parts of a path as one."""
    return f"{outer}.{inner}" if outer and inner and not inner.startswith("[") else f"{outer}{inner}"


def refuse(faults: Iterable[Fault]) -> None:
    """Raise ``Invalid`` with all of them, if there are any."""
    errors = [{"field": fault.path, "code": fault.code, "detail": fault.detail} for fault in faults]
    if errors:
        raise Invalid(errors=errors)
