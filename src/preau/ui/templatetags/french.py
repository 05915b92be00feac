"""
French as it is written: `|typo`, `|display_name`, `|day_words`, `|hour_words`, `|elided:"de"`, `|phone`,
`|cut_at_dots`.
"""

import re
from datetime import date, datetime

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from preau.ui import day_words as words
from preau.ui import typography

register = template.Library()


@register.filter(is_safe=True)
def typo(said: object) -> str:
    """A count gets its narrow space: a year or a code is text."""
    return typography.number(said) if isinstance(said, int) else typography.typo(str(said))


@register.filter(is_safe=True)
@stringfilter
def display_name(name: str) -> str:
    return typography.display_name(name)


@register.filter(is_safe=True)
@stringfilter
def elided(name: str, word: str) -> str:
    """`{{ name|elided:"de" }}` after nothing: the word comes with its name."""
    return typography.elided(word, name)


@register.filter(is_safe=True)
@stringfilter
def phone(written: str) -> str:
    return typography.phone(written)


@register.filter
def cut_at_dots(login: str) -> str:
    """A login too long for its line goes on after a dot, never inside a name."""
    return format_html_join(
        mark_safe("<wbr>"), "{}", ((piece,) for piece in re.findall(r"[^.]+\.*|\.+", login))
    )


@register.filter
def day_words(when: date | None) -> str:
    """A day, or a moment ("il y a 2 h"); nothing for nothing."""
    if when is None:
        return ""
    return words.moment_words(when) if isinstance(when, datetime) else words.day_words(when)


@register.filter
def hour_words(moment: datetime) -> str:
    return words.hour_words(moment)
