"""For people who want to try a load of their own; locust is not among our packages:

    pip install locust
    BENCH_LOGINS=amara:demo-Pass-2026,rupinder:demo-Pass-2026 locust -f bench/locustfile.py --host http://127.0.0.1:8000

Each user logs in once, then looks at lists far more often than anything else. An address lets only so many people try
to log in an hour, so that a few names serve many users.
"""

import itertools
import os
import threading

from locust import HttpUser, between, task

LOGINS = [pair.split(":", 1) for pair in os.environ["BENCH_LOGINS"].split(",")]
_turn = itertools.cycle(LOGINS)
_tokens: dict[str, str] = {}
_one_at_a_time = threading.Lock()


class Worker(HttpUser):
    """Somebody of a clinic or a lab at their desk."""

    wait_time = between(1, 5)

    def on_start(self) -> None:
        username, password = next(_turn)
        with _one_at_a_time:
            if username not in _tokens:
                answer = self.client.post(
                    "/api/auth/login/", json={"username": username, "password": password}
                )
                answer.raise_for_status()
                _tokens[username] = answer.json()["access"]
        self.client.headers["Authorization"] = f"Bearer {_tokens[username]}"
        self.orders: list[str] = []

    @task(10)
    def look_at_the_list(self) -> None:
        page = self.client.get("/api/orders/").json()
        self.orders = [order["id"] for order in page["results"]]

    @task(4)
    def look_at_what_needs_attention(self) -> None:
        self.client.get("/api/orders/?needs_attention=true", name="/api/orders/?needs_attention")

    @task(3)
    def look_at_the_summary(self) -> None:
        self.client.get("/api/orders/summary/")

    @task(3)
    def open_an_order(self) -> None:
        if self.orders:
            self.client.get(f"/api/orders/{self.orders[0]}/", name="/api/orders/{id}/")

    @task(1)
    def search(self) -> None:
        self.client.get("/api/orders/?search=fasting", name="/api/orders/?search")

    @task(2)
    def look_at_the_bell(self) -> None:
        self.client.get("/api/notifications/")
