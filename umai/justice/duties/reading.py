"""What pages read of duties to inform: entries of a child, questions with what followed, and counts."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.access.reach import reach_sql, rows_of_child
from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import TimelineEvent
from umai.justice.duties.models import (
    BODY_OF_OFFICE,
    BodyNotice,
    DutyAnswer,
    DutyLetter,
    DutyLetterAnswer,
    DutyLetterSigning,
    DutyQuestion,
)
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register import merge_groups
from umai.staff.models import Office
from umai.staff.serving import offices_serving


class LetterState(NamedTuple):
    """A letter with its signing and its answer, None where there is none yet."""

    letter: DutyLetter
    signing: DutyLetterSigning | None
    answer: DutyLetterAnswer | None

    @property
    def left(self) -> bool:
        return self.signing is not None and self.signing.signed

    @property
    def waits(self) -> bool:
        """Whether somebody has to sign it, or an answer is still owed."""
        return self.signing is None or (self.left and self.answer is None)


class QuestionState(NamedTuple):
    """A question with the answer of the body, None where there is none, and its letters."""

    question: DutyQuestion
    answer: DutyAnswer | None
    letters: list[LetterState]

    def may_be_followed(self, *, on: date) -> bool:
        """Whether a letter may leave: the body answered, or the last day to answer is past."""
        return self.answer is not None or self.question.due_on < on


def bodies_for(child, by, keep: Office | None = None) -> list[Office]:
    """The offices of the child's district and above it that have to inform, without the reader's own.

    `keep` is offered too: an entry that is corrected keeps its office, though that is closed since.
    """
    district = Place.objects.get(pk=child.district_id)
    rows = {*offices_serving(district, BODY_OF_OFFICE, on=today()).exclude(pk=by.office.pk)}
    return sorted(rows | ({keep} if keep else set()), key=lambda office: (office.kind, str(office)))


def notices_of(child, by) -> list[BodyNotice]:
    """Who informed whom about this child, in all its records, the latest first."""
    rows = BodyNotice.objects.within_reach_of(by).filter(child_id__in=merge_groups.ids_of(child.pk, by))
    return list(rows.select_related("body_office", "recorded_by").order_by("-learned_at", "pk"))


def questions_of(child, by) -> list[QuestionState]:
    """What bodies were asked about this child, the latest first."""
    rows = DutyQuestion.objects.within_reach_of(by).filter(child_id__in=merge_groups.ids_of(child.pk, by))
    rows = rows.select_related("to_office", "place", "recorded_by")
    return with_answers(rows.order_by("-asked_on", "pk"), by)


def with_answers(questions, by) -> list[QuestionState]:
    """These questions, each with its answer and its letters, in their order. Five queries."""
    found = list(questions)
    answers = {
        row.question_id: row for row in DutyAnswer.objects.within_reach_of(by).filter(question__in=found)
    }
    letters: dict = {}
    rows = DutyLetter.objects.within_reach_of(by).filter(question__in=found).order_by("recorded_at")
    for one in letter_states(rows.select_related("recorded_by", "question__to_office"), by):
        letters.setdefault(one.letter.question_id, []).append(one)
    return [QuestionState(one, answers.get(one.pk), letters.get(one.pk, [])) for one in found]


def letter_states(letters, by) -> list[LetterState]:
    """These letters, each with its signing and its answer, in their order."""
    found = list(letters)
    signings = DutyLetterSigning.objects.within_reach_of(by).filter(letter__in=found)
    signed = {row.letter_id: row for row in signings.select_related("recorded_by", "of_office")}
    answers = DutyLetterAnswer.objects.within_reach_of(by).filter(letter__in=found)
    answered = {row.letter_id: row for row in answers}
    return [LetterState(one, signed.get(one.pk), answered.get(one.pk)) for one in found]


def body_in_words(notice) -> str:
    """Which body an entry is about: the office, or its words, or its kind until the file was opened."""
    return str(notice.body_office or notice.body_words or notice.get_body_display())


def events_of(child, by):
    """What was informed, asked, answered and written about one record, as `TimelineEvent`s."""
    for row in rows_of_child(BodyNotice.objects, child, by, "body_office"):
        said = {"body": body_in_words(row), "who": row.get_direction_display()}
        title = _("%(body)s: %(who)s") % said
        yield TimelineEvent.of_row(row, title, text=choice_label("notice_matters", row.matter))
    for row in rows_of_child(DutyQuestion.objects, child, by, "to_office"):
        title = _("A body was asked: %(body)s") % {"body": row.to_office}
        asks = choice_label("duty_questions", row.asks)
        yield TimelineEvent.of_row(row, title, text=asks, url=row.get_absolute_url())
    for row in rows_of_child(DutyAnswer.objects, child, by, "to_office"):
        title = _("A body answered: %(body)s") % {"body": row.to_office}
        yield TimelineEvent.of_row(row, title, text=row.words)
    for row in rows_of_child(DutyLetterSigning.objects.filter(signed=True), child, by, "letter"):
        said = {"to": row.letter.get_to_display(), "number": row.full_number}
        title = _("Letter %(number)s left: %(to)s") % said
        yield TimelineEvent.of_row(row, title, url=row.letter.get_absolute_url())
    for row in rows_of_child(DutyLetterAnswer.objects, child, by, "letter"):
        title = _("Answer to a letter, %(day)s") % {"day": date_in_words(row.answered_on)}
        yield TimelineEvent.of_row(row, title, text=row.words, url=row.letter.get_absolute_url())


def duties_sql(by):
    """The query, in SQL, for what waits here about duties to inform, in one row.

    `duty_questions`: without an answer, `duty_questions_late` those past their day; `duty_letters` and
    `duty_letters_late`: letters that left and wait for an answer; `duty_signs`: letters that wait for the
    signature of somebody else than who proposed them, for who may sign at all.
    """
    questions, letters = reach_sql(by, "q."), reach_sql(by, "l.")
    signs = letters if may_do(by, "justice.sign_letter") else "false"
    return f"""select asked.*, sent.*, unsigned.* from
        (select count(*) as duty_questions, count(*) filter (where q.due_on < access_today())
                as duty_questions_late
            from justice_dutyquestion q where ({questions})
            and not exists (select from justice_dutyanswer a where a.question_id = q.id)) asked,
        (select count(*) as duty_letters, count(*) filter (where l.due_on < access_today())
                as duty_letters_late
            from justice_dutylettersigning l where ({letters}) and l.signed
            and not exists (select from justice_dutyletteranswer a where a.letter_id = l.letter_id)) sent,
        (select count(*) as duty_signs from justice_dutyletter l where ({signs})
            and l.recorded_by_id is distinct from %(me)s
            and not exists (select from justice_dutylettersigning s where s.letter_id = l.id)) unsigned"""


def asked_of_us_sql(by):
    """The query, in SQL, for how many questions the reader's own body has not answered (`asked_of_us`)."""
    return """select count(*) as asked_of_us from justice_dutyquestion q
        where q.to_office_id = (select referrals_office())
        and q.child_id <> all (%(walled)s::uuid[])
        and not exists (select from justice_dutyanswer a where a.question_id = q.id)"""
