"""French as it is written: `|typo`, `|display_name`, `|day_words`, `|hour_words`."""

from datetime import date, datetime

from django import template
from django.template.defaultfilters import stringfilter

from preau.ui import day_words as words
from preau.ui import typography

register = template.Library()


@register.filter(is_safe=True)
@stringfilter
def typo(text: str) -> str:
    return typography.typo(text)


@register.filter(is_safe=True)
@stringfilter
def display_name(name: str) -> str:
    return typography.display_name(name)


@register.filter
def day_words(when: date | None) -> str:
    """A day, or a moment ("il y a 2 h"); nothing for nothing."""
    if when is None:
        return ""
    return words.moment_words(when) if isinstance(when, datetime) else words.day_words(when)


@register.filter
def hour_words(moment: datetime) -> str:
    return words.hour_words(moment)
