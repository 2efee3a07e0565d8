"""What an installation must not start with: each fault in one sentence that says how to mend it.

Pure: reads what the settings were given and knows no Django, so that it can be tried on any values.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

SHORTEST_KEY = 40
FEWEST_SIGNS = 8
KEYS = ("SECRET_KEY", "JWT_SIGNING_KEY", "AUDIT_KEY")
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
# Over plain HTTP on this machine alone, for tests.
DSN = re.compile(r"(https://[\w:]+@[\w.:-]+|http://\w+@(localhost|127\.0\.0\.1):\d+)/[\w/-]+", re.ASCII)
BUCKET = ("FILES_S3_BUCKET", "FILES_S3_ACCESS_KEY", "FILES_S3_SECRET_KEY")
BUCKET_ALSO = ("FILES_S3_ENDPOINT", "FILES_S3_REGION")
ORIGIN = re.compile(r"https?://[\w.-]+(:\d+)?", re.ASCII)


def find_faults(given: Mapping[str, Any]) -> list[str]:
    """Everything unsafe or missing in the settings ``given``, by name; empty if they may start."""
    checks = (_debug_faults,) if given["DEBUG"] else PRODUCTION_CHECKS
    return [
        fault
        for check in (*checks, _number_faults, _monitoring_faults, _bucket_faults)
        for fault in check(given)
    ]


def _debug_faults(given: Mapping[str, Any]) -> Iterator[str]:
    database = urlsplit(given["DATABASE_URL"]).hostname or "localhost"
    if database not in THIS_MACHINE and not given["TEST_INSTALLATION"]:
        yield "DEBUG: not with a database on another machine; its tracebacks would show what is in it"


def _key_faults(given: Mapping[str, Any]) -> Iterator[str]:
    for position, name in enumerate(KEYS):
        key, earlier = given[name], [given[other] for other in KEYS[:position]]
        # A key made from another one, as the settings make it for development, is none of its own.
        shared = any(key.endswith(other) for other in earlier)
        if _is_guessable(key) or shared or key == given["DEVELOPMENT_KEY"]:
            yield f"{name}: set at least {SHORTEST_KEY} random characters of its own"
    for name in ("JWT_PREVIOUS_KEYS", "AUDIT_OLD_KEYS"):
        if any(_is_guessable(key) or key.endswith(given["DEVELOPMENT_KEY"]) for key in given[name]):
            yield f"{name}: leave out keys that anybody could guess; what they signed would be believed"


def _is_guessable(key: str) -> bool:
    """Too short, or the same few signs over and over, as nothing random is."""
    return len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS


def _web_faults(given: Mapping[str, Any]) -> Iterator[str]:
    if any("*" in host for host in given["ALLOWED_HOSTS"]):
        yield "ALLOWED_HOSTS: name the hosts instead of *"
    for name in ("CORS_ALLOWED_ORIGINS", "CSRF_TRUSTED_ORIGINS"):
        if not all(ORIGIN.fullmatch(origin) for origin in given[name]):
            yield f"{name}: name each origin exactly, e.g. https://app.example.org"


def _transport_faults(given: Mapping[str, Any]) -> Iterator[str]:
    address = urlsplit(given["PUBLIC_URL"])
    if address.scheme == "https":
        if not given["BEHIND_TLS_PROXY"]:
            yield "BEHIND_TLS_PROXY: set 1, because PUBLIC_URL is https"
        if not given["REFRESH_COOKIE_SECURE"]:
            yield "REFRESH_COOKIE_SECURE: leave it at 1 with TLS"
    elif not (given["EMBEDDED"] or given["ALLOW_PLAIN_HTTP"] or address.hostname in THIS_MACHINE):
        yield "PUBLIC_URL: give an https address; anybody on the way could read orders sent over plain HTTP"


def _number_faults(given: Mapping[str, Any]) -> Iterator[str]:
    for name, (least, most, mend) in NUMBERS.items():
        if not least <= given[name] <= most:
            yield f"{name}: {mend}"


def _monitoring_faults(given: Mapping[str, Any]) -> Iterator[str]:
    if given["LOG_FORMAT"] not in ("json", "plain"):
        yield "LOG_FORMAT: json or plain"
    for name in ("SENTRY_DSN", "SENTRY_BROWSER_DSN"):
        if given[name] and not DSN.fullmatch(given[name]):
            yield f"{name}: give its address (https://key@host/project), or nothing"


def _bucket_faults(given: Mapping[str, Any]) -> Iterator[str]:
    if not any(given[name] for name in (*BUCKET, *BUCKET_ALSO)):
        return
    for name in BUCKET:
        if not given[name]:
            yield f"{name}: give it, as the bucket needs it, or none of {', '.join((*BUCKET, *BUCKET_ALSO))}"
    address = urlsplit(given["FILES_S3_ENDPOINT"])
    if given["FILES_S3_ENDPOINT"] and not (address.scheme in ("http", "https") and address.hostname):
        yield "FILES_S3_ENDPOINT: give an address such as https://s3.example.org, or nothing for Amazon's"
    if address.scheme == "http" and not (given["ALLOW_PLAIN_HTTP"] or address.hostname in THIS_MACHINE):
        yield "FILES_S3_ENDPOINT: give an https address; anybody on the way could read files sent over plain HTTP"


# Least, most, and what to do about anything else; nan is neither.
NUMBERS: Mapping[str, tuple[float, float, str]] = {
    "ACCESS_TOKEN_MINUTES": (0.01, 24 * 60, "give minutes, more than 0 and at most a day's; 10 is usual"),
    "REFRESH_TOKEN_DAYS": (0.001, 366, "give days, more than 0 and at most a year's; 30 is usual"),
    "CONN_MAX_AGE": (0, 24 * 3600, "give the seconds to keep a connection, at most those of a day, or 0"),
    "NUM_PROXIES": (0, 20, "give the number of proxies in front, or 0"),
    "METRICS_PORT": (0, 65535, "give a free port of this process's own, or 0"),
}


def _part_faults(given: Mapping[str, Any]) -> Iterator[str]:
    if given["AUDIT_RETENTION_DAYS"] is not None and given["AUDIT_RETENTION_DAYS"] < 1:
        yield "AUDIT_RETENTION_DAYS: give a number of days, or nothing to keep the record for ever"
    if given["EMBEDDED"]:
        return
    if not given["DATABASE_URL"].startswith(("postgres://", "postgresql://")):
        yield "DATABASE_URL: name the PostgreSQL database"
    if not given["REDIS_URL"] and not given["ONE_PROCESS"]:
        yield "REDIS_URL: name the Redis server"
    if not given["EMAIL_URL"]:
        yield "EMAIL_URL: name the mail server, or consolemail:// to write e-mails to the log"
    if given["DEMO_MODE"] and not given["TEST_INSTALLATION"]:
        yield "DEMO_MODE: not here; the passwords of the demo world are public"


PRODUCTION_CHECKS = (_key_faults, _web_faults, _transport_faults, _part_faults)
