"""What was wrong with a row, as a code that is kept and in words where it is shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RowReason(models.TextChoices):
    """A fault or a remark of a row; by `REFUSING_REASONS` a row is not taken in."""

    NO_NAME = "no_name", _("there is no given name and no PIN")
    NAME_UNREADABLE = "name_unreadable", _("the name holds digits or signs that no name has")
    FORMULA = "formula", _("the name begins like a formula")
    BORN_LATER = "born_later", _("the date of birth has not come yet")
    TOO_LONG = "too_long", _("a name is longer than names are")
    ONE_WORD = "one_word", _("the name is one word")
    NO_DATE = "no_date", _("there is no date of birth")
    DATE_UNREADABLE = "date_unreadable", _("the date of birth could not be read")
    DATE_AS_NUMBER = (
        "date_as_number",
        _("the date was written as a number of the spreadsheet and was read so"),
    )
    DATE_MONTH_FIRST = "date_month_first", _("the date was read with the month first")
    GROWN_UP = "grown_up", _("the person was of age in the time of the list")
    PIN_UNREADABLE = "pin_unreadable", _("the PIN does not have fourteen digits and was left out")
    PIN_CONTRADICTS = "pin_contradicts", _("the PIN contradicts the date of birth or the sex")
    SEX_UNREADABLE = "sex_unreadable", _("the sex could not be read")
    PHONE_UNREADABLE = "phone_unreadable", _("the telephone could not be read and was left out")
    PLACE_UNKNOWN = "place_unknown", _("the place is not known")
    PLACE_UNCLEAR = "place_unclear", _("several places have this name, or a part of it is not known")
    PLACE_SEVERAL_HERE = (
        "place_several_here",
        _("several places in the area of the list have this name: write the aiyl aimak too"),
    )
    PLACE_SEVERAL_AWAY = (
        "place_several_away",
        _("several places outside the area of the list have this name, none in it: write the district too"),
    )
    PLACE_ELSEWHERE = "place_elsewhere", _("the place lies outside the area of the list")
    TWICE = "twice", _("the same line stands in the list before")
    EMPTY = "empty", _("set aside: the line is empty")
    TOTAL = "total", _("set aside: a total, not a child")
    ONLY_NUMBER = "only_number", _("set aside: only a number stands in the line")


SET_ASIDE = {RowReason.EMPTY, RowReason.TOTAL, RowReason.ONLY_NUMBER}  # no child, and nothing to mend
REFUSING_REASONS = SET_ASIDE | {
    RowReason.NO_NAME,
    RowReason.NAME_UNREADABLE,
    RowReason.FORMULA,
    RowReason.BORN_LATER,
    RowReason.TOO_LONG,
}
# Shown once for the whole list, because they are true of most of its rows and no fault of any.
NOT_A_REMARK = {RowReason.DATE_AS_NUMBER}


def is_to_mend(reasons) -> bool:
    """Whether a row with these reasons is a child's that cannot be taken in until somebody mends it."""
    return bool(REFUSING_REASONS & set(reasons)) and not SET_ASIDE & set(reasons)


def reasons_in_words(codes) -> list[str]:
    return [str(RowReason(code).label) for code in codes if code in RowReason.values]
