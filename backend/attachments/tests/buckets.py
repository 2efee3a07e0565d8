"""Buckets of a service on this machine that speaks S3."""

import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import boto3
import pytest
from moto.server import ThreadedMotoServer


@pytest.fixture(scope="session")
def s3_service() -> Iterator[str]:
    """The address of a service that speaks S3."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_service: str, use_bucket: Callable[..., str]) -> Any:
    """A new bucket, which is where files go now; as its owner sees it."""
    name = use_bucket(s3_service)
    made = boto3.resource(
        "s3",
        endpoint_url=s3_service,
        region_name="us-east-1",
        aws_access_key_id="owner",
        aws_secret_access_key="another",
    ).Bucket(name)
    made.create()
    return made


@pytest.fixture
def use_bucket(settings: Any) -> Callable[..., str]:
    """``use_bucket(address)``: files go to a bucket there, which nobody has made; its name."""

    def use(address: str) -> str:
        name = settings.FILES_S3_BUCKET = f"files-{uuid4().hex}"
        given = {
            "bucket_name": name,
            "endpoint_url": address,
            "region_name": "us-east-1",
            "access_key": "key",
            "secret_key": "secret",
        }
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": "attachments.storage.bucket.Bucket", "OPTIONS": given},
        }
        return name

    return use
