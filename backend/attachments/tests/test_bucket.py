"""Files in a bucket: the same in and out, nobody else gets at them, and its service may be away."""

import io
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from django.conf import settings as ours

from attachments.models import Attachment
from attachments.storage.bucket import Bucket
from attachments.tests.samples import GOOD
from audit.models import AuditEvent

pytestmark = pytest.mark.django_db
PDF = GOOD["pdf"][0]
NOWHERE = "http://127.0.0.1:1"


def url_of(order, tail=""):
    return f"/api/orders/{order.pk}/attachments/{tail}"


def read(client, order, file_id):
    response = client.get(url_of(order, f"{file_id}/"))
    return response, b"".join(response.streaming_content) if response.streaming else b""


def test_what_goes_in_comes_out_and_is_gone_when_removed(
    bucket, order_maker, add, client_for, clinic_staff, lab_staff, django_capture_on_commit_callbacks
):
    order = order_maker()
    added = add(clinic_staff, order, PDF, "letter.pdf").json()
    [kept] = bucket.objects.all()
    assert kept.key == Attachment.objects.get().stored_as
    assert "letter" not in kept.key

    response, content = read(client_for(lab_staff), order, added["id"])
    assert content == PDF
    assert response["Content-Length"] == str(len(PDF))
    assert response["Content-Disposition"].startswith('attachment; filename="letter.pdf"')

    with django_capture_on_commit_callbacks(execute=True):
        assert client_for(clinic_staff).delete(url_of(order, f"{added['id']}/")).status_code == 204
    assert list(bucket.objects.all()) == []


def test_twenty_megabytes_go_through_in_one_piece(bucket, order_maker, add, client_for, clinic_staff):
    order, content = order_maker(), b"a" * 20 * 1024**2
    added = add(clinic_staff, order, content).json()
    [kept] = bucket.objects.all()
    assert "-" not in kept.e_tag, "an upload in parts could be left half-done"
    assert read(client_for(clinic_staff), order, added["id"])[1] == content


def test_no_object_is_public_and_none_has_a_link(bucket, order_maker, add, clinic_staff):
    add(clinic_staff, order_maker(), PDF)
    [kept] = bucket.objects.all()
    grants = kept.Acl().grants
    assert [grant["Permission"] for grant in grants] == ["FULL_CONTROL"]
    assert all("URI" not in grant["Grantee"] for grant in grants)
    with pytest.raises(NotImplementedError):
        Bucket(bucket_name=bucket.name, access_key="key", secret_key="secret").url(kept.key)


def test_those_outside_get_nothing_of_it(bucket, order_maker, add, client_for, clinic_staff, other_lab_staff):
    order = order_maker()
    added = add(clinic_staff, order, PDF).json()
    response, content = read(client_for(other_lab_staff), order, added["id"])
    assert (response.status_code, content) == (404, b"")


def test_an_upload_that_is_cut_off_leaves_nothing(bucket, order_maker, client_for, clinic_staff):
    response = client_for(clinic_staff).generic(
        "POST",
        url_of(order_maker()),
        **{"wsgi.input": io.BytesIO(PDF[:100]), "CONTENT_LENGTH": str(len(PDF))},
    )
    assert response.status_code == 400
    assert list(bucket.objects.all()) == []


def test_a_refused_file_leaves_nothing(bucket, order_maker, add, clinic_staff):
    order = order_maker()
    for number in range(10):
        add(clinic_staff, order, f"Note {number}".encode())
    assert add(clinic_staff, order, b"One more").status_code == 409
    assert len(list(bucket.objects.all())) == 10


class _CutsOff(socketserver.BaseRequestHandler):
    """Reads a little of each request, and hangs up."""

    def handle(self) -> None:
        self.request.recv(1000)


@pytest.fixture(scope="module")
def hangs_up() -> Iterator[str]:
    """The address of a service that never gets to an answer."""
    with socketserver.TCPServer(("127.0.0.1", 0), _CutsOff) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("trouble", ["away", "cut off", "no bucket"])
def test_a_service_in_trouble_is_said_and_nothing_is_written(
    trouble, use_bucket, s3_service, hangs_up, order_maker, client_for, clinic_staff, nothing_changes
):
    order, client = order_maker(), client_for(clinic_staff)
    use_bucket({"away": NOWHERE, "cut off": hangs_up, "no bucket": s3_service}[trouble])
    with nothing_changes():
        response = client.post(url_of(order), PDF, content_type="application/octet-stream")
    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert int(response["Retry-After"]) > 0
    assert not Attachment.objects.exists()
    assert not AuditEvent.objects.filter(action="order.attachment_added").exists()


def test_what_cannot_be_read_now_is_said_before_anything_is_sent(
    bucket, use_bucket, order_maker, add, client_for, clinic_staff
):
    order = order_maker()
    added = add(clinic_staff, order, PDF).json()
    use_bucket(NOWHERE)
    response, _ = read(client_for(clinic_staff), order, added["id"])
    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert "Content-Disposition" not in response


def test_a_removal_holds_although_the_service_is_away(
    bucket, use_bucket, order_maker, add, client_for, clinic_staff, django_capture_on_commit_callbacks
):
    order = order_maker()
    added = add(clinic_staff, order, PDF).json()
    use_bucket(NOWHERE)
    with django_capture_on_commit_callbacks(execute=True):
        assert client_for(clinic_staff).delete(url_of(order, f"{added['id']}/")).status_code == 204
    assert not Attachment.objects.exists()


def test_nothing_of_it_is_loaded_without_a_bucket(tmp_path):
    asked = (
        "import django, sys; django.setup(); from django.core.files.storage import storages; storages['default'];"
        "import config.api; print(sorted({'boto3', 'botocore', 'storages'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ours.BASE_DIR,
        env={"DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "1", "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_the_settings_name_the_bucket(tmp_path):
    variables = {
        "FILES_S3_BUCKET": "files",
        "FILES_S3_ENDPOINT": NOWHERE,
        "FILES_S3_ACCESS_KEY": "key",
        "FILES_S3_SECRET_KEY": "secret",
    }
    asked = (
        "import django; django.setup(); from django.core.files.storage import storages; s = storages['default'];"
        "print(s.bucket.name, s.connection.meta.client.meta.endpoint_url, s.access_key)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ours.BASE_DIR,
        env={
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "1",
            "VAR_DIR": str(tmp_path),
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == f"files {NOWHERE} key", done.stderr
