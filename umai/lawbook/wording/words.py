"""The law in words of the reader's language: files, units and values."""

import re

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.law.dated_values import DatedEntry, DatedValue
from umai.law.guardianship.scheme import Scheme
from umai.lawbook.wording.schemes import scheme_lines
from umai.lawbook.wording.vocabulary import CODES

FILES = {  # name of a file of the law to what it is about
    "ages": gettext_lazy("Ages"),
    "applications": gettext_lazy("Applications for guardianship"),
    "arrangements": gettext_lazy("Which paper an absence asks for"),
    "assessment": gettext_lazy("Assessment"),
    "breach_bodies": gettext_lazy("Who was told that an order was broken"),
    "carer_alarm_answers": gettext_lazy("What was done where a suspect cares for a child"),
    "clock": gettext_lazy("The term of the assessment"),
    "commission": gettext_lazy("Commission on Children's Affairs"),
    "conflict_kinds": gettext_lazy("Children in conflict with the law"),
    "contradictions": gettext_lazy("Contradictions in a file"),
    "court_answers": gettext_lazy("What a court answered about a removed child"),
    "diversion_kinds": gettext_lazy("How a child is led away from criminal proceedings"),
    "diversion_stages": gettext_lazy("How far a diversion is"),
    "duty": gettext_lazy("The duty to report"),
    "duty_questions": gettext_lazy("What a body is asked"),
    "ending_grounds": gettext_lazy("Grounds on which proceedings end"),
    "entitlements": gettext_lazy("What a family may ask for"),
    "evidence": gettext_lazy("Evidence"),
    "evidence_kinds": gettext_lazy("Kinds of evidence"),
    "examination_kinds": gettext_lazy("First aid and examinations"),
    "examination_outcomes": gettext_lazy("What became of an examination"),
    "examination_refusals": gettext_lazy("Who refused an examination"),
    "extracts": gettext_lazy("Extracts for analysis"),
    "families": gettext_lazy("Families at risk"),
    "family_measure_kinds": gettext_lazy("Measures towards parents and carers"),
    "feedback": gettext_lazy("What a child is told of decisions"),
    "grounds": gettext_lazy("On which grounds it is opened who reported"),
    "guardianship": gettext_lazy("Guardianship while parents are away"),
    "helplines": gettext_lazy("Numbers to call"),
    "household_answers": gettext_lazy("What is done for the other children near a suspect"),
    "household_findings": gettext_lazy("How a child near a suspect was found"),
    "in_force": gettext_lazy("What is in force when"),
    "incident_days": gettext_lazy("How sure the day of an incident is"),
    "incident_kinds": gettext_lazy("Kinds of violence, neglect and exploitation"),
    "incident_places": gettext_lazy("Where something was done to a child"),
    "incident_sources": gettext_lazy("How violence became known"),
    "incident_times": gettext_lazy("How often something was done to a child"),
    "independent_outcomes": gettext_lazy("What came of asking for an independent representative"),
    "independent_sources": gettext_lazy("Of whom an independent representative is asked"),
    "informing": gettext_lazy("Bodies that inform one another"),
    "intake": gettext_lazy("Intake"),
    "intervals": gettext_lazy("Terms and intervals"),
    "interview_bodies": gettext_lazy("Who questioned a child"),
    "interview_presence": gettext_lazy("Who was with a child who was questioned"),
    "justice": gettext_lazy("Violence and justice"),
    "justice_households": gettext_lazy("Other children near a suspect"),
    "legal_categories": gettext_lazy("Categories of a child, day by day"),
    "letter_answers": gettext_lazy("What the prosecutor answers to a letter"),
    "letter_levels": gettext_lazy("To which prosecutor a letter goes"),
    "lists": gettext_lazy("Lists of other bodies"),
    "matter_outcomes": gettext_lazy("What became of a child in conflict with the law"),
    "measure_articles": gettext_lazy("On which article a measure rests"),
    "measure_bodies": gettext_lazy("By which body a measure was taken"),
    "messages": gettext_lazy("Messages by telephone"),
    "migrants": gettext_lazy("Children of labour migrants"),
    "missing_means": gettext_lazy("What bodies lack"),
    "notice_matters": gettext_lazy("Of what bodies inform one another"),
    "notice_ways": gettext_lazy("How bodies inform one another"),
    "notices": gettext_lazy("Urgent calls"),
    "opens": gettext_lazy("Openings of files"),
    "order_changes": gettext_lazy("What a later order does to an earlier one"),
    "order_kinds": gettext_lazy("Orders that keep a child safe"),
    "orders": gettext_lazy("Orders, measures and children in conflict with the law"),
    "outreach": gettext_lazy("Making reporting known"),
    "papers": gettext_lazy("Papers of those who stand in"),
    "planning": gettext_lazy("Plans"),
    "plans": gettext_lazy("What a plan waits for"),
    "proceeding_acts": gettext_lazy("Acts against children in the codes"),
    "proceeding_bodies": gettext_lazy("Bodies that lead proceedings"),
    "proceeding_kinds": gettext_lazy("Kinds of proceedings"),
    "proceeding_stages": gettext_lazy("Stages of proceedings"),
    "protection": gettext_lazy("Immediate protection"),
    "referrals": gettext_lazy("Referrals"),
    "reminders": gettext_lazy("Reminders"),
    "repeated": gettext_lazy("Repeated violence"),
    "repeated_answers": gettext_lazy("What was done where violence repeats"),
    "reporters": gettext_lazy("Who reported"),
    "reporting": gettext_lazy("Reports"),
    "representation": gettext_lazy("Who may act for a child"),
    "representative_bodies": gettext_lazy("Who stands on the roster of representatives"),
    "representative_conflicts": gettext_lazy("Conflicts of interest of a representative"),
    "representative_kinds": gettext_lazy("Who represents a child in proceedings"),
    "representative_languages": gettext_lazy("Languages of those on the roster of representatives"),
    "retention": gettext_lazy("How long is kept"),
    "review": gettext_lazy("Reviews and closing"),
    "reviews": gettext_lazy("Reviews and closing"),
    "round_away": gettext_lazy("Which parent is away, as said at the door"),
    "round_company": gettext_lazy("With whom a child is at a market or on a street"),
    "round_lives_with": gettext_lazy("With whom a child lives, as said at the door"),
    "round_purposes": gettext_lazy("Where a round looks for children"),
    "round_results": gettext_lazy("What a team found at a dwelling"),
    "round_work": gettext_lazy("What a child does at a market or on a street"),
    "rounds": gettext_lazy("Rounds"),
    "schemes": gettext_lazy("What the absence of parents asks for"),
    "self_harm": gettext_lazy("After self-harm"),
    "self_harm_kinds": gettext_lazy("How a child harms itself or says that it will"),
    "shield_wants": gettext_lazy("What a worker asks for"),
    "signs": gettext_lazy("Signs that a visit was otherwise"),
    "suspect_relations": gettext_lazy("What a suspect is to the child"),
    "training": gettext_lazy("Training of workers"),
    "unfounded_grounds": gettext_lazy("Why an incident is held to be unfounded"),
    "unseen": gettext_lazy("Children in nobody's care"),
    "view_hearings": gettext_lazy("How a child's view in proceedings was heard"),
    "visits": gettext_lazy("Visits"),
    "watch": gettext_lazy("Watch lists"),
    "what_if": gettext_lazy("What a draft would do"),
    "withdrawal_pressures": gettext_lazy("Whether somebody was pressed to take a complaint back"),
    "withdrawal_signers": gettext_lazy("Who takes a complaint back"),
    "witness_sights": gettext_lazy("What another child saw"),
}
UNITS = {
    "calendar days": gettext_lazy("calendar days"),
    "hours": gettext_lazy("hours"),
    "minutes": gettext_lazy("minutes"),
    "months": gettext_lazy("calendar months"),
    "years": gettext_lazy("years"),
    "day of the month": gettext_lazy("day of the month"),
    "calculation units": gettext_lazy("calculation units"),
    "cases": gettext_lazy("cases"),
    "children": gettext_lazy("children"),
    "contacts": gettext_lazy("contacts"),
    "contradictions": gettext_lazy("contradictions"),
    "visits": gettext_lazy("visits"),
    "letters": gettext_lazy("letters"),
    "metres": gettext_lazy("metres"),
    "pairs": gettext_lazy("pairs"),
    "points": gettext_lazy("points"),
    "times": gettext_lazy("times"),
    "workers": gettext_lazy("workers"),
    "files": gettext_lazy("files"),
    "readings": gettext_lazy("readings"),
    "per cent": gettext_lazy("per cent"),
}
WHO = {
    "worker": gettext_lazy("the worker of the case"),
    "head": gettext_lazy("the head of the department"),
    "oblast": gettext_lazy("the oblast"),
    "commission": gettext_lazy("the secretary of the Commission"),
    "administration": gettext_lazy("the head of the administration"),
}
WAYS = {
    "screen": gettext_lazy("on the screen"),
    "e-mail": gettext_lazy("by e-mail"),
    "SMS": gettext_lazy("by SMS"),
}
REMINDER = re.compile(r"(?:(\d+) days? (before|after)|on the day): (\w+) by (.+)")


def reader() -> str:
    """The reader's language: ky, ru or en."""
    return (get_language() or "ky")[:2]


def title_of(file: str) -> str:
    """What a file of the law is about; its name where nobody has said it, as of a file that is laid over."""
    return str(FILES.get(file, file.replace("_", " ")))


def value_in_words(dated: DatedValue, entry: DatedEntry | None) -> list[str]:
    """A value as the lines that a person reads; a definition as it is written in its source."""
    match entry and entry.value:
        case None:
            return [_("nothing in force")]
        case bool() as yes:
            return [_("yes") if yes else _("no")]
        case int() as number:
            return [f"{number} ({UNITS.get(dated.unit, dated.unit)})"]
        case tuple() as lines if dated.unit == "reminders":
            return [reminder_in_words(line) for line in lines]
        case Scheme() as scheme:
            return scheme_lines(scheme)
        case tuple() as days:
            return [", ".join(days)]
        case other:
            return [str(CODES.get(str(other), other))]


def is_in_english(dated: DatedValue, entry: DatedEntry | None) -> bool:
    """Whether a value is a definition, shown as its file has it: in English and not in words of the page."""
    said = entry.value if entry else None
    return isinstance(said, str) and said not in CODES and not said.isdigit() and dated.unit == "definition"


def reminder_in_words(line: str) -> str:
    """A line of a table of reminders: when, who, and by which ways."""
    found = REMINDER.fullmatch(line)
    if found is None:
        return line
    days, side, who, ways = found.groups()
    n = int(days or 0)
    if not n:
        when = _("on the last day")
    elif side == "before":
        when = ngettext("%(n)d day before", "%(n)d days before", n) % {"n": n}
    else:
        when = ngettext("%(n)d day after", "%(n)d days after", n) % {"n": n}
    by = ", ".join(str(WAYS[way]) for way in ways.split(" and "))
    return f"{when}: {WHO.get(who, who)}, {by}"


def first_day_in_words(entry: DatedEntry) -> str:
    return date_in_words(entry.day, entry.known_to)
