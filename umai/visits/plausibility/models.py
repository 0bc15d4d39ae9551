"""Questions about visits, their answers and decisions; visits drawn for a call, and the calls."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.staff.models import Role
from umai.visits.visit.models import Visit

# A worker does not see which visits were drawn, nor a question about the visit of a colleague.
NOT_WATCHING = "(select access_role()) not in ('head', 'oblast_supervisor')"
OF_OTHERS = f"worker_id <> (select access_worker())\n    and {NOT_WATCHING}"
OF_A_HIDDEN_QUESTION = "not exists (select from visits_visitquestion q where q.id = question_id)"
OF_A_HIDDEN_DRAW = "not exists (select from visits_drawnvisit d where d.id = draw_id)"

# Those who see the questions that are asked of others.
WATCHING_ROLES = {Role.HEAD, Role.OBLAST_SUPERVISOR}


class Sign(models.TextChoices):
    """The sign that led to a question about a visit; none is a verdict."""

    SAME_TEXT = "same_text", _("the same words as at another visit")
    ONE_MINUTE = "one_minute", _("children of several homes at one time")
    FAR = "far", _("the device was far from the home")
    IN_BULK = "in_bulk", _("many missed visits written down together")
    NOBODY_HOME = "nobody_home", _("nobody at home, again and again")
    NEVER_ALONE = "never_alone", _("the child was never seen alone")


class QuestionResult(models.TextChoices):
    """What follows from a question."""

    NOTHING = "nothing", _("it is explained: nothing follows")
    TALK = "talk", _("the head talks with the worker")
    VISIT_AGAIN = "visit_again", _("the child is visited again, by somebody else")
    TO_OBLAST = "to_oblast", _("the oblast decides")


class VisitQuestionQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        """For the head and the oblast all questions in reach; for anybody else those asked of them."""
        found = super().within_reach_of(by)
        return found if by.role in WATCHING_ROLES else found.filter(worker_id=by.pk)


def _open_question_index(*of):
    """An index of open questions, with all columns that counting and row security read."""
    return models.Index(
        fields=of,
        include=["child", "municipality", "recorded_office", "due_on", "answered", "passed_on"],
        condition=Q(final=""),
        name=f"open_question_of_{of[0]}",
    )


class VisitQuestion(FileRow):
    """A question about one visit, asked once for each sign by the clock, and answered by the worker.

    `line` is that of the visit, so that a correction leads to no new question. `evidence` holds ids and
    numbers and no words: `others` are visits, `numbers` what was counted. Without an answer by the end
    of `due_on` the head may decide. The database writes whether it was `answered` or `passed_on` to the
    oblast, and what was decided in the end (`final`, "" until then).
    """

    protected_by = RowSecurity(
        of_lists="what is asked of whom is counted before any of it is shown",
        plain=("evidence",),
        unless=OF_OTHERS,
        derived=("answered", "passed_on", "final"),
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the visit that is asked about; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="visit_questions")
    """Case in which the visit was made or tried."""
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="questions")
    """Row of the visit that is asked about, as it stood when the clock asked."""
    line = models.UUIDField()
    """Line of the visit, unchanged by corrections; with the sign it makes the question unique."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who went on the visit and is to answer the question."""
    sign = models.CharField(_("what asks"), max_length=15, choices=Sign)
    """Which sign in the visits led to the question; it is no verdict."""
    evidence = models.JSONField(default=dict)
    """Why it is asked: ids of other visits (others) and counts (numbers); no free text."""
    due_on = models.DateField()
    """Last day, inclusive, for the worker to answer; after it the head may decide without one."""
    answered = models.BooleanField(default=False, db_default=False, editable=False)
    """True once the worker answered; kept by the database."""
    passed_on = models.BooleanField(default=False, db_default=False, editable=False)
    """True once the head gave the question to the oblast to decide; kept by the database."""
    final = models.CharField(max_length=15, choices=QuestionResult, blank=True, db_default="", editable=False)
    """What was decided in the end; empty while nothing is. Kept by the database."""

    objects = VisitQuestionQuerySet.as_manager()  # type: ignore[assignment, misc]  # of a query set of its own

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "sign"], name="one_question_a_sign")]
        indexes = [
            models.Index(fields=["worker", "recorded_at"], name="question_of_worker"),
            models.Index(fields=["district", "recorded_at"], name="question_of_district"),
            _open_question_index("district", "worker"),
            _open_question_index("worker", "district"),
        ]

    def get_absolute_url(self):
        return reverse("visits:question", args=[self.pk])


class QuestionAnswer(FileRow):
    """The answer of the worker who went, before any decision; a later one is kept together with it."""

    protected_by = RowSecurity(unless=OF_A_HIDDEN_QUESTION)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the visit that is asked about; the row is part of this child's file."""
    question = models.ForeignKey(VisitQuestion, on_delete=models.PROTECT, related_name="answers")
    """Question that is answered; a later answer stands beside an earlier one."""
    words = models.TextField(_("how it was"))
    """How the visit was, in the words of the worker who went."""


class QuestionDecision(FileRow):
    """What the head decided; or the oblast, where the head passed the question on or made the visit."""

    protected_by = RowSecurity(
        of_lists="which questions were decided lately is asked before any is shown",
        unless=OF_A_HIDDEN_QUESTION,
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the visit that is asked about; the row is part of this child's file."""
    question = models.ForeignKey(VisitQuestion, on_delete=models.PROTECT, related_name="decisions")
    """Question that is decided, or passed on to the oblast, by this row."""
    result = models.CharField(_("what follows"), max_length=15, choices=QuestionResult)
    """What follows from the question; where it is passed on to the oblast, it stays open."""
    reason = WordsText(_("why"))
    """Reasons for what was decided."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=~Q(result="to_oblast"), name="one_decision_a_question"
            ),
            models.UniqueConstraint(
                fields=["question"], condition=Q(result="to_oblast"), name="passed_on_once"
            ),
        ]


class DrawnVisitQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        """For the head and the oblast only: the worker does not learn which visits were drawn."""
        return super().within_reach_of(by) if by.role in WATCHING_ROLES else self.none()


class DrawnVisit(FileRow):
    """One visit drawn at random for a call by the head.

    The visits written down in `month` (its first day) as made in the district are `population` in
    number. They are ordered by the SHA-256 of `seed` and the id of the first row of each, and the first
    ones are drawn; `place` is the position in that order, from 1. With the seed the draw can be repeated.
    """

    protected_by = RowSecurity(unless=NOT_WATCHING)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the visit that was drawn; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case in which the drawn visit was made."""
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    """First row of the visit that was drawn; a visit is drawn at most once."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who went, by the first row of the visit; they do not see the draw."""
    drawn_in = models.ForeignKey("places.Place", on_delete=models.PROTECT, db_index=False, related_name="+")
    """District among whose visits was drawn; it stays the same when the file moves."""
    month = models.DateField()
    """First day of the month, in Bishkek, in which the visits to draw from were recorded."""
    seed = models.UUIDField()
    """Random value of the draw of one district and month; with it the draw can be repeated."""
    population = models.PositiveIntegerField()
    """Number of visits of the district and month among which was drawn."""
    place = models.PositiveIntegerField()
    """Position of the visit in the order of the draw, counted from 1."""

    objects = DrawnVisitQuerySet.as_manager()  # type: ignore[assignment, misc]  # of a query set of its own

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit"], name="drawn_once"),
            models.UniqueConstraint(fields=["drawn_in", "month", "place"], name="one_place_in_a_draw"),
        ]
        indexes = [models.Index(fields=["district", "month"], name="draw_of_district")]

    def get_absolute_url(self):
        return reverse("visits:callback", args=[self.pk])


class FamilyCallResult(models.TextChoices):
    """What came of a call."""

    CONFIRMED = "confirmed", _("the family says that the visit was made")
    NOT_CONFIRMED = "not_confirmed", _("the family does not know of this visit")
    NOT_REACHED = "not_reached", _("nobody could be reached")


class FamilyCall(FileRow):
    """A call to the family about one visit, and what they said. If not reached, they are called again."""

    protected_by = RowSecurity(
        of_lists="which drawn visits were asked about is counted before any is shown", unless=OF_A_HIDDEN_DRAW
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the visit that was drawn; the row is part of this child's file."""
    draw = models.ForeignKey(DrawnVisit, on_delete=models.PROTECT, related_name="calls")
    """Drawn visit about which the family was called."""
    result = models.CharField(_("what came of it"), max_length=15, choices=FamilyCallResult)
    """What came of the call; a family that was not reached is called again."""
    words = WordsText(_("what was said"), blank=True)
    """What the family said; required where it does not know of the visit, else may be empty."""
    at = models.DateTimeField(_("when"))
    """When the call was made, as the caller says; never after the row was recorded."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draw"], condition=~Q(result="not_reached"), name="one_result_a_draw"
            )
        ]
