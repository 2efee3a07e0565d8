"""The same page of the same clinic's share as the orders grow a hundredfold."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from bench.figures import slowest_over_fastest
from bench.installation import Bench, pid_of
from bench.load import Ask
from bench.pages import PAGE
from bench.results import Findings, Table
from bench.rounds import HEADINGS, Contender, row_of, run_rounds
from bench.scale import Scale
from bench.world import LARGEST, World

Installed = Callable[[int], AbstractContextManager[tuple[Bench, World]]]


def measure_growth(
    bench: Bench, world: World, scale: Scale, findings: Findings, installed: Installed
) -> None:
    """The page at each size, in interleaved rounds: every size has its own database and server, up at once."""
    with ExitStack() as stack:
        worlds = [stack.enter_context(installed(size)) for size in scale.growth if size != world.orders]
        contenders = []
        for other, its_world in [*worlds, (bench, world)]:
            web = other.start_web()
            ask = Ask(web.port, PAGE, its_world.token(its_world.clinics[LARGEST]))
            contenders.append(Contender(f"{its_world.orders:,} orders", pid_of(web), [ask]))
        measured = run_rounds(
            contenders,
            bench.postmaster,
            rounds=scale.rounds,
            seconds=scale.seconds,
            connections=scale.connections,
        )
    findings.add(
        Table("The page as orders grow", HEADINGS, [row_of(each) for each in measured]),
        raw=measured,
        growth_orders=slowest_over_fastest([each["rate"]["median"] for each in measured]),
    )
