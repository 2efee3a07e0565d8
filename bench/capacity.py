"""What an installation of a given size needs: a model in a few lines, whose assumptions can be changed.

    python3 dev.py capacity --clinics 10000 --labs 1000

Costs are what `dev.py bench` measured on one machine (docs/performance.md); everything else is an assumption with a
name.
A model tells which part becomes narrow first, and by how much; it replaces no load test.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields

HOUR_S = 3600
GB = 10**9


@dataclass(frozen=True)
class Assumptions:
    """How much there is, and what people do."""

    clinics: float = 10_000
    labs: float = 1_000
    orders_per_clinic_a_day: float = 20
    working_days_a_year: float = 250
    working_hours_a_day: float = 10
    # The busiest hour of a day over its mean.
    peak: float = 3
    steps_per_order: float = 4
    notifications_per_step: float = 4
    emails_per_order: float = 0.5
    people_online_per_clinic: float = 3
    people_online_per_lab: float = 10
    windows_per_person: float = 1.3
    # Requests that read, by somebody who is online.
    reads_per_person_an_hour: float = 60
    # A core is not to be busier than this in the busiest hour.
    busy: float = 0.5


@dataclass(frozen=True)
class Costs:
    """Measured: CPU in milliseconds, memory in kilobytes, rows with their indexes in bytes."""

    web_ms_per_read: float = 5.1
    database_ms_per_read: float = 1.9
    # Of a change: not measured by itself, but half of a step's time until the other side hears of it.
    web_ms_per_change: float = 25.0
    database_ms_per_change: float = 8.0
    socket_kb: float = 30
    # Of one idle socket, each second: a heartbeat every 15 s, with its look at the session.
    socket_ms_a_second: float = 0.29
    database_ms_a_second_per_socket: float = 0.13
    # Of telling one socket of one event.
    socket_ms_per_frame: float = 0.7
    bytes_per_order: float = 1_580
    bytes_per_event: float = 240
    bytes_per_feed_entry: float = 190
    bytes_per_notification: float = 300
    bytes_per_record_line: float = 900


@dataclass(frozen=True)
class Need:
    """One line of the answer."""

    what: str
    value: float
    unit: str


def estimate(given: Assumptions, costs: Costs) -> list[Need]:
    """What the installation carries in its busiest hour, and what it keeps in a year."""
    orders_a_day = given.clinics * given.orders_per_clinic_a_day
    orders_a_second = orders_a_day / given.working_hours_a_day / HOUR_S * given.peak
    changes = orders_a_second * (1 + given.steps_per_order)
    people = given.clinics * given.people_online_per_clinic + given.labs * given.people_online_per_lab
    sockets = people * given.windows_per_person
    reads = people * given.reads_per_person_an_hour / HOUR_S
    notifications = orders_a_second * given.steps_per_order * given.notifications_per_step
    # Each change is told to everybody of the two organizations who looks.
    readers = (given.people_online_per_clinic + given.people_online_per_lab) * given.windows_per_person
    frames = changes * readers

    web = reads * costs.web_ms_per_read + changes * costs.web_ms_per_change
    realtime = sockets * costs.socket_ms_a_second + frames * costs.socket_ms_per_frame
    database = (
        reads * costs.database_ms_per_read
        + changes * costs.database_ms_per_change
        + sockets * costs.database_ms_a_second_per_socket
    )

    def cores(milliseconds: float) -> float:
        return milliseconds / 1000 / given.busy

    orders_a_year = orders_a_day * given.working_days_a_year
    events = orders_a_year * (1 + given.steps_per_order)
    told = orders_a_year * given.steps_per_order * given.notifications_per_step
    kept = (
        orders_a_year * costs.bytes_per_order
        + events * (costs.bytes_per_event + 2 * costs.bytes_per_feed_entry)
        + told * costs.bytes_per_notification
    )
    read_lines = (
        people * given.reads_per_person_an_hour * given.working_hours_a_day * given.working_days_a_year
    )
    return [
        Need("orders a day", orders_a_day, ""),
        Need("orders in the busiest hour", orders_a_second, "/s"),
        Need("changes (orders placed, steps)", changes, "/s"),
        Need("reads", reads, "/s"),
        Need("people online", people, ""),
        Need("sockets", sockets, ""),
        Need("notifications written", notifications, "/s"),
        Need("wake-ups through Redis", changes * 2 + notifications, "/s"),
        Need("frames sent", frames, "/s"),
        Need("e-mails", orders_a_second * given.emails_per_order, "/s"),
        Need("web: cores", cores(web), ""),
        Need("realtime: cores", cores(realtime), ""),
        Need("realtime: memory", sockets * costs.socket_kb / 10**6, "GB"),
        Need("PostgreSQL: cores", cores(database), ""),
        Need("orders a year", orders_a_year, ""),
        Need("events a year", events, ""),
        Need("notifications a year", told, ""),
        Need("orders, events, notifications a year", kept / GB, "GB"),
        Need("record lines a year", read_lines + events, ""),
        Need("record a year", (read_lines + events) * costs.bytes_per_record_line / GB, "GB"),
    ]


def as_markdown(needs: Sequence[Need]) -> str:
    lines = [f"| {need.what} | {_spell(need.value)}{need.unit and f' {need.unit}'} |" for need in needs]
    return "\n".join(["| what | how much |", "| --- | ---: |", *lines])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One option for each assumption and each cost."""
    for group in (Assumptions, Costs):
        for each in fields(group):
            parser.add_argument(
                f"--{each.name.replace('_', '-')}",
                type=float,
                default=each.default,
                help="default: %(default)s",
            )


def answer(options: argparse.Namespace) -> str:
    """The table for what was asked."""
    given, costs = (
        group(**{each.name: getattr(options, each.name) for each in fields(group)})
        for group in (Assumptions, Costs)
    )
    return as_markdown(estimate(given, costs))


def _spell(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
