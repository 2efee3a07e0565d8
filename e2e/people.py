"""The people of the demo world: in a browser, or at the API to arrange what a journey begins with."""

import uuid
from typing import Any

import requests
from playwright.sync_api import BrowserContext, Page

PASSWORD = "demo-Pass-2026"
HELIX = "Helix Diagnostics"


def log_in(context: BrowserContext, username: str) -> None:
    """Give the browser the session cookie the log-in page would have brought; its own tests use the page."""
    answer = context.request.post(
        "/api/auth/login/", data={"username": username, "password": PASSWORD, "transport": "cookie"}
    )
    assert answer.ok, answer.text()


def has_session(page: Page) -> bool:
    """Whether the browser holds a refresh token."""
    cookies = page.context.cookies("http://127.0.0.1/api/auth/")
    return any(cookie.get("name") == "refresh" for cookie in cookies)


class Colleague:
    """Somebody at the REST API."""

    def __init__(self, url: str, username: str) -> None:
        self.url, self.http = url, requests.Session()
        tokens = self.ask("POST", "/api/auth/login/", username=username, password=PASSWORD)
        self.http.headers["Authorization"] = f"Bearer {tokens['access']}"

    def ask(self, method: str, path: str, **body: Any) -> Any:
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        answer = self.http.request(method, self.url + path, json=body or None, headers=headers, timeout=30)
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def place_order(self, lab: str = HELIX, **content: Any) -> dict[str, Any]:
        labs = self.ask("GET", "/api/labs/")["results"]
        lab_id = next(each["id"] for each in labs if each["name"] == lab)
        return self.ask("POST", "/api/orders/", lab=lab_id, delivery_method="email", **content)

    def take_step(self, order: dict[str, Any], action: str, **given: str) -> dict[str, Any]:
        return self.ask("POST", f"/api/orders/{order['id']}/transitions/", action=action, **given)
