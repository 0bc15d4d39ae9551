"""Write who informed whom about a child, ask a body why it did not, and write its answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    ANY_ROW,
    AlreadyAnswered,
    ImpossibleTime,
    Incomplete,
    insert_once,
    refuse_future,
    require_seen,
    require_text,
)
from umai.intake.cases.actions import lock_file
from umai.justice.duties.models import (
    BODIES_WITH_PAGE,
    BODY_OF_OFFICE,
    BodyNotice,
    DutyAnswer,
    DutyQuestion,
    NoticeDirection,
)
from umai.law.dated_values import NoLawInForce
from umai.law.informing import informed_late_at, question_due_on
from umai.law.options.choices import may_be_chosen
from umai.law.terms.clock import day_of, today
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.register.facts.address import AddressKind
from umai.register.models import Address
from umai.staff.models import OfficeKind


class AskedBefore(Refusal):
    """The body was asked this about the same entry before."""


@act("justice.record_notice", done=gettext_lazy("wrote which body informed which"))
def record_notice(child, *, by, id=None, **said):
    """Write that the office informed a body about this child, was informed by it, or that it did not happen.

    `said` are the fields of `BodyNotice` without `late_at`; the kind of an office of the register is its
    own. Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    return insert_once(BodyNotice(child_id=child.pk, **valid_notice(**said)), id=id)


@act("justice.correct_notice", done=gettext_lazy("corrected which body informed which"))
def correct_notice(notice, *, by, seen=ANY_ROW, **said):
    """Correct an entry; what the body was asked about it stays.

    Raises as `record_notice`, and `AlreadyReplaced`.
    """
    lock_file(notice.child_id)
    require_seen(notice, seen)
    return notice.replace_with(why=ReplacementReason.CORRECTION, **valid_notice(**said))


def valid_notice(*, direction, matter, learned_at, body="", body_office=None, body_words="", **said) -> dict:
    """The fields of a notice, with its kind of body and its term. Raises `Incomplete`, `ImpossibleTime`."""
    informed_at, way = said.get("informed_at"), said.get("way", "")
    day = day_of(learned_at)
    if body_office is not None:
        body, body_words = BODY_OF_OFFICE.get(OfficeKind(body_office.kind), ""), ""
    if not body or (body_office is None and not body_words.strip()):
        raise Incomplete(_("Choose the body, or write which one it is. Nothing was saved."))
    if not may_be_chosen("notice_matters", matter, day):
        raise Incomplete(_("Choose what it was about. Nothing was saved."))
    if informed_at is None:
        way = ""
    elif not may_be_chosen("notice_ways", way, day_of(informed_at)):
        raise Incomplete(_("Choose how the other one was informed. Nothing was saved."))
    refuse_future(learned_at)
    if informed_at is not None:
        refuse_future(informed_at)
        if informed_at < learned_at:
            raise ImpossibleTime(
                _("Nobody informs of what is not known yet. Nothing was saved. Check both times.")
            )
    try:
        by_office = direction == NoticeDirection.BY_OFFICE
        late_at = informed_late_at(body, learned_at, by_office=by_office)
    except (NoLawInForce, OverflowError) as error:
        raise ImpossibleTime(_("This is too long ago. Nothing was saved. Check the year.")) from error
    which = {"body": body, "body_office": body_office, "body_words": body_words.strip()}
    when = {"learned_at": learned_at, "late_at": late_at, "informed_at": informed_at, "way": way}
    return {"direction": direction, "matter": matter, **which, **when}


@act("justice.ask_body", done=gettext_lazy("asked a body why it did not inform"))
def ask_body(child, *, by, to_office, asks, matter, happened_on, notice=None, on_paper=False, id=None):
    """Ask the office of a body why it did not inform or answer; it reads the day, what, and the village.

    `on_paper`: the writer asks a body that has no page here by letter. Raises `Incomplete`,
    `ImpossibleTime`, `AskedBefore`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    refuse_future(happened_on)
    if to_office.kind not in BODY_OF_OFFICE or to_office.pk == by.office.pk:
        raise Incomplete(_("Choose another office, which has to inform. Nothing was asked."))
    if on_paper == (to_office.kind in BODIES_WITH_PAGE):
        raise Incomplete(
            _("Choose whether the body reads the question here or is asked on paper. Nothing was asked.")
        )
    if not may_be_chosen("duty_questions", asks, today()):
        raise Incomplete(_("Choose what you ask. Nothing was asked."))
    if not may_be_chosen("notice_matters", matter, happened_on):
        raise Incomplete(_("Choose what it was about. Nothing was asked."))
    row = DutyQuestion(
        child_id=child.pk,
        notice=notice,
        to_office=to_office,
        asks=asks,
        matter=matter,
        happened_on=happened_on,
        place_id=village_of(child, by),
        asked_on=today(),
        due_on=question_due_on(today()),
    )
    asked = AskedBefore(_("This body was asked this before. Nothing was asked twice. Open that question."))
    return insert_once(row, {"one_question_a_notice": asked}, id=id)


def village_of(child, by) -> int:
    """The place that a body is told: the village of the child, else the place that holds the file."""
    ids = merge_groups.ids_of(child.pk, by)
    homes = Address.objects.within_reach_of(by).holding(on=today())
    home = homes.filter(child_id__in=ids, kind=AddressKind.ACTUAL, settlement__isnull=False).first()
    return home.settlement_id if home else child.municipality_id or child.district_id


@act("justice.answer_question", done=gettext_lazy("answered why it did not inform"))
def answer_question(question, *, by, words, id=None):
    """Answer for the body that was asked. Raises `Incomplete`, `AlreadyAnswered`, `AlreadyReceived`."""
    return insert_answer(question, words, today(), id=id)


@act("justice.answer_on_paper", done=gettext_lazy("wrote down what a body answered"))
def record_paper_answer(question, *, by, words, answered_on, paper_number="", id=None):
    """Write down the answer that came by letter.

    Raises `Incomplete`, `AlreadyAnswered`, `ImpossibleTime`, `AlreadyReceived`.
    """
    refuse_future(answered_on)
    return insert_answer(question, words, answered_on, id=id, on_paper=True, paper_number=paper_number)


def insert_answer(question, words, answered_on, *, id, **paper):
    """Write the answer of the body, inside an act; the first one stands."""
    lock_file(question.child_id)
    require_text(words, _("Write the answer. Nothing was saved."))
    if answered_on < question.asked_on:
        raise ImpossibleTime(_("The body was asked later than that. Nothing was saved. Check the day."))
    answered = AlreadyAnswered(_("This was answered before. That answer stands, and nothing was changed."))
    row = DutyAnswer(
        child_id=question.child_id,
        question=question,
        to_office_id=question.to_office_id,
        words=words.strip(),
        answered_on=answered_on,
        **paper,
    )
    return insert_once(row, {"question_id": answered}, id=id)
