"""What this room says in words: what comes next in a case, what was done with a record, who a child is."""

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from umai.assessment.models import Risk
from umai.casefile.queries import PARTS
from umai.law.ages import age_on

RISK_COLOURS = {Risk.URGENT: "red", Risk.HIGH: "orange", Risk.MEDIUM: "yellow", Risk.LOW: "green"}
RISK_WORDS = {
    Risk.URGENT: gettext_lazy("urgent risk"),
    Risk.HIGH: gettext_lazy("high risk"),
    Risk.MEDIUM: gettext_lazy("medium risk"),
    Risk.LOW: gettext_lazy("low risk"),
}

# What an entry of the trail says, for the people whose file it is about.
DONE = {
    "register.read": gettext_lazy("read the child's file"),
    "register.search": gettext_lazy("found the child in a search"),
    "register.add_child": gettext_lazy("registered the child"),
    "register.add_adult": gettext_lazy("added an adult to the family"),
    "register.link_adult": gettext_lazy("added a known adult to the family"),
    "register.record_fact": gettext_lazy("recorded something about the child"),
    "register.change_fact": gettext_lazy("changed something about the child"),
    "register.correct_fact": gettext_lazy("corrected something about the child"),
    "register.strike_fact": gettext_lazy("struck something out"),
    "register.move_file": gettext_lazy("moved the file to another office"),
    "documents.read": gettext_lazy("opened a document"),
    "documents.sealed": gettext_lazy("read the list of sealed documents"),
    "documents.attach": gettext_lazy("added a document"),
    "documents.strike": gettext_lazy("struck a document"),
    "documents.print": gettext_lazy("printed a paper"),
    "intake.read": gettext_lazy("read a case"),
    "identification.match": gettext_lazy("found a signal to be about the child"),
    "identification.strike_match": gettext_lazy("struck that a signal is about the child"),
    "intake.open_case": gettext_lazy("opened a case"),
    "intake.open_from_signal": gettext_lazy("opened a case from a signal"),
    "intake.add_signal": gettext_lazy("went on with another signal in the case"),
    "intake.correct_clock": gettext_lazy("corrected the beginning of the ten days"),
    "intake.assign": gettext_lazy("named the worker of a case"),
    "intake.propose_closing": gettext_lazy("proposed to close a case"),
    "intake.agree_closing": gettext_lazy("closed a case"),
    "review.propose_closing": gettext_lazy("proposed to close a case"),
    "review.agree_closing": gettext_lazy("closed a case"),
    "protection.read": gettext_lazy("read a protection"),
    "protection.begin": gettext_lazy("began to protect the child"),
    "protection.record_danger": gettext_lazy("wrote again what the danger is"),
    "protection.record_going": gettext_lazy("wrote down who went to the child"),
    "protection.decide": gettext_lazy("decided how the child is safe"),
    "protection.record_removal": gettext_lazy("wrote down the removal of the child"),
    "protection.record_place": gettext_lazy("wrote down the temporary place"),
    "protection.record_examination": gettext_lazy("wrote down the doctor's examination"),
    "protection.record_view": gettext_lazy("wrote down what the child says about the protection"),
    "protection.record_sibling": gettext_lazy("wrote down what becomes of another child"),
    "protection.record_conflict": gettext_lazy("wrote down who can speak for the child"),
    "protection.record_watch": gettext_lazy("wrote down who stays with the child"),
    "protection.record_contact": gettext_lazy("wrote down a contact with the child"),
    "protection.record_notice": gettext_lazy("wrote down the notice to the prosecutor"),
    "protection.record_application": gettext_lazy("wrote down the application to the court"),
    "protection.propose_end": gettext_lazy("decided or proposed how the protection ends"),
    "protection.agree_return": gettext_lazy("let the child return to the same household"),
    "assessment.read": gettext_lazy("read an assessment"),
    "assessment.begin": gettext_lazy("began an assessment"),
    "assessment.record_finding": gettext_lazy("wrote a part of an assessment"),
    "assessment.record_view": gettext_lazy("wrote down the child's view"),
    "assessment.complete": gettext_lazy("completed an assessment"),
    "assessment.correct_finding": gettext_lazy("corrected a part of an assessment"),
    "assessment.correct_view": gettext_lazy("corrected the child's view"),
}
REFUSED = gettext_lazy("was refused: %(what)s")


def next_step(row, progress):
    """What must be done next in an open case; `progress` is None when no assessment was begun."""
    if row["worker_id"] is None:
        return _("Assign a worker")
    if progress is None:
        return _("Begin the assessment")
    if progress.completed_on is None:
        return _("Assessment: %(done)d of %(all)d parts done") % {"done": progress.done, "all": PARTS}
    return _("Assessment completed; the plan is to be submitted")


def name_of(row):
    """A child's name from the columns of a list; a sentence when none is recorded."""
    return " ".join(filter(None, [row["surname"], row["given"], row["patronymic"]])) or _("Name not known")


def worker_of(row):
    """The worker's name from the columns of a list, or ""."""
    return " ".join(filter(None, [row["worker_surname"], row["worker_given"]]))


def municipality_of(row):
    """Where the file is held, from the columns of a list."""
    language = (get_language() or "ky")[:2]
    return row[f"municipality_{language}"] or ""


def what_was_done(entry):
    """An entry of the trail, as the end of a sentence that begins with who."""
    what = DONE.get(entry.act, gettext_lazy("worked on the record"))
    return REFUSED % {"what": what} if entry.outcome == "refused" else str(what)


def age_in_words(identity, on):
    """How old a child is on this day, no more exactly than the birth date is known; "" when it is not."""
    if not identity.birth_date or identity.birth_date > on:
        return ""
    years = age_on(identity.birth_date, on)
    if identity.birth_precision == "day":
        text = ngettext("%(years)d year old", "%(years)d years old", years)
    else:
        text = ngettext("about %(years)d year old", "about %(years)d years old", years)
    return text % {"years": years}
