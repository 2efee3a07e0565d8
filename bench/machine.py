"""The machine and the versions behind the figures."""

import datetime
import os
import platform
from importlib.metadata import version
from pathlib import Path

import psycopg2
import redis

PACKAGES = (
    "Django",
    "djangorestframework",
    "gunicorn",
    "daphne",
    "uvicorn",
    "asyncpg",
    "fastapi",
    "sqlalchemy",
    "django-ninja",
)


def describe_moment() -> str:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{now}, load average of the minute before {os.getloadavg()[0]:.1f}"


def describe_machine(database_url: str, redis_url: str) -> dict[str, str]:
    connection = psycopg2.connect(database_url)
    server = connection.info.server_version
    connection.close()
    return {
        "processor": f"{os.cpu_count()} × {_line_of('/proc/cpuinfo', 'model name')}, {platform.machine()}",
        "memory": f"{int(_line_of('/proc/meminfo', 'MemTotal').split()[0]) / 1024**2:.1f} GiB",
        "kernel": platform.release(),
        "versions": ", ".join(
            [
                f"Python {platform.python_version()}",
                f"PostgreSQL {server // 10000}.{server % 10000}",
                f"Redis {redis.Redis.from_url(redis_url).info('server')['redis_version']}",
                *(f"{name} {version(name)}" for name in PACKAGES),
            ]
        ),
    }


def _line_of(file: str, name: str) -> str:
    for line in Path(file).read_text().splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return "unknown"
