"""A day in words, the same on every page, paper and message, as exactly as it is known."""

from datetime import date, datetime

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.kyrgyz.endings import MONTHS, MONTHS_ALONE

FORMATS = {  # Django's own are kept where they read as people write
    "ru": {"day": "j E Y года", "month": "F Y года", "year": "Y г."},
    "en": {"day": "j F Y", "month": "F Y", "year": "Y"},
}


def date_in_words(day: date, precision: str = "day") -> str:
    """The day in the active language; `precision` is "day", "month" or "year"."""
    language = (translation.get_language() or "en")[:2]
    if language == "ky":
        return _in_kyrgyz(day, precision)
    words = formats.date_format(day, FORMATS.get(language, FORMATS["en"])[precision])
    return words[0].lower() + words[1:] if language == "ru" else words


def short_date_in_words(day: date, on: date) -> str:
    """The day for a table: without the year where that is the year of `on`."""
    if day.year != on.year:
        return date_in_words(day)
    language = (translation.get_language() or "en")[:2]
    if language == "ky":
        return f"{day.day}-{MONTHS_ALONE[day.month - 1]}"
    words = formats.date_format(day, "j E" if language == "ru" else "j F")
    return words.lower() if language == "ru" else words


def short_moment_in_words(instant: datetime, on: date) -> str:
    """An instant for a table, as `short_date_in_words` has its day."""
    local = timezone.localtime(instant)
    return f"{short_date_in_words(local.date(), on)}, {local:%H:%M}"


def moment_in_words(instant: datetime) -> str:
    """An instant as its day in words and the time on the clock here, to the minute."""
    local = timezone.localtime(instant) if timezone.is_aware(instant) else instant
    return f"{date_in_words(local)}, {local:%H:%M}"


def recorded_in_words(happened_on: date, written_on: date) -> str:
    """The day on which something was recorded, marked as late when it happened on an earlier day."""
    late = (written_on - happened_on).days
    if late <= 0:
        return _("Recorded on %(day)s.") % {"day": date_in_words(written_on)}
    return ngettext(
        "Recorded late: on %(day)s, %(n)d day after it happened.",
        "Recorded late: on %(day)s, %(n)d days after it happened.",
        late,
    ) % {"day": date_in_words(written_on), "n": late}


def _in_kyrgyz(day: date, precision: str) -> str:
    month = MONTHS[day.month - 1]
    return {
        "day": f"{day.year}-жылдын {day.day}-{month}",
        "month": f"{day.year}-жылдын {month}",
        "year": f"{day.year}-жыл",
    }[precision]
