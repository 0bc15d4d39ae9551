"""Who looked at a file, for the person whose file it is: by role, office, day and purpose, without names."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.days import date_in_words
from umai.staff.models import Office, Role

MOST = 500  # lines on one paper: the latest ones
# Room of an act to what it was for. Everything about a case is one purpose, so that the paper does not tell
# that a protection ran.
PURPOSES = {
    "register": gettext_lazy("who the child is, and the family"),
    "casefile": gettext_lazy("who the child is, and the family"),
    "documents": gettext_lazy("documents and papers"),
    "rights": gettext_lazy("your own questions about the file"),
    "visits": gettext_lazy("visits"),
}
OTHERWISE = gettext_lazy("work on the case")


def looker_rows(request, by):
    """[day, office, role, purpose, times] of each kind of look or act, the latest first."""
    found = by.ask("select * from rights_lookers(%(asked)s)", asked=request.pk)
    offices = Office.objects.in_bulk({office for _day, office, *_rest in found})
    counted: dict[tuple, int] = {}
    for day, office, role, act, times in found:
        key = (day, office, role, str(PURPOSES.get(act.split(".")[0], OTHERWISE)))
        counted[key] = counted.get(key, 0) + times
    return [
        [
            date_in_words(day),
            str(offices.get(office) or _("not known")),
            str(Role(role).label) if role in Role.values else "",
            purpose,
            str(times),
        ]
        for (day, office, role, purpose), times in list(counted.items())[:MOST]
    ]
