"""Administrators at the door, and inside."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import User

PASSWORD = "a long enough one"


@pytest.fixture
def avery(administrator) -> User:
    """The administrator, with a password."""
    administrator.set_password(PASSWORD)
    administrator.save()
    return administrator


@pytest.fixture
def admin(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def give_password() -> Callable[..., object]:
    """``give_password(client, "avery")``: the first step of the log-in, as a browser would."""

    def give(client: Client, username: str = "avery", password: str = PASSWORD, **more: str):
        return client.post(reverse("admin:login"), {"username": username, "password": password, **more})

    return give


def device_of(user: User, **more: object) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="Authenticator app", confirmed=True, **more)


def code_of(device: TOTPDevice) -> str:
    return f"{totp(device.bin_key):06d}"
