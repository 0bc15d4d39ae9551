"""Values of this room in words: what comes next in a case, what was done with a record, who a child is."""

from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from umai.casefile.queries import PARTS
from umai.casefile.trail_words import act_in_words
from umai.design.templatetags.design import clock, tag
from umai.intake.models import DueKind, Risk
from umai.law.children.ages import age_on

RISK_COLOURS: dict[str, str] = {
    Risk.URGENT: "red",
    Risk.HIGH: "orange",
    Risk.MEDIUM: "yellow",
    Risk.LOW: "green",
}
RISK_WORDS: dict[str, Any] = {
    Risk.URGENT: gettext_lazy("urgent risk"),
    Risk.HIGH: gettext_lazy("high risk"),
    Risk.MEDIUM: gettext_lazy("medium risk"),
    Risk.LOW: gettext_lazy("low risk"),
}

# What is owed first to what is done next; `next_step` has the words of the ten days.
NEXT_STEPS = {
    DueKind.VISIT: gettext_lazy("Visit the child"),
    DueKind.REVIEW: gettext_lazy("Review the plan"),
    DueKind.AGREEMENT: gettext_lazy("The Commission's agreement to the plan is awaited"),
    DueKind.APPROVAL: gettext_lazy("Approval of the plan by the local administration is awaited"),
    DueKind.RETURNED: gettext_lazy("The plan was sent back: change it and hand it in again"),
    DueKind.MEASURE: gettext_lazy("A measure of the plan is to be done"),
    DueKind.REFERRAL: gettext_lazy("The answer to a referral is awaited"),
    DueKind.TRANSFER: gettext_lazy("The other office has to accept the file"),
    DueKind.CLOSING: gettext_lazy("Decide about closing the case"),
    DueKind.LOWERING: gettext_lazy("A second person decides about a lower risk"),
    DueKind.DISPUTE: gettext_lazy("Answer whoever says that something kept is wrong"),
    DueKind.DECISION: gettext_lazy("Carry out what the Commission decided"),
    DueKind.HEARING: gettext_lazy("The Commission was asked to hear the case, and has not yet"),
    DueKind.ANNOUNCED: gettext_lazy("Read what a parent announced on the site"),
    DueKind.CALL_BACK: gettext_lazy("A parent asks to be called back"),
    "": gettext_lazy("Nothing is planned: plan what comes next"),
}

REFUSED_WORDS = gettext_lazy("was refused: %(what)s")


def next_step(row, progress):
    """What must be done next in an open case; `progress` is None when no assessment was begun."""
    if row["worker_id"] is None:
        return _("Assign a worker")
    if row["owed"] != DueKind.TEN_DAYS:
        return str(NEXT_STEPS[row["owed"]])
    if progress is None:
        return _("Begin the assessment")
    if progress.completed_on is None:
        return _("Assessment: %(done)d of %(all)d parts done") % {"done": progress.done, "all": PARTS}
    return _("Assessment completed; the plan is to be submitted")


def until_when(row, on, *, short=False):
    """The day by which it must be done and how far away it is, or that nothing is planned, as HTML."""
    return clock(row["due_on"], on, short=short) if row["owed"] else tag(_("nothing is planned"), "red")


def name_of(row):
    """A child's name from the columns of a list; a sentence when none is recorded."""
    return " ".join(filter(None, [row["surname"], row["given"], row["patronymic"]])) or _("Name not known")


def worker_of(row):
    """The worker's name from the columns of a list, or ""."""
    return " ".join(filter(None, [row["worker_surname"], row["worker_given"]]))


def municipality_of(row):
    """The name of the municipality that holds the file, from the columns of a list."""
    language = (get_language() or "ky")[:2]
    return row[f"municipality_{language}"] or ""


def what_was_done(entry):
    """An entry of the trail, as the end of a sentence that begins with the person."""
    what = act_in_words(entry.act)
    return REFUSED_WORDS % {"what": what} if entry.outcome == "refused" else str(what)


def age_in_words(identity, on):
    """How old a child is on this day, as exactly as the birth date is known; "" when it is not known."""
    if not identity.birth_date or identity.birth_date > on:
        return ""
    years = age_on(identity.birth_date, on)
    if identity.birth_precision == "day":
        text = ngettext("%(years)d year old", "%(years)d years old", years)
    else:
        text = ngettext("about %(years)d year old", "about %(years)d years old", years)
    return text % {"years": years}
