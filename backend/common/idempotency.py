"""The same request twice is done once (draft-ietf-httpapi-idempotency-key-header).

A key is claimed in its own small transaction, so that a second request sees it at once; the answer is
stored in the very transaction that does the work, so that a crash leaves either both or neither.
"""

import functools
import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from rest_framework.request import Request
from rest_framework.response import Response

from common import clock
from common.errors import Conflict, Invalid, Unprocessable
from common.models import IdempotencyKey

KEPT_FOR = timedelta(hours=24)
# A claim whose process died is free again after this time.
CLAIM_LASTS = timedelta(seconds=60)
_FORM = re.compile(r"^[\x21-\x7e]{1,255}$")

Handler = Callable[..., Response]


def idempotent(handler: Handler) -> Handler:
    """Honour ``Idempotency-Key`` on a viewset action. Scope: organization + path."""

    @functools.wraps(handler)
    def answer_once(self: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return handler(self, request, *args, **kwargs)
        if not _FORM.match(key):
            raise Invalid.field("Idempotency-Key", "invalid", "Use 1 to 255 printable characters.")
        scope = f"{self.actor.organization_id}:{request.method}:{request.path}"
        claimed = claim(scope=scope, key=key, fingerprint=fingerprint_of(request))
        if claimed.status:
            return replay(claimed)
        try:
            with transaction.atomic():
                response = handler(self, request, *args, **kwargs)
                keep_answer(claimed, response)
        except BaseException:
            IdempotencyKey.objects.filter(pk=claimed.pk, status=0).delete()
            raise
        return response

    return answer_once


def fingerprint_of(request: Request) -> str:
    """A digest of the parsed body; the order of its members does not count."""
    canonical = json.dumps(request.data, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def claim(*, scope: str, key: str, fingerprint: str) -> IdempotencyKey:
    """Take the key, or find what became of it.

    Raises:
        Unprocessable: the key was used for another body.
        Conflict: the first request is still running.
    """
    now = clock.now()
    fresh = IdempotencyKey(scope=scope, key=key, fingerprint=fingerprint, claimed_at=now)
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
        return fresh
    except IntegrityError:
        found = IdempotencyKey.objects.filter(scope=scope, key=key).first()
    if found is None:
        return claim(scope=scope, key=key, fingerprint=fingerprint)
    if found.claimed_at < now - KEPT_FOR:
        found.delete()
        return claim(scope=scope, key=key, fingerprint=fingerprint)
    if found.fingerprint != fingerprint:
        raise Unprocessable(
            "This Idempotency-Key was used for another request. Use a new key for a new request.",
            code="idempotency_key_reused",
        )
    if found.status:
        return found
    # Unfinished: only one caller may take over an abandoned claim.
    taken = IdempotencyKey.objects.filter(
        pk=found.pk, status=0, claimed_at=found.claimed_at, claimed_at__lt=now - CLAIM_LASTS
    ).update(claimed_at=now)
    if not taken:
        raise Conflict(
            "The first request with this key is still running. Ask again in a moment.",
            code="idempotency_in_progress",
            headers={"Retry-After": "1"},
        )
    return found


def keep_answer(claimed: IdempotencyKey, response: Response) -> None:
    """Store the answer inside the transaction that did the work."""
    body = json.loads(json.dumps(response.data, default=str))
    IdempotencyKey.objects.filter(pk=claimed.pk).update(
        status=response.status_code, body=body, headers=dict(response.headers)
    )


def replay(kept: IdempotencyKey) -> Response:
    """The first answer again."""
    headers = {**kept.headers, "Idempotent-Replayed": "true"}
    return Response(kept.body, status=kept.status, headers=headers)


def forget_old_keys() -> int:
    """Delete keys past their time; returns how many. Called by the worker."""
    deleted, _ = IdempotencyKey.objects.filter(claimed_at__lt=clock.now() - KEPT_FOR).delete()
    return deleted
