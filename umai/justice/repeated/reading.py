"""What pages show of repeated violence: of an incident, of a child, and how much waits for an answer."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.permissions import may_do
from umai.access.reach import reach_sql
from umai.design.parts import TimelineEvent
from umai.justice.incidents.reading import incidents_of
from umai.justice.repeated.kinds import KINDS
from umai.justice.repeated.models import WAITS, CarerAlarm, RepeatedNotice
from umai.justice.repeated.search import RepeatedIncident, near_child, repeated_of
from umai.justice.sections import sections_of
from umai.register import merge_groups


class RepeatedSummary(NamedTuple):
    """Incidents that belong together: those that the reader may open, and those of other offices."""

    here: list[RepeatedIncident]
    elsewhere: list[RepeatedIncident]
    sentence: str
    """How many there are, in a sentence; "" where there is none."""
    emergency_url: str = ""
    """The page on which a file elsewhere is opened in an emergency; "" for who only reads, as who watches."""

    @classmethod
    def of(cls, found, by):
        here, elsewhere = [one for one in found if one.other], [one for one in found if not one.other]
        opens = reverse("opens:emergency") if elsewhere and may_do(by, "opens.ask_emergency") else ""
        return cls(here, elsewhere, repeated_in_words(len(here), len(elsewhere)), opens)


def repeated_in_words(here: int, elsewhere: int) -> str:
    if not here + elsewhere:
        return ""
    number = here + elsewhere
    said = ngettext(
        "Violence repeats: %(n)d more incident.", "Violence repeats: %(n)d more incidents.", number
    )
    return said % {"n": number}


def incident_context(incident, by) -> dict:
    """What the page of an incident shows of repeated violence."""
    summary = RepeatedSummary.of(repeated_of([incident], by), by)
    rows = RepeatedNotice.objects.within_reach_of(by).filter(WAITS)
    with by.speaking():
        waits = rows.filter(line=incident.line).exists()
    asked = any(one.questions for one in (*summary.here, *summary.elsewhere))
    url = {"repeated": "", "same": ""}
    for slug, is_asked in (("repeated", waits), ("same", asked)):
        if is_asked and may_do(by, f"justice.record_{slug}", incident):
            url[slug] = reverse(f"justice:record_{slug}", args=[incident.line])
    return {
        "repeated": summary,
        "repeated_answer_url": url["repeated"],
        "repeated_same_url": url["same"],
        "repeated_sections": written(sections_of(incident, KINDS, by)),
    }


def written(sections) -> list:
    """Those of these sections in which something is written; a page has its own way to write more."""
    return [one._replace(add_url="") for one in sections if one.rows]


def child_context(child, by) -> dict:
    """What the page of a child shows of repeated violence: of all its incidents, and of who is near it."""
    with by.speaking():
        incidents = list(incidents_of(child.pk, by))
        ids = merge_groups.ids_of(child.pk, by)
        alarms = list(CarerAlarm.objects.within_reach_of(by).filter(WAITS, child_id__in=ids))
    mine = {one.line for one in incidents}
    found = [one for one in repeated_of(incidents, by) if one.other is None or one.other not in mine]
    known = {one.other for one in found if one.other}
    near = [one for one in near_child(child, by) if one.other is None or one.other not in known | mine]
    return {"repeated": RepeatedSummary.of([*once(found), *near], by), "carer_alarms": alarms}


def once(found) -> list[RepeatedIncident]:
    """These incidents, each but once, to however many of the child's own it belongs."""
    first = {one.nth: one for one in reversed(found)}
    return list(first.values())[::-1]


def repeated_sql(by):
    """The query, in SQL, for what waits here: other offices' incidents, suspects who take care of a child.

    It answers `repeated` and `carer_alarms`; both stand on the page `justice:repeated`.
    """
    waits = "not n.fallen and not n.answered"
    here = reach_sql(by, "n.", recorded=False)
    return f"""select
        (select count(*) from justice_repeatednotice n where {waits} and {here}) as repeated,
        (select count(*) from justice_careralarm n where {waits} and {here}) as carer_alarms"""


def events_of(child, by):
    """That an office was told of a carer of this record; what it answered is told as every kind of row."""
    for row in CarerAlarm.objects.within_reach_of(by).filter(child_id=child.pk, fallen=False):
        title = _("The office was told: a suspect takes care of the child")
        yield TimelineEvent(title, None, row.told_at, "", "", row.get_absolute_url())
