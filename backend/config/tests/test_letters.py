"""E-mails show what people wrote as text, and nothing they write becomes a header or markup."""

from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest

from notifications.delivery.email import compose
from notifications.models import EmailDelivery
from orders.factories import make_order

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "</td><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "\u202egnp.exe",
]
HEADERS = {"subject", "from", "to", "date", "message-id", "mime-version", "content-type"}


class Tags(HTMLParser):
    """Collects what a mail reader would make of the markup."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def letter(clinic, clinic_staff, lab_staff):
    """``letter(payload)``: the e-mail about an order of a clinic of that name, to a person of that name."""

    def write(payload: str):
        clinic.name = clinic_staff.user.first_name = lab_staff.user.first_name = payload
        for row in (clinic, clinic_staff.user, lab_staff.user):
            row.save()
        clinic_staff.organization = clinic
        make_order(clinic_staff, lab_staff, "on_hold", notes=payload)
        return compose(EmailDelivery.objects.order_by("pk").last())

    return write


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text(letter, payload):
    message = letter(payload)
    html = Tags(message.alternatives[0][0])

    assert html.names <= {"html", "body", "table", "tr", "td", "p", "a"}
    assert html.attributes <= {"lang", "style", "role", "width", "href"}
    assert payload in html.text
    assert payload in message.body


@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "a\r\nBcc: evil@example.org", "a\nBcc: evil@example.org\n\nb"]
)
def test_nothing_becomes_a_header(letter, payload):
    sent = message_from_bytes(letter(payload).message().as_bytes(), policy=policy.default)

    assert {name.lower() for name in sent} - {"x-entity-ref-id", "auto-submitted"} <= HEADERS
    assert "evil@example.org" not in f"{sent['To']}{sent['Cc']}{sent['Bcc']}"
