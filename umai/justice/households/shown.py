"""What the page of an incident shows of the other children near its suspects."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.days import moment_in_words
from umai.design.parts import Link
from umai.justice.households.kinds import HOUSEHOLD
from umai.justice.households.reading import homes_of, names_of
from umai.justice.households.telling import children_elsewhere, offices_in_words
from umai.justice.households.words import home_in_words
from umai.justice.incidents.reading import open_case_of
from umai.law.options.choices import is_marked
from umai.register.models import Child


class ShownHome(NamedTuple):
    """One household as the page of the incident shows it."""

    who: str
    """The children with how each is near the suspect."""
    waits: str
    """What is to be done now, in red; "" where nothing is."""
    url: str
    """Where it is decided, or read; "" where the reader may not decide."""


def households_of(incident, by) -> dict:
    """The households near the suspects with what waits, and the other offices: for the template."""
    homes = homes_of(incident, by)
    names = names_of(homes, by)
    decides = may_do(by, HOUSEHOLD.act.act, incident)
    elsewhere = children_elsewhere(incident, by)
    untold = [one for one in elsewhere if not one.told]
    tells = bool(untold) and may_do(by, "justice.tell_offices", incident)
    return {
        "homes": [as_shown(one, names, incident, decides) for one in homes],
        "offices_told": offices_in_words([one for one in elsewhere if one.told]),
        "offices_untold": offices_in_words(untold),
        "tell_url": reverse("justice:tell_offices", args=[incident.line]) if tells else "",
    }


def as_shown(home, names, incident, decides) -> ShownHome:
    who = home_in_words(home, names)
    if home.decision is not None:
        url = reverse("justice:household", args=[home.decision])
        return ShownHome(who, waits_of(home), url)
    asked = f"?home={home.home}" if home.home else ""
    url = reverse("justice:record_household", args=[incident.line]) + asked
    return ShownHome(who, waits_of(home), url if decides else "")


def waits_of(home) -> str:
    """What waits about a household: the decision, the hour, or what was found."""
    if home.undecided and home.decision is not None:
        return _("Another child is there since: correct the decision, so that it covers this child.")
    if home.undecided:
        late = _("Late: the head is told.") if home.is_late else ""
        until = _("Decide until %(at)s who goes there with the police, or why nobody does.") % {
            "at": moment_in_words(home.late_at)
        }
        return " ".join(filter(None, [until, late]))
    if home.visit_at and home.visit_at > timezone.now():
        return _("Do not call, write or go to this household before %(at)s.") % {
            "at": moment_in_words(home.visit_at)
        }
    if home.is_unwritten:
        return _("The hour is over: write down how each child was found.")
    return ""


class FoundChild(NamedTuple):
    """One child of a household with how it was found, and where it goes on where the child is in danger."""

    name: str
    lines: list
    correct_url: str
    danger: str
    links: list[Link]


def danger_links(result, by) -> tuple[str, list[Link]]:
    """For a child who was found in danger: what is missing, in a sentence, and where it is done."""
    if not is_marked("household_findings", result.found, "danger"):
        return "", []
    if result.other_id is None:
        said = _("This child is in danger and not on the register. Protect it now.")
        return said, [
            Link(_("Protect the child now"), reverse("protection:unnamed")),
            Link(_("Put the child on the register"), reverse("register:add")),
        ]
    child = Child.objects.within_reach_of(by).filter(pk=result.other_id).first()
    if child is None:
        return _("This child is in danger. Ask the office that holds the file now."), []
    case = open_case_of(child, by)
    if case is None:
        link = Link(_("Open a case for this child"), reverse("intake:open", args=[child.pk]))
        return _("This child is in danger, and no case is open."), [link]
    said = _("This child is in danger. Protect it now, and look at its case.")
    return said, [
        Link(_("Protect the child now"), reverse("protection:begin", args=[case.pk])),
        Link(_("The case of this child"), case.get_absolute_url()),
    ]
