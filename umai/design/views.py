"""The page that shows every component, in a rehearsal only."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields import forms
from umai.design.parts import (
    FilterChip,
    IdentityFact,
    Link,
    SideBySideRow,
    SignedInPerson,
    SummaryRow,
    Task,
    TimelineEvent,
)

CARE = [
    ("kin", _("With relatives")),
    ("others", _("With people who are not relatives")),
    ("alone", _("Alone")),
]
WORRIES = [("school", _("Misses school")), ("health", _("In poor health")), ("work", _("Works"))]
OBLASTS = [("3", _("Jalal-Abad")), ("5", _("Batken")), ("6", _("Osh"))]


class EveryFieldForm(forms.Form):
    """One of each field."""

    surname = forms.NameField(label=_("Surname"), help_text=_("As in the birth certificate."))
    pin = forms.PinField(label=_("PIN"), required=False)
    born_on = forms.BirthDateField(label=_("Date of birth"), help_text=_("For example, 27 3 2015."))
    phone = forms.PhoneField(label=_("Telephone"), required=False)
    oblast = forms.SelectField(label=_("Oblast"), choices=OBLASTS)
    care = forms.ChoiceField(label=_("Whom does the child live with?"), choices=CARE)
    worries = forms.ManyField(label=_("What did you see?"), choices=WORRIES, required=False)
    seen = forms.YesNoField(label=_("Did you speak with the child alone?"))
    rooms = forms.WholeNumberField(label=_("Rooms in the dwelling"), min_value=1, max_value=30)
    story = forms.LongTextField(label=_("What the child said"), help_text=_("In the child's own words."))


def components(request):
    """Show every component; a POST shows how errors look."""
    if not settings.UMAI_REHEARSAL:
        raise Http404
    today, now = timezone.localdate(), timezone.now()
    request.navigation = [
        Link(_("My day"), "?day", True, 3),
        Link(_("Cases"), "?cases"),
        Link(_("Search"), "?search"),
    ]
    request.signed_in = SignedInPerson("Айгүл Сатыбалдиева", "Кара-Кулжа")
    form = EveryFieldForm(request.POST or None)
    shown = {
        "form": form,
        "today": today,
        "now": now,
        "days": [today + timedelta(days=days) for days in (-3, -1, 0, 2, 9)],
        "facts": [
            IdentityFact(_("Born"), "12.03.2017"),
            IdentityFact(_("PIN"), "…0417"),
            IdentityFact(_("Office"), "Кара-Кулжа"),
        ],
        "tabs": [Link(_("Summary"), "?1", True), Link(_("Family"), "?2"), Link(_("History"), "?3", count=2)],
        "rows": [
            SummaryRow(_("Surname"), "Төлөгөнова", "?change"),
            SummaryRow(_("School"), "№ 4, 3-класс", "?change"),
            SummaryRow(_("Mother"), None),
        ],
        "heads": [Link("Төлөгөнова Бегимай", "?left"), Link("Тологонова Бегимай", "?right")],
        "pairs": [
            SideBySideRow(_("Surname"), "Төлөгөнова", "Тологонова", False),
            SideBySideRow(_("School"), "№ 4", "№ 7", True),
            SideBySideRow(_("Mother"), None, "Асел"),
        ],
        "tasks": [
            Task(_("Family"), "?family", _("Done"), done=True),
            Task(_("The child's view"), "?view", _("Not begun"), hint=_("Spoken with alone")),
            Task(_("Plan"), status=_("Cannot start yet")),
        ],
        "events": [
            TimelineEvent(_("Visit"), on=today, who="Айгүл Сатыбалдиева", text="<b>Үйдө</b>\nАпасы жок."),
            TimelineEvent(_("Case opened"), at=now, who="Бакыт Осмонов", url="?case"),
        ],
        "chips": [FilterChip(_("Late"), "?a"), FilterChip("Кара-Кулжа", "?b")],
    }
    return render(request, "design/components.html", shown, status=422 if form.errors else 200)
