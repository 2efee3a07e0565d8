"""Which address a request came from, with and without proxies in front."""

import pytest
from django.test import RequestFactory
from rest_framework.test import APIClient

from accounts.models import Session
from common.requests import client_address

PEER = "192.0.2.1"


def address_of(settings, *, proxies: int, forwarded: str | None, peer: str = PEER) -> str | None:
    settings.NUM_PROXIES = proxies
    header = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=peer, **header))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", PEER),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.66, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.66, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "198.51.100.66,203.0.113.9,10.0.0.2", "203.0.113.9"),
        (1, "2001:DB8:0::1", "2001:db8::1"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_the_address_that_the_outermost_trusted_proxy_saw(settings, proxies, forwarded, address):
    assert address_of(settings, proxies=proxies, forwarded=forwarded) == address


@pytest.mark.parametrize(
    "forwarded",
    [None, "", "unknown", "203.0.113.9:4711", "fe80::1%eth0", "'; DROP TABLE", "203.0.113.9, ", "9" * 5000],
)
def test_nonsense_counts_as_nothing(settings, forwarded):
    assert address_of(settings, proxies=1, forwarded=forwarded) == PEER


def test_fewer_entries_than_proxies_count_as_nothing(settings):
    assert address_of(settings, proxies=2, forwarded="203.0.113.9") == PEER


@pytest.mark.parametrize("peer", ["", "fe80::1%eth0"])
def test_a_peer_without_a_usable_address(settings, peer):
    assert address_of(settings, proxies=0, forwarded=None, peer=peer) is None


def test_a_session_remembers_it(db, settings):
    settings.NUM_PROXIES = 1
    person = {"username": "remote", "email": "remote@example.org", "password": "long-enough-Pass"}
    assert APIClient().post("/api/auth/register/", person).status_code == 201

    APIClient().post("/api/auth/login/", person, HTTP_X_FORWARDED_FOR="198.51.100.66, 203.0.113.9")

    assert Session.objects.get().ip_address == "203.0.113.9"
