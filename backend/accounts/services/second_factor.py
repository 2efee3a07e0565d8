"""The second factor: time-based one-time codes (RFC 6238) by django-otp, and recovery codes for a lost device.

A right password alone gives a *challenge*: signed, for five minutes, good for showing (or, where one is required and
missing, setting up) the second factor and for nothing else.
"""

import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

import segno
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.happenings import SecondFactorChanged
from accounts.models import Membership, Session, User
from accounts.recording import record_of
from accounts.services.access import end_everywhere
from accounts.sessions import credential_stamp_of, needs_second_factor
from accounts.signed import sign, unsign
from common.announcements import announce
from common.errors import Conflict, Invalid, NotAuthenticated
from common.limits import Limit, count_try, forget_tries

CHALLENGE_LIVES = timedelta(minutes=5)
CODES_OF_USER = Limit(
    "second-factor",
    allowed=8,
    window=timedelta(minutes=15),
    says="Too many wrong codes. Wait a while, then use a fresh one.",
)
RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads like something else
_SALT = "accounts.second-factor"


class Purpose(StrEnum):
    """What a challenge is good for."""

    VERIFY = "verify"
    SET_UP = "set-up"


@dataclass(frozen=True)
class Enrolment:
    """What an authenticator app needs, as text, as link (Key URI Format), and as a picture of the link."""

    secret: str
    uri: str
    qr: str


@dataclass(frozen=True)
class SecondFactorState:
    enabled: bool
    required: bool
    recovery_codes_left: int


def refuse_without_second_factor(user: User, membership: Membership | None) -> None:
    """After the password: let pass who has no second factor and needs none; everybody else gets a challenge.

    Raises:
        NotAuthenticated: ``second_factor_required`` or ``second_factor_setup_required``, with ``challenge``.
    """
    if is_enabled(user):
        raise NotAuthenticated(
            "Now the code of your authenticator app.",
            code="second_factor_required",
            extra={"challenge": make_challenge(user, Purpose.VERIFY)},
        )
    if needs_second_factor(user, membership):
        raise NotAuthenticated(
            "A second factor is required here. Set it up to log in.",
            code="second_factor_setup_required",
            extra={"challenge": make_challenge(user, Purpose.SET_UP)},
        )


def make_challenge(user: User, purpose: Purpose) -> str:
    return sign(f"challenge.{purpose}", user.pk.hex, credential_stamp_of(user))


def read_challenge(challenge: str, purpose: Purpose) -> User:
    """The person a challenge was given to.

    Raises:
        NotAuthenticated: ``challenge_expired``: too old, for something else, or the password has changed.
    """
    user_id, stamp = unsign(f"challenge.{purpose}", challenge, CHALLENGE_LIVES) or (None, None)
    user = User.objects.filter(pk=UUID(user_id), is_active=True).first() if user_id else None
    if user is None or stamp != credential_stamp_of(user):
        raise NotAuthenticated("That took too long. Log in again.", code="challenge_expired")
    return user


def is_enabled(user: User) -> bool:
    """Whether the person has set up a second factor."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def is_required(user: User) -> bool:
    """Whether any of the person's places asks for one."""
    memberships = user.memberships.filter(organization__is_active=True).select_related("organization")
    return needs_second_factor(user, None) or any(needs_second_factor(user, each) for each in memberships)


def read_state(user: User) -> SecondFactorState:
    return SecondFactorState(
        enabled=is_enabled(user),
        required=is_required(user),
        recovery_codes_left=sum(device.token_set.count() for device in _recovery_of(user)),
    )


def verify_code(user: User, code: str) -> None:
    """Take one code: six digits of the app, or a recovery code. Each works once, also under parallel tries.

    Raises:
        Invalid: ``wrong_code``.
        Throttled: too many tries.
    """
    count_try(CODES_OF_USER, str(user.pk), user_id=user.pk)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # one try of a person after the other
        right = any(
            device.verify_token(_folded(code)) for device in _devices_of(user)
        ) or _spend_recovery_code(user, code)
    if not right:
        record_of(user, "second_factor.failed", outcome="refused")
        raise _wrong_code()
    forget_tries(CODES_OF_USER, [str(user.pk)])


@transaction.atomic
def begin_enrolment(user: User) -> Enrolment:
    """A new secret, which counts only after ``confirm_enrolment``. The caller has asked for the password.

    Raises:
        Conflict: ``second_factor_enabled``.
    """
    User.objects.select_for_update().get(pk=user.pk)
    _refuse_enabled(user)
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    device = TOTPDevice.objects.create(user=user, name="Authenticator app", confirmed=False)
    uri = device.config_url
    return Enrolment(
        secret=b32encode(device.bin_key).decode(),
        uri=uri,
        qr=segno.make(uri, error="m").svg_data_uri(scale=4, border=2, omitsize=True),
    )


def confirm_enrolment(user: User, code: str, *, session: Session | None) -> list[str]:
    """Turn the second factor on with a first code; returns the recovery codes, which nobody sees again. ``session``
    has shown it by that; every other session of the person, begun with a password alone, ends.

    Raises:
        Conflict: ``second_factor_enabled``.
        Invalid: ``wrong_code``, also when nothing was begun.
        Throttled: too many tries.
    """
    count_try(CODES_OF_USER, str(user.pk), user_id=user.pk)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _refuse_enabled(user)
        device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(_folded(code)):
            raise _wrong_code()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = _renew_recovery_codes(user)
        if session is not None:
            Session.objects.filter(pk=session.pk).update(second_factor=True)
        end_everywhere(user, reason="second_factor_enabled", keep=session.pk if session else None)
        record_of(user, "second_factor.enabled")
        announce(SecondFactorChanged(user=user, enabled=True))
    forget_tries(CODES_OF_USER, [str(user.pk)])
    return codes


def disable(user: User, code: str) -> None:
    """Turn it off. The caller has asked for the password.

    Raises:
        Conflict: ``second_factor_needed``: an organization, or being an administrator, requires it.
        Invalid: ``wrong_code``.
        Throttled: too many tries.
    """
    if is_required(user):
        raise Conflict("It is required where you work; it stays on.", code="second_factor_needed")
    verify_code(user, code)
    with transaction.atomic():
        remove_second_factor(user)


def remove_second_factor(user: User) -> None:
    """Take every device and code away: by the owner, or by an administrator for somebody who lost both."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    Session.objects.filter(user=user).update(second_factor=False)
    record_of(user, "second_factor.disabled")
    announce(SecondFactorChanged(user=user, enabled=False))


def renew_recovery_codes(user: User, code: str) -> list[str]:
    """New recovery codes; the former ones are dead. The caller has asked for the password.

    Raises:
        Invalid: ``wrong_code``.
        Throttled: too many tries.
    """
    verify_code(user, code)
    with transaction.atomic():
        record_of(user, "second_factor.codes_renewed")
        return _renew_recovery_codes(user)


def _devices_of(user: User) -> list[TOTPDevice]:
    return list(TOTPDevice.objects.filter(user=user, confirmed=True))


def _recovery_of(user: User) -> list[StaticDevice]:
    return list(StaticDevice.objects.filter(user=user, confirmed=True))


def _renew_recovery_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    for code in codes:
        device.token_set.create(token=_digest(code))
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _spend_recovery_code(user: User, code: str) -> bool:
    digest = _digest(_folded(code))
    return any(device.verify_token(digest) for device in _recovery_of(user))


def _digest(code: str) -> str:
    """What is stored of a recovery code: as much of its digest as django-otp's column takes (64 bits)."""
    return salted_hmac(_SALT, code, algorithm="sha256").hexdigest()[:16]


def _folded(code: str) -> str:
    return code.replace("-", "").replace(" ", "").lower()


def _refuse_enabled(user: User) -> None:
    if is_enabled(user):
        raise Conflict("A second factor is set up already.", code="second_factor_enabled")


def _wrong_code() -> Invalid:
    return Invalid.field("code", "wrong_code", "This code is wrong, too old, or was used already.")
