"""The commands of dev.py and their arguments."""

import argparse
import signal
import sys
from collections.abc import Sequence

from bench import capacity

from . import bench, doctor, lint, mutants, python_env, sbom
from .console import Failure, report_failure, say, say_step
from .lock import hold_run_lock
from .paths import DATABASE, STAMPS
from .results import Results
from .server import serve
from .suite import PARTS, fuzz, run_lint, run_suite, soak, storm, upgrade

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    arguments, pytest_arguments = _split_at_dashes(arguments)
    options = _parser().parse_args(arguments)
    options.pytest_arguments = pytest_arguments
    try:
        return options.command(options)
    except Failure as failure:
        report_failure(failure)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def command_run(options: argparse.Namespace) -> int:
    try:
        serve(options.host, options.port)
    except KeyboardInterrupt:
        say("\nStopped.")
    return 0


def command_test(options: argparse.Namespace) -> int:
    return 0 if run_suite(options.parts, options.pytest_arguments) else 1


def command_lint(options: argparse.Namespace) -> int:
    python_env.ensure_development_packages()
    if options.fix:
        lint.mend()
    return _report_checks(lint.CHECKS)


def command_types(options: argparse.Namespace) -> int:
    python_env.ensure_development_packages()
    return _report_checks(lint.TYPES)


def command_fuzz(options: argparse.Namespace) -> int:
    return 0 if fuzz(options.cases, options.pytest_arguments) else 1


def command_drill(options: argparse.Namespace) -> int:
    return 0 if storm(options.orders, options.kills, options.seed) else 1


def command_soak(options: argparse.Namespace) -> int:
    return 0 if soak(options.minutes, options.sockets) else 1


def command_upgrade(options: argparse.Namespace) -> int:
    return 0 if upgrade(options.commit, options.orders) else 1


def command_capacity(options: argparse.Namespace) -> int:
    say(capacity.answer(options))
    return 0


def command_mutants(options: argparse.Namespace) -> int:
    return 0 if mutants.hunt(options.names) else 1


def command_bench(options: argparse.Namespace) -> int:
    bench.measure(options.names, options.orders, quick=options.quick)
    return 0


def command_sbom(options: argparse.Namespace) -> int:
    sbom.write_documents()
    return 0


def command_reset(options: argparse.Namespace) -> int:
    with hold_run_lock("dev.py reset"):
        for path in (
            DATABASE,
            DATABASE.with_name(f"{DATABASE.name}-wal"),
            DATABASE.with_name(f"{DATABASE.name}-shm"),
        ):
            path.unlink(missing_ok=True)
        for name in ("migrate", "demo-world"):
            (STAMPS / name).unlink(missing_ok=True)
    say_step("Database and demonstration data", "removed; the next start makes them anew")
    return 0


def command_doctor(options: argparse.Namespace) -> int:
    doctor.report()
    return 0


def _report_checks(checks: Sequence[lint.Check]) -> int:
    results = Results()
    run_lint(results, checks)
    results.say_summary()
    return int(results.failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Run the product, test it, check it.")
    commands = parser.add_subparsers(required=True, metavar="command")

    run = commands.add_parser("run", help="start the whole product on this machine, with demonstration data")
    run.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    run.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    run.set_defaults(command=command_run)

    test = commands.add_parser("test", help="run every test; arguments after -- go to pytest")
    test.add_argument("parts", nargs="*", type=_part, metavar="part", help=f"only these: {', '.join(PARTS)}")
    test.set_defaults(command=command_test)

    check = commands.add_parser("lint", help="check style, types, imports, migrations and generated files")
    check.add_argument("--fix", action="store_true", help="first mend what the tools can mend by themselves")
    check.set_defaults(command=command_lint)

    throw = commands.add_parser(
        "fuzz", help="send generated requests to every operation of the API, as every role"
    )
    throw.add_argument("--cases", type=int, default=20_000, help="how many (default: %(default)s)")
    throw.set_defaults(command=command_fuzz)

    drill = commands.add_parser(
        "drill",
        help="kill every process of a whole installation while eight people work, then count what is there",
    )
    drill.add_argument("--orders", type=int, default=2_000, help="how many (default: %(default)s)")
    drill.add_argument("--kills", type=int, default=50, help="at least so many (default: %(default)s)")
    drill.add_argument("--seed", type=int, help="the same order of accidents again")
    drill.set_defaults(command=command_drill)

    stay = commands.add_parser(
        "soak", help="keep sockets open while people work, and see that no process grows"
    )
    stay.add_argument("--minutes", type=float, default=20, help="how long (default: %(default)s)")
    stay.add_argument("--sockets", type=int, default=500, help="how many (default: %(default)s)")
    stay.set_defaults(command=command_soak)

    renew = commands.add_parser(
        "upgrade", help="let this version replace another while people work, and see that nobody notices"
    )
    renew.add_argument("commit", help="the other version, as git names it")
    renew.add_argument(
        "--orders", type=int, default=200_000, help="how many there are (default: %(default)s)"
    )
    renew.set_defaults(command=command_upgrade)

    size = commands.add_parser("capacity", help="what an installation of a given size needs, by a model")
    capacity.add_arguments(size)
    size.set_defaults(command=command_capacity)

    hunt = commands.add_parser(
        "mutants", help="remove one lock after the other and see that the tests notice"
    )
    hunt.add_argument("names", nargs="*", metavar="name", help="only these, as the table names them")
    hunt.set_defaults(command=command_mutants)

    measure = commands.add_parser("bench", help="measure how fast it is, against what, and at what cost")
    measure.add_argument("names", nargs="*", metavar="name", help=f"only these: {', '.join(bench.SUBJECTS)}")
    measure.add_argument(
        "--orders", type=int, help=f"how many (default: {bench.ORDERS:,}, quick {bench.QUICK_ORDERS:,})"
    )
    measure.add_argument("--quick", action="store_true", help="few and short rounds: to try it, not to quote")
    measure.set_defaults(command=command_bench)

    for name, command, text in (
        ("types", command_types, "check types: mypy and tsc"),
        ("sbom", command_sbom, "write what the product is made of (CycloneDX) into var/sbom/"),
        ("reset", command_reset, "remove the database of `run`; its next start makes it anew"),
        ("doctor", command_doctor, "show what was found on this machine and what is missing"),
    ):
        commands.add_parser(name, help=text).set_defaults(command=command)
    return parser


def _part(name: str) -> str:
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"{name} is none of: {', '.join(PARTS)}")
    return name


def _split_at_dashes(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The arguments before and after the first `--`."""
    before = list(arguments)
    if "--" not in before:
        return before, []
    position = before.index("--")
    return before[:position], before[position + 1 :]


def _interrupt(*_: object) -> None:
    # Once only: what has to be cleaned up must not be interrupted again.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise KeyboardInterrupt
