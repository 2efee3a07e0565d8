"""What an installation must not start with: each fault in one sentence that says how to mend it.

Pure: reads what the settings were given and knows no Django, so that it can be tried on any values.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

SHORTEST_KEY = 40
KEYS = ("SECRET_KEY", "JWT_SIGNING_KEY", "AUDIT_KEY")
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
ORIGIN = re.compile(r"https?://[\w.-]+(:\d+)?", re.ASCII)


def find_faults(given: Mapping[str, Any]) -> list[str]:
    """Everything unsafe or missing in the settings ``given``, by name; empty if they may start."""
    checks = (_debug_faults,) if given["DEBUG"] else PRODUCTION_CHECKS
    return [fault for check in checks for fault in check(given)]


def _debug_faults(given: Mapping[str, Any]) -> Iterator[str]:
    database = urlsplit(given["DATABASE_URL"]).hostname or "localhost"
    if database not in THIS_MACHINE and not given["TEST_INSTALLATION"]:
        yield "DEBUG: not with a database on another machine; its tracebacks would show what is in it"


def _key_faults(given: Mapping[str, Any]) -> Iterator[str]:
    for position, name in enumerate(KEYS):
        key, earlier = given[name], [given[other] for other in KEYS[:position]]
        # A key made from another one, as the settings make it for development, is none of its own.
        shared = any(key.endswith(other) for other in earlier)
        if len(key) < SHORTEST_KEY or shared or key == given["DEVELOPMENT_KEY"]:
            yield f"{name}: set at least {SHORTEST_KEY} random characters of its own"
    for name in ("JWT_PREVIOUS_KEYS", "AUDIT_OLD_KEYS"):
        if any(len(key) < SHORTEST_KEY or key.endswith(given["DEVELOPMENT_KEY"]) for key in given[name]):
            yield f"{name}: leave out keys that anybody could guess; what they signed would be believed"


def _web_faults(given: Mapping[str, Any]) -> Iterator[str]:
    if any("*" in host for host in given["ALLOWED_HOSTS"]):
        yield "ALLOWED_HOSTS: name the hosts instead of *"
    for name in ("CORS_ALLOWED_ORIGINS", "CSRF_TRUSTED_ORIGINS"):
        if not all(ORIGIN.fullmatch(origin) for origin in given[name]):
            yield f"{name}: name each origin exactly, e.g. https://app.example.org"
    if given["NUM_PROXIES"] < 0:
        yield "NUM_PROXIES: give the number of proxies in front, or 0"


def _transport_faults(given: Mapping[str, Any]) -> Iterator[str]:
    address = urlsplit(given["PUBLIC_URL"])
    if address.scheme == "https":
        if not given["BEHIND_TLS_PROXY"]:
            yield "BEHIND_TLS_PROXY: set 1, because PUBLIC_URL is https"
        if not given["REFRESH_COOKIE_SECURE"]:
            yield "REFRESH_COOKIE_SECURE: leave it at 1 with TLS"
    elif not (given["EMBEDDED"] or given["ALLOW_PLAIN_HTTP"] or address.hostname in THIS_MACHINE):
        yield "PUBLIC_URL: give an https address; anybody on the way could read orders sent over plain HTTP"


def _part_faults(given: Mapping[str, Any]) -> Iterator[str]:
    if given["AUDIT_RETENTION_DAYS"] is not None and given["AUDIT_RETENTION_DAYS"] < 1:
        yield "AUDIT_RETENTION_DAYS: give a number of days, or nothing to keep the record for ever"
    if given["EMBEDDED"]:
        return
    if not given["DATABASE_URL"].startswith(("postgres://", "postgresql://")):
        yield "DATABASE_URL: name the PostgreSQL database"
    if not given["REDIS_URL"]:
        yield "REDIS_URL: name the Redis server"
    if not given["EMAIL_URL"]:
        yield "EMAIL_URL: name the mail server, or consolemail:// to write e-mails to the log"
    if given["DEMO_MODE"] and not given["TEST_INSTALLATION"]:
        yield "DEMO_MODE: not here; the passwords of the demo world are public"


PRODUCTION_CHECKS = (_key_faults, _web_faults, _transport_faults, _part_faults)
