"""What a personal number (PIN) says of its holder, compared with what was recorded.

A PIN is fourteen digits: the first is 1 for a woman or a girl, 2 for a man or a boy; the next
eight are the birth date as DDMMYYYY. Real documents contradict themselves, so a contradiction
is shown and the entry is accepted with a reason. A PIN is never a key, and never in an address
or a log.
"""

from datetime import date

from django.utils.translation import gettext as _

from umai.places.models import Precision

SEX = {"1": "f", "2": "m"}
# The digits with which a birth date of this precision is compared.
COMPARED: dict[str, tuple[slice, str]] = {
    Precision.DAY: (slice(1, 9), "%d%m%Y"),
    Precision.MONTH: (slice(3, 9), "%m%Y"),
    Precision.YEAR: (slice(5, 9), "%Y"),
}


def contradictions(
    pin: str, *, sex: str = "", birth_date: date | None = None, precision: str = Precision.DAY
) -> list[str]:
    """Sentences, one for each thing in which this PIN and the record differ; [] when it fits."""
    found: list[str] = []
    if not pin:
        return found
    if sex and SEX.get(pin[0]) != sex:
        found.append(_("The first digit of the PIN does not fit the sex."))
    if birth_date and precision in COMPARED:
        digits, form = COMPARED[precision]
        if pin[digits] != birth_date.strftime(form):
            found.append(_("The PIN does not fit the date of birth."))
    return found


def last_digits_of(number: str) -> str:
    """The last four digits: enough to see that two are not one, and they identify nobody; "" without any."""
    return f"…{number[-4:]}" if number else ""
