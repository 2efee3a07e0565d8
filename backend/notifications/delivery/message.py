"""Every e-mail looks alike: a greeting, what happened, at most one button, a closing line."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def compose_message(
    message_id: UUID,
    *,
    to_address: str,
    subject: str,
    greets: str,
    says: str,
    link: str = "",
    button: str = "",
    closing: str = "",
    settings_link: str = "",
) -> EmailMultiAlternatives:
    """Plain text and HTML of one e-mail.

    Args:
        message_id: the row that is sent; its e-mail has the same Message-ID at every attempt.
        greets: a name, or blank for somebody we do not know.
        settings_link: where to choose what one hears of, for what can be switched off.
    """
    context = {
        "greets": greets,
        "says": says,
        "link": link,
        "button": button,
        "closing": closing,
        "settings_link": settings_link,
    }
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string("notifications/email.txt", context),
        to=[to_address],
        headers={"Message-ID": f"<{message_id}@{settings.PUBLIC_URL.split('//')[-1].split(':')[0]}>"},
    )
    message.attach_alternative(render_to_string("notifications/email.html", context), "text/html")
    return message
