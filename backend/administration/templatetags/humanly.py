"""Times as people say them."""

from datetime import datetime

from django import template
from django.utils.timesince import timesince, timeuntil

from common import clock

register = template.Library()


@register.filter
def how_far(moment: datetime) -> str:
    """``3 days ago`` or ``in 20 minutes``; the larger of two units is enough."""
    now = clock.now()
    if moment > now:
        return f"in {timeuntil(moment, now, depth=1)}"
    return f"{timesince(moment, now, depth=1)} ago"
