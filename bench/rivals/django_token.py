"""Who asks, for both Django rivals: the token, and its session's row with user, membership and organization."""

import os

import jwt
from django.utils import timezone

from bench.rivals.models import Session

KEY = os.environ["JWT_SIGNING_KEY"]


def session_of(token: str) -> Session | None:
    return (
        Session.objects.select_related("user", "membership__organization")
        .filter(
            pk=jwt.decode(token, KEY, algorithms=["HS256"])["sid"],
            ended_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
            membership__organization__is_active=True,
        )
        .first()
    )
