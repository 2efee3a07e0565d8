"""Files are kept in a folder of the test's own, or in a bucket of a service on this machine."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from rest_framework.test import APIClient

from attachments.tests.buckets import bucket, s3_service, use_bucket
from orders.models import Order

__all__ = ["bucket", "s3_service", "use_bucket"]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def stored(media: Path) -> Callable[[], list[Path]]:
    """What lies in the storage now."""
    return lambda: [path for path in media.rglob("*") if path.is_file()]


@pytest.fixture(params=["folder", "bucket"])
def stored_names(request: pytest.FixtureRequest) -> Callable[[], list[str]]:
    """The names of what lies in the storage; each test runs with a folder and with a bucket."""
    if request.param == "bucket":
        kept = request.getfixturevalue("bucket")
        return lambda: [each.key for each in kept.objects.all()]
    folder: Path = request.getfixturevalue("media")
    return lambda: [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def store() -> Callable[[str], str]:
    """``store(name)``: put a file there that no row names."""
    return lambda name: storages["default"].save(name, ContentFile(b"left behind"))


@pytest.fixture
def add(client_for: Callable[..., APIClient]) -> Callable[..., Any]:
    """``add(actor, order, content, name)``: the answer to an upload."""

    def add(actor: Any, order: Order, content: bytes, name: str = "letter", **headers: str) -> Any:
        return client_for(actor).post(
            f"/api/orders/{order.pk}/attachments/",
            content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
            **headers,
        )

    return add
