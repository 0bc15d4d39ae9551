"""The papers of a protection: act of removal, act of leaving a child, notice to the prosecutor, application.

The values come from the rows; what nobody wrote is an empty line, to be filled in by hand. No official
form is known: each paper says so in a note. The sealed address is printed on none of them.
"""

from pathlib import Path

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.law.helplines import number_of
from umai.law.terms.clock import today
from umai.protection.emergency.models import SafetyDecisionKind
from umai.protection.lines import adult_name
from umai.protection.paper_parts import (
    BLANK_LINE,
    as_date_and_time,
    child_rows,
    companions,
    department_of,
    examination,
    head_of_department,
    kind_of_place,
    notice_line,
    representative,
    section,
    siblings,
    signatories,
)
from umai.register.fields.person import FormContext
from umai.register.models import Child

TEMPLATE = Path(__file__).resolve().parent / "paper.typ"


def titles():
    """The title of each paper, by its name."""
    return {
        "removal": _("Act of the removal of a child"),
        "leaving": _("Act of leaving a child with a safe adult"),
        "notice": _("Notice to the prosecutor of the removal of a child"),
        "application": _("Application to the court concerning the removal of a child"),
    }


def names_of(state):
    """The names of the papers that this protection has."""
    if state.is_removal:
        return ["removal", "notice", "application"]
    stays = (SafetyDecisionKind.SAFE_ADULT, SafetyDecisionKind.SUSPECT_LEAVES)
    return ["leaving"] if state.decision and state.decision.decided in stays else []


def papers_of(state):
    """Pairs of name and title, for the page that prints them."""
    return [(name, titles()[name]) for name in names_of(state)]


def values_of(name, state, by, language):
    """What this paper says, in this language, as plain values for `paper.typ`."""
    with override(language):
        child = Child.objects.get(pk=state.protection.child_id)
        people = dict(FormContext(child, by).kin)
        body = {"removal": removal, "leaving": leaving, "notice": notice, "application": application}[name]
        return {
            "to": "",
            "head": [],
            "enclosed": [],
            "enclosed_title": _("Enclosed"),
            "people": [],
            "title": titles()[name],
            "note": _("Form of the programme; no official form has been confirmed. Check it before signing."),
            "office": str(by.office if name in ("removal", "leaving") else department_of(state, by)),
            "stamp": _("place for the stamp"),
        } | body(state, child, people, by)


def removal(state, child, people, by):
    row = state.removal
    return {
        "head": [
            (_("Number"), getattr(row, "number", BLANK_LINE)),
            (_("When it was done"), as_date_and_time(state.removed_at)),
        ],
        "sections": [
            section(_("The child"), child_rows(child)),
            section(
                _("The removal"),
                [
                    (_("Where the child was taken from"), getattr(row, "place", BLANK_LINE)),
                    (_("From whom"), getattr(row, "taken_from", BLANK_LINE)),
                    (_("The danger"), state.words),
                    (_("Reasons"), state.decision.reason if state.decision else BLANK_LINE),
                    (_("Present"), "\n".join(filter(None, [companions(state), getattr(row, "present", "")]))),
                    (_("How the child was"), getattr(row, "health", BLANK_LINE)),
                    (_("What the child said"), getattr(row, "childs_words", BLANK_LINE)),
                    (_("Taken along"), getattr(row, "taken_along", BLANK_LINE)),
                    (_("Doctor's examination"), examination(state)),
                ],
            ),
            section(
                _("Where the child is now"),
                [
                    (_("Kind of place"), kind_of_place(state)),
                    (_("Address"), _("kept sealed; told to the prosecutor and the court on request")),
                ],
            ),
            section(_("Other children"), siblings(state, by)),
        ],
        "people": signatories(state, by, taken_from=getattr(row, "taken_from", "")),
    }


def leaving(state, child, people, by):
    decision = state.decision
    adult = adult_name(decision.adult_id, decision.adult_words, people)
    suspect = adult_name(decision.suspect_id, decision.suspect_words, people)
    rows = [
        (_("The danger"), state.words),
        (_("Decision"), capfirst(decision.get_decided_display())),
        (_("The safe adult"), adult),
        (_("Reasons"), decision.reason),
        (_("Present"), companions(state)),
        (_("What the child said"), state.opinion.words if state.opinion else BLANK_LINE),
    ]
    if suspect:
        rows.insert(3, (_("Who keeps away from the child"), suspect))
    promise = _(
        "I take care of the child. I do not let whoever is dangerous come near the child. If there is"
        " danger, I call the police (%(police)s) and the department at once."
    ) % {"police": number_of("police", on=today())}
    return {
        "head": [(_("Number"), BLANK_LINE), (_("When it was done"), as_date_and_time(decision.happened_at))],
        "sections": [
            section(_("The child"), child_rows(child)),
            section(_("What was decided"), rows),
            section(_("Other children"), siblings(state, by)),
            section(_("The safe adult undertakes"), [], promise),
        ],
        "people": [{"who": _("The safe adult"), "name": adult}, *signatories(state, by, taken_from="")],
    }


def notice(state, child, people, by):
    row, act = state.notice, state.removal
    return {
        "to": getattr(row, "to_whom", "") or _("To the prosecutor"),
        "head": [(_("Number"), getattr(row, "number", BLANK_LINE)), (_("Date"), date_in_words(today()))],
        "sections": [
            section(_("The child"), child_rows(child)),
            section(
                _("What happened"),
                [
                    (_("Child taken away"), as_date_and_time(state.removed_at)),
                    (_("Where the child was taken from"), getattr(act, "place", BLANK_LINE)),
                    (_("From whom"), getattr(act, "taken_from", BLANK_LINE)),
                    (_("The danger"), state.words),
                    (_("Reasons"), state.decision.reason if state.decision else BLANK_LINE),
                    (_("Doctor's examination"), examination(state)),
                    (_("Other children"), "\n".join(f"{one}: {two}" for one, two in siblings(state, by))),
                    (_("Who represents the child"), representative(state, people)),
                    (_("Kind of place"), kind_of_place(state)),
                    (_("Address"), _("kept sealed; told to the prosecutor and the court on request")),
                ],
            ),
        ],
        "enclosed": [_("Act of the removal of a child"), _("Doctor's conclusion, if there is one")],
        "people": [head_of_department()],
    }


def application(state, child, people, by):
    row, act = state.application, state.removal
    claim = _("The department asks the court to decide about the child in the child's interest:")
    return {
        "to": getattr(row, "court", "") or _("To the court"),
        "head": [
            (_("Number"), getattr(row, "number", BLANK_LINE)),
            (_("Date"), date_in_words(row.happened_on if row else today())),
            (_("Applicant"), str(department_of(state, by))),
        ],
        "sections": [
            section(_("The child"), child_rows(child)),
            section(_("Parents and family"), [("", "\n".join(people.values()))]),
            section(
                _("What happened"),
                [
                    (_("Child taken away"), as_date_and_time(state.removed_at)),
                    (_("Where the child was taken from"), getattr(act, "place", BLANK_LINE)),
                    (_("From whom"), getattr(act, "taken_from", BLANK_LINE)),
                    (_("The danger"), state.words),
                    (_("Reasons"), state.decision.reason if state.decision else BLANK_LINE),
                    (_("What was seen and heard"), state.arrival.findings if state.arrival else BLANK_LINE),
                    (_("Doctor's examination"), examination(state)),
                    (_("The child's view"), state.opinion.words if state.opinion else BLANK_LINE),
                    (_("Who represents the child"), representative(state, people)),
                    (_("Notice to the prosecutor"), notice_line(state)),
                ],
            ),
            section(_("The application"), [("", BLANK_LINE), ("", BLANK_LINE)], claim),
        ],
        "enclosed": [
            _("Act of the removal of a child"),
            _("Notice to the prosecutor of the removal of a child"),
            _("Doctor's conclusion, if there is one"),
        ],
        "people": [head_of_department()],
    }
