"""Who is it: user name or e-mail address, password, and how often somebody may guess.

One name can be guessed at most twice ``GUESSES_OF_NAME.allowed`` times in any hour, wherever the guesses come from.
An account answers to two names (user name and address), so at most 60 guesses an hour reach the hasher. Its owner
still gets in from a browser that was let in with the present password (it holds a device cookie; all such browsers of
an account are counted together), or by a new password.
"""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from django.contrib.auth.hashers import check_password, make_password

from accounts.models import Membership, User, folded
from accounts.sessions import credential_stamp_of
from accounts.who import person
from audit.record import record
from common.errors import NotAuthenticated, Throttled
from common.limits import Limit, Try, count_tries, forget_tries, take_back

TOO_MANY = "Too many wrong passwords. Wait, or set a new password by e-mail."
GUESSES_OF_NAME = Limit("login-name", allowed=15, window=timedelta(hours=1), says=TOO_MANY)
GUESSES_FROM_SOURCE = Limit("login-source", allowed=100, window=timedelta(hours=1), says=TOO_MANY)
GUESSES_OF_NAME_FROM_SOURCE = Limit("login-pair", allowed=10, window=timedelta(minutes=15), says=TOO_MANY)
GUESSES_FROM_DEVICES = Limit("login-devices", allowed=10, window=timedelta(minutes=15), says=TOO_MANY)


def check_credentials(
    *,
    login: str,
    password: str,
    source: str | None = None,
    known_devices: Mapping[str, str] = MappingProxyType({}),
    administrators_only: bool = False,
) -> User:
    """The user of this user name or e-mail address and password.

    Args:
        source: the network address the guess comes from.
        known_devices: whose accounts this browser was let in to before, user id (hex) → credential stamp of that
            time (see ``accounts.cookies``).
        administrators_only: everybody else's right password is as wrong as any.

    Raises:
        NotAuthenticated: ``invalid_credentials``; alike in words and time for a wrong name, a wrong
            password and a disabled account.
        Throttled: guessed too often; alike for names that exist and names that do not.
    """
    user = User.objects.find_by_login(login)
    stamp = credential_stamp_of(user) if user else None
    is_known = user is not None and known_devices.get(user.pk.hex) == stamp
    tries = _tries_of(login, source, stamp if is_known else None)
    try:
        count_tries(tries, user_id=user.pk if user else None)
    except Throttled as refusal:
        if refusal.is_first:  # once a window: strangers do not fill the record, which is kept for ever
            _record_refusal("login.locked", user)
        raise
    if user is None:
        make_password(password)  # as slow as checking one
    elif (
        check_password(password, user.password)
        and user.is_active
        and (user.is_staff or not administrators_only)
    ):
        _forgive(tries)
        return user
    _record_refusal("login.failed", user)
    raise NotAuthenticated("User name or password is wrong.", code="invalid_credentials")


def open_locked_account(user: User) -> None:
    """Let guesses of this account's names, and those from its browsers, begin anew."""
    forget_tries(GUESSES_OF_NAME, {folded(user.username), folded(user.email)})
    forget_tries(GUESSES_FROM_DEVICES, [credential_stamp_of(user)])


def membership_to_act_for(user: User) -> Membership | None:
    """Where a fresh log-in acts: the organization used last, else the oldest membership.

    Raises:
        NotAuthenticated: ``invalid_credentials``: no active organization, and no administrator.
    """
    memberships = Membership.objects.filter(user=user, organization__is_active=True).select_related(
        "organization"
    )
    latest = user.sessions.exclude(membership=None).order_by("-created_at").values("membership_id")[:1]
    membership = memberships.filter(pk__in=latest).first() or memberships.order_by("id").first()
    if membership is None and not user.is_staff:
        raise NotAuthenticated(
            "You belong to no active organization. Ask the person who invited you.",
            code="invalid_credentials",
        )
    return membership


def _record_refusal(action: str, user: User | None) -> None:
    """Write down a refused log-in where the person's organization reads it; as many queries for a stranger."""
    places = Membership.objects.filter(user=user).order_by("id")
    record(
        action,
        subject=user,
        who=person(user),
        organization_id=places.values_list("organization_id", flat=True).first(),
        outcome="refused",
    )


def _tries_of(login: str, source: str | None, proven_stamp: str | None) -> list[Try]:
    """What a guess is counted by. The narrow count comes first: what it stops uses up nobody else's allowance.

    Args:
        proven_stamp: the account's credential stamp, where the browser's cookie names the present one.
    """
    if proven_stamp is not None:
        return [(GUESSES_FROM_DEVICES, proven_stamp)]
    name = folded(login)
    if source is None:
        return [(GUESSES_OF_NAME, name)]
    return [
        (GUESSES_OF_NAME_FROM_SOURCE, f"{source} {name}"),
        (GUESSES_FROM_SOURCE, source),
        (GUESSES_OF_NAME, name),
    ]


def _forgive(tries: list[Try]) -> None:
    """The password was right: this try was no guess. Earlier ones of the same person from here are forgotten."""
    narrow, *wide = tries
    take_back(wide, forgetting=[narrow])
