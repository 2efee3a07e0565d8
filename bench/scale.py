"""How much is made, and how long it is measured."""

from dataclasses import dataclass

# Whoever logs in.
WITH_PASSWORD = "bench-clinic-0-0"
PASSWORD = "a long bench passphrase"


@dataclass(frozen=True)
class Scale:
    """Rounds of so many seconds with so many connections; for the other subjects requests a round, sockets, steps of an
    order, events to all sockets, and the numbers of orders at which growth is looked at."""

    rounds: int
    seconds: float
    connections: int
    requests: int
    sockets: int
    steps: int
    crowd_events: int
    growth: tuple[int, ...]


def chosen_scale(*, quick: bool, orders: int) -> Scale:
    if quick:
        return Scale(2, 1.5, 4, 10, 200, 40, 4, (orders // 10, orders))
    return Scale(3, 3.0, 4, 5, 1000, 250, 20, (orders // 100, orders // 10, orders))
