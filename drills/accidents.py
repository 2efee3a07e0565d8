"""What happens to a fleet during a storm: a table of accidents, each with the kills that it is."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import redis

from drills.fleet import Fleet
from drills.installation import Part, wait_for

READY_WITHIN_S = 10.0
REDIS_AWAY_S = 3.0


@dataclass(frozen=True)
class Accident:
    """``happen`` brings down and up again what it names; ``kills``: processes that were ended by force."""

    name: str
    happen: Callable[[Fleet], object]
    kills: int = 1


def _kill_one(parts: Callable[[Fleet], list[Part]]) -> Callable[[Fleet], object]:
    return lambda fleet: random.choice(parts(fleet)).kill_and_restart()  # noqa: S311 - which one is chance


def _kill_all(parts: Callable[[Fleet], list[Part]]) -> Callable[[Fleet], object]:
    def happen(fleet: Fleet) -> None:
        for part in parts(fleet):
            part.kill()
        for part in parts(fleet):
            part.start()

    return happen


def _flush_redis(fleet: Fleet) -> None:
    redis.Redis(port=fleet.redis.port or 0).flushall()


def _stop_redis_for_a_while(fleet: Fleet) -> None:
    fleet.redis.kill()
    time.sleep(REDIS_AWAY_S)  # the length of the outage, not a wait for something
    fleet.redis.start()


ACCIDENTS = (
    Accident("a web process is killed", _kill_one(lambda fleet: fleet.webs)),
    Accident("both web processes are killed", _kill_all(lambda fleet: fleet.webs), kills=2),
    Accident("a child of gunicorn is killed", lambda fleet: fleet.webs[0].kill_a_child()),
    Accident("a realtime process is killed", _kill_one(lambda fleet: fleet.realtimes)),
    Accident("both realtime processes are killed", _kill_all(lambda fleet: fleet.realtimes), kills=2),
    Accident("a worker is killed", _kill_one(lambda fleet: fleet.workers)),
    Accident("both workers are killed", _kill_all(lambda fleet: fleet.workers), kills=2),
    Accident("the proxy is killed", _kill_one(lambda fleet: [fleet.proxy])),
    Accident("the pooler is killed", _kill_one(lambda fleet: [fleet.pooler])),
    Accident("PostgreSQL crashes", Fleet.restart_postgres),
    Accident("Redis is killed", _kill_one(lambda fleet: [fleet.redis])),
    Accident("Redis is away for a while", _stop_redis_for_a_while),
    Accident("Redis is flushed", _flush_redis, kills=0),
    Accident("answers are lost", lambda fleet: fleet.line.lose_answers(20), kills=0),
    Accident("every line breaks", lambda fleet: fleet.line.cut_all(), kills=0),
)


def suffer(fleet: Fleet, accident: Accident) -> float:
    """Let it happen; the seconds from its end until the whole fleet says it is ready again.

    Raises:
        AssertionError: it was not ready within ``READY_WITHIN_S``.
    """
    accident.happen(fleet)
    began = time.monotonic()
    wait_for(fleet.is_ready, f"{accident.name}: not ready again in time; see {fleet.log}", READY_WITHIN_S)
    return time.monotonic() - began
