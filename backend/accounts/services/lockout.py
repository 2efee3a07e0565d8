"""Accounts that nobody gets in to for now, because somebody guessed too often; and opening them again."""

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from accounts.recording import record_of
from accounts.services.credentials import GUESSES_OF_NAME, open_locked_account
from accounts.services.second_factor import CODES_OF_USER
from common import clock
from common.limits import forget_tries
from common.models import RateCounter


def locked_accounts() -> QuerySet[User]:
    """Who is locked out by name or by wrong codes, with ``locked_until``."""
    used_up = Q()
    for limit in (GUESSES_OF_NAME, CODES_OF_USER):
        used_up |= Q(key__startswith=f"{limit.name}:", count__gte=limit.allowed)
    counters = RateCounter.objects.filter(used_up, window_ends_at__gt=clock.now(), user_id__isnull=False)
    ends = counters.filter(user_id=OuterRef("pk")).order_by("-window_ends_at").values("window_ends_at")[:1]
    return User.objects.filter(pk__in=counters.values("user_id")).annotate(locked_until=Subquery(ends))


@transaction.atomic
def unlock_account(user: User) -> None:
    """Let the person try again at once."""
    open_locked_account(user)
    forget_tries(CODES_OF_USER, [str(user.pk)])
    record_of(user, "account.unlocked")
