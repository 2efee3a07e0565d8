"""The project's only custom signal.

An app below says what happened; apps above listen. It is sent inside the transaction of the change, and a
listener that fails undoes the change: what people must hear of is written together with what they hear about.
"""

from typing import Any

from django.dispatch import Signal

announced = Signal()


def announce(happening: Any) -> None:
    """Tell the listeners; ``happening`` is an event row or a small dataclass."""
    announced.send(sender=type(happening), happening=happening)
