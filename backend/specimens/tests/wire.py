"""How tests speak to the API of specimens."""

from typing import Any

from rest_framework.test import APIClient

from specimens.models import Manifest, Specimen

SPECIMENS, MANIFESTS = "/api/specimens/", "/api/manifests/"

# Whatever any step could ask for; nothing is asked for again.
EVERYTHING = {
    "note": "Red as wine.",
    "reason_code": "haemolysed",
    "storage_place": "Rack 4, B2",
    "recollect": False,
}
REJECTED = {"reason_code": "haemolysed", "note": "Red as wine."}


def url_of(specimen: Specimen, tail: str = "") -> str:
    return f"{SPECIMENS}{specimen.pk}/{tail}"


def step(client: APIClient, specimen: Specimen, action: str, given: Any = None, **headers: str) -> Any:
    """Take a step, by default with everything any step could ask for."""
    body = EVERYTHING if given is None else given
    return client.post(url_of(specimen, "transitions/"), {"action": action, **body}, **headers)


def scan(client: APIClient, code: str, intent: str = "receive", **more: Any) -> Any:
    return client.post(f"{SPECIMENS}scan/", {"code": code, "intent": intent, **more})


def send(client: APIClient, *specimens: Specimen, **more: Any) -> Any:
    """Put them on a manifest to the first one's lab."""
    body = {"lab": str(specimens[0].lab_id), "specimens": [str(each.pk) for each in specimens]}
    return client.post(MANIFESTS, {**body, **more})


def manifest_url(manifest: Manifest | dict[str, Any], tail: str = "") -> str:
    manifest_id = manifest["id"] if isinstance(manifest, dict) else manifest.pk
    return f"{MANIFESTS}{manifest_id}/{tail}"


def faults_of(response: Any) -> list[tuple[str, str]]:
    """Place and code of each fault."""
    assert response.status_code == 400, response.content
    return [(error["field"], error["code"]) for error in response.json()["errors"]]


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]
