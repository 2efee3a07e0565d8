"""The same request twice is done once (draft-ietf-httpapi-idempotency-key-header).

A key is a row. The request that works holds the row's lock until its own transaction ends, and stores its answer in
that transaction: so a second request sees "still running" from the lock alone, a crash leaves neither work nor
answer, and the key is free again the moment the process is gone. (On SQLite writers wait for each other instead, and
the second request finds the first one's answer.)
"""

import functools
import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from common import clock
from common.errors import Conflict, Invalid, Unprocessable
from common.models import IdempotencyKey

KEPT_FOR = timedelta(hours=24)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="The same key and body gives the first answer again; kept 24 hours.",
)
_FORM = re.compile(r"^[\x21-\x7e]{1,255}$")

Handler = Callable[..., Response]


def idempotent(handler: Handler) -> Handler:
    """Honour ``Idempotency-Key`` on a viewset action. Scope: organization + path.

    The viewset's ``on_replay(body)`` hears of each answer before it is given again.
    """

    @functools.wraps(handler)
    def answer_once(self: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return handler(self, request, *args, **kwargs)
        if not _FORM.match(key):
            raise Invalid.field("Idempotency-Key", "invalid", "Use 1 to 255 printable characters.")
        scope = digest_of(f"{self.actor.organization_id}:{request.method}:{request.path}")
        fingerprint = fingerprint_of(request)
        write_down(scope, key, fingerprint)
        try:
            with transaction.atomic():
                row = lock_key(scope, key, fingerprint)
                if row.status:
                    self.on_replay(row.body)
                    return replay(row)
                response = handler(self, request, *args, **kwargs)
                keep_answer(row, response)
                return response
        except (KeyInUse, KeyReused):
            raise
        except Exception:
            release(scope, key, fingerprint)
            raise

    return answer_once


class KeyInUse(Conflict):
    """409: the first request with this key is still running."""

    code = "idempotency_in_progress"
    detail = "The first request with this key is still running. Ask again in a moment."


class KeyReused(Unprocessable):
    """422: the key belongs to another request."""

    code = "idempotency_key_reused"
    detail = "This Idempotency-Key was used for another request. Use a new key for a new request."


def fingerprint_of(request: Request) -> str:
    """A digest of the parsed body; the order of its members does not count."""
    return digest_of(json.dumps(request.data, sort_keys=True, default=str))


def digest_of(text: str) -> str:
    """SHA-256 in hex: of one length, whatever a client put into the text."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_down(scope: str, key: str, fingerprint: str) -> None:
    """Make sure that the key has a row; one past its time starts anew."""
    IdempotencyKey.objects.filter(scope=scope, key=key, claimed_at__lt=clock.now() - KEPT_FOR).delete()
    row = IdempotencyKey(scope=scope, key=key, fingerprint=fingerprint)
    IdempotencyKey.objects.bulk_create([row], ignore_conflicts=True)


def lock_key(scope: str, key: str, fingerprint: str) -> IdempotencyKey:
    """The key's row, locked until the transaction ends.

    Raises:
        KeyReused: the key was used for another body.
        KeyInUse: the first request is still running.
    """
    row = IdempotencyKey.objects.select_for_update(skip_locked=True).filter(scope=scope, key=key).first()
    if row is None:
        raise KeyInUse(headers={"Retry-After": "1"})
    if row.fingerprint != fingerprint:
        raise KeyReused
    return row


def release(scope: str, key: str, fingerprint: str) -> None:
    """Forget a key whose request failed, so that a corrected one may use it."""
    IdempotencyKey.objects.filter(scope=scope, key=key, fingerprint=fingerprint, status=0).delete()


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
