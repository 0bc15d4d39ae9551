"""What may be done with an open case: review its plan, and record a case conference."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    ANY_ROW,
    ImpossibleTime,
    Incomplete,
    insert_once,
    refuse_future,
    require_seen,
    require_text,
)
from umai.design.days import date_in_words
from umai.documents.models import Document
from umai.intake.cases.actions import require_open_case
from umai.intake.cases.clock import clock_of
from umai.intake.cases.levels import set_risk
from umai.intake.models import Due, DueKind
from umai.law.terms.clock import is_late, today
from umai.law.terms.intervals import next_review_due_on
from umai.law.terms.reviews import is_lower_risk
from umai.refusal import Refusal
from umai.review import promises
from umai.review.models import Conference, ConferenceDecision, Participant, Review


class NotOfThisFile(Refusal):
    """The scan is not in the child's file."""


@act("review.record", done=gettext_lazy("reviewed the plan"))
def record_review(
    case,
    *,
    by,
    id,
    held_on,
    works,
    words,
    childs_view,
    risk,
    reasons,
    change_plan=False,
    lowered=None,
    seen=ANY_ROW,
    **paper,
):
    """Record a review of the plan: whether it works, the child's view, the risk with its reasons.

    The promises of the plan are stored with their state now. `seen` is the id of the latest review that
    the writer saw, or None where there was none. The next one is due by the law of `held_on`, and by the
    higher risk where a lower one waits for a second person (`lowered` as in `set_risk`). A late review is
    allowed and is marked late. `paper` as in `require_own_paper`. Raises `Incomplete`,
    `ImpossibleTime`, `NotOfThisFile`, `AlreadyReplaced`, `AlreadyReceived`, `CaseClosed`.
    """
    require_open_case(case)
    require_seen(latest_review_of(case), seen)
    require_text(words, _("Write what has changed for the child. Nothing was saved."))
    require_text(reasons, _("Write the reasons for the risk level. Nothing was saved."))
    require_text(
        childs_view,
        _("Write what the child said or showed, or why the child was not heard. Nothing was saved."),
    )
    refuse_impossible_day(case, held_on)
    sentence = _("Write who held the review, as the paper says. Nothing was saved.")
    columns = require_own_paper(case, sentence, **paper)
    due_on = Due.objects.filter(case=case, owed=DueKind.REVIEW).values_list("due_on", flat=True).first()
    stands = set_risk(case, risk, reasons, on=held_on, lowered=lowered).risk
    return insert_once(
        Review(
            id=id,
            child_id=case.child_id,
            case=case,
            edition=promises.edition_in_force(case, by),
            held_on=held_on,
            works=works,
            words=words,
            childs_view=childs_view,
            risk=risk,
            reasons=reasons,
            change_plan=change_plan,
            promised=[one.as_stored() for one in promises.measure_promises(case, by)],
            next_on=next_review_due_on(stands if is_lower_risk(risk, stands) else risk, held_on),
            due_on=due_on,
            is_late=due_on is not None and is_late(due_on, max(held_on, today())),
            **columns,
        )
    )


@act("review.confer", done=gettext_lazy("wrote down a case conference"))
def record_conference(case, *, by, id, held_on, words, participants, decisions, **paper):
    """Record a case conference: who came, what was talked about, what was decided.

    `participants` are pairs of name and body; `decisions` triples of what is done, by whom and by
    when. `paper` are the minutes on paper, as in `require_own_paper`. Raises `Incomplete`,
    `ImpossibleTime`, `NotOfThisFile`, `AlreadyReceived`, `CaseClosed`.
    """
    require_open_case(case)
    require_text(words, _("Write what was talked about. Nothing was saved."))
    if len(participants) < 2:
        raise Incomplete(_("A conference is of two people at least. Write who came. Nothing was saved."))
    if not all(what.strip() and who.strip() and until for what, who, until in decisions):
        raise Incomplete(
            _("Write of every decision what is done, by whom and until when. Nothing was saved.")
        )
    refuse_impossible_day(case, held_on)
    columns = require_own_paper(case, _("Write who signed the minutes. Nothing was saved."), **paper)
    row = insert_once(
        Conference(id=id, child_id=case.child_id, case=case, held_on=held_on, words=words, **columns)
    )
    for name, body in participants:
        Participant.objects.create(child_id=case.child_id, conference=row, name=name, body=body)
    for what, who, until in decisions:
        ConferenceDecision.objects.create(
            child_id=case.child_id, conference=row, words=what, who=who, due_on=until
        )
    return row


def latest_review_of(case):
    """The review that was held last, with who recorded it, or None."""
    rows = Review.objects.filter(case=case).select_related("recorded_by")
    return rows.order_by("-held_on", "-recorded_at").first()


def refuse_impossible_day(case, held_on):
    """Raise `ImpossibleTime` for a day that has not come, or before the need became known."""
    refuse_future(held_on)
    started_on = clock_of(case).started_on
    if held_on < started_on:
        raise ImpossibleTime(
            _("The need became known on %(day)s. Write that day or a later one.")
            % {"day": date_in_words(started_on)}
        )


def require_own_paper(case, sentence, *, paper_number="", paper_on=None, decided_by="", scan_id=None):
    """Require of a paper who decided or signed it, and of its scan that it is in the child's file.

    Answers the four columns, as far as they are known. Raises `Incomplete` with this sentence, and
    `NotOfThisFile`: the foreign key would accept another child's scan.
    """
    paper_number, decided_by = paper_number.strip(), decided_by.strip()
    if (paper_number or paper_on or scan_id) and not decided_by:
        raise Incomplete(sentence)
    if scan_id is not None and not Document.objects.filter(pk=scan_id, child_id=case.child_id).exists():
        raise NotOfThisFile(_("This scan is not in the child's file. Nothing was saved. Choose another."))
    return {"paper_number": paper_number, "paper_on": paper_on, "decided_by": decided_by, "scan_id": scan_id}
