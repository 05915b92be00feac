"""Days and moments as people say them, in Europe/Paris, hours on 24."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.ui.typography import FIXED


def day_words(day: date, *, today: date | None = None) -> str:
    """`aujourd’hui`, `demain`, `hier`, else `jeudi 3 décembre`, with the year when it is another one."""
    today = today or timezone.localdate()
    near = {0: _("aujourd’hui"), 1: _("demain"), -1: _("hier")}
    if said := near.get((day - today).days):
        return said
    return without_year(day) if day.year == today.year else date_words(day)


def date_words(day: date) -> str:
    """`jeudi 3 décembre 2026`, whatever the day is today: after « du », « le », « au »."""
    return f"{without_year(day)} {day.year}"


def without_year(day: date) -> str:
    number = _("1er") if day.day == 1 else str(day.day)
    return f"{date_format(day, 'l')} {number}{FIXED}{date_format(day, 'F')}"


def hour_words(moment: datetime) -> str:
    """`8 h`, `17 h 05`."""
    local = timezone.localtime(moment)
    return f"{local.hour}{FIXED}h" + (f"{FIXED}{local.minute:02}" if local.minute else "")


def moment_words(moment: datetime, *, now: datetime | None = None) -> str:
    """How long ago on the day itself; else the day and the hour."""
    now = now or timezone.now()
    day, today = timezone.localdate(moment), timezone.localdate(now)
    if moment <= now and day == today:
        return since_words(now - moment)
    return _("%(day)s à %(hour)s") % {"day": day_words(day, today=today), "hour": hour_words(moment)}


def since_words(elapsed: timedelta) -> str:
    minutes = int(elapsed.total_seconds()) // 60
    if minutes == 0:
        return _("à l’instant")
    if minutes < 60:
        return ngettext("il y a %(n)s min", "il y a %(n)s min", minutes) % {"n": minutes}
    return ngettext("il y a %(n)s h", "il y a %(n)s h", minutes // 60) % {"n": minutes // 60}
