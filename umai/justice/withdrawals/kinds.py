"""The kind of row for a statement that takes a complaint back, and what has to be said of it."""

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import Incomplete
from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Incident, Suspect
from umai.justice.kind import JusticeKind
from umai.justice.line import first_id_of
from umai.justice.withdrawals.models import WithdrawnComplaint
from umai.law.options.choices import is_marked
from umai.register.models import Absence


def require_one_signer(incident, answers, by):
    """Whoever signed is of the family, or named in words, or not known."""
    if answers.get("signer_id") and (answers.get("name") or "").strip():
        raise Incomplete(
            _("Choose the person from the family, or write the name of somebody else. Nothing was saved.")
        )


WITHDRAWAL = JusticeKind(
    model=WithdrawnComplaint,
    of=Incident,
    slug="withdrawal",
    title=_("Complaints that were taken back"),
    question=_("Who takes a complaint back?"),
    done=_("wrote down that a complaint was taken back"),
    lists={
        "signed_as": "withdrawal_signers",
        "received_by": "proceeding_bodies",
        "pressure": "withdrawal_pressures",
    },
    who=("signer",),
    day=_("Of which day is the statement?"),
    hints={"pressure": _("Ask the person alone, without the family beside.")},
    check=require_one_signer,
    summary=lambda row: capfirst(choice_label("withdrawal_signers", row.signed_as)),
)


def withdrawals_in_words(incident, by) -> list[str]:
    """What must be said of statements that take a complaint back, in sentences: they end nothing."""
    line = first_id_of(incident)
    rows = list(WithdrawnComplaint.objects.within_reach_of(by).filter(incident_id=line))
    if not rows:
        return []
    said = [
        gettext(
            "A complaint was taken back. That ends nothing: hear the child, and check who the child lives"
            " with."
        )
    ]
    suspects = Suspect.objects.within_reach_of(by).filter(incident_id=line)
    adults = set(suspects.values_list("adult_id", flat=True)) - {None}
    for row in rows:
        said += warnings_of(row, adults)
    return said


def warnings_of(row, suspects) -> list[str]:
    """What is wrong with one statement; `suspects` are the ids of suspects of the family."""
    said = []
    day = date_in_words(row.happened_on)
    if row.signer_id in suspects or is_marked("withdrawal_signers", row.signed_as, "suspect"):
        said.append(
            gettext("The suspect signed that the complaint is taken back, on %(day)s. Keep it as evidence.")
            % {"day": day}
        )
    if row.signer_id and was_away(row.signer_id, row.happened_on):
        said.append(
            gettext(
                "Who signed on %(day)s was away on that day, by what the register knows. Ask how it was"
                " signed."
            )
            % {"day": day}
        )
    if is_marked("withdrawal_pressures", row.pressure, "pressure"):
        said.append(gettext("Pressure was told or seen when it was taken back, on %(day)s.") % {"day": day})
    return said


def was_away(adult_id, on) -> bool:
    """Whether the register knows that this adult was away on this day."""
    rows = Absence.objects.filter(Q(holds_from=None) | Q(holds_from__lte=on), adult_id=adult_id)
    return rows.filter(Q(holds_to=None) | Q(holds_to__gt=on)).exists()
