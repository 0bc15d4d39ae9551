"""A review after the death of a child: begun, concluded, and answered by the body that it names."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.self_harm.path.models import CLOSED_TO_OTHER_BODIES


class DeathReview(FileRow):
    """Somebody outside the line looks at what was known of a child who died, by whom, and what was not done.

    Nobody who wrote in the file, worked on a case or leads the office begins it; the database refuses that.
    """

    protected_by = RowSecurity(
        of_lists="how far a review is is asked before any of them is shown", unless=CLOSED_TO_OTHER_BODIES
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who died; the row is part of this child's file."""
    died_on = models.DateField(_("day of death"))
    """Day on which the child died, as known; what was known is asked until this day."""
    reason = WordsText(_("why it is reviewed"))
    """Why the death is reviewed, and who else takes part."""
    due_on = models.DateField(_("to be concluded until"))
    """Last day for the conclusion, by the law of the day on which the review began."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], name="self_harm_one_review_a_child"),
            models.CheckConstraint(condition=~Q(reason=""), name="self_harm_review_says_why"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("died_on")), name="self_harm_review_after_the_death"
            ),
        ]
        indexes = [models.Index(fields=["district"], name="self_harm_reviews_by_place")]

    def get_absolute_url(self):
        return reverse("self_harm:review", args=[self.pk])


class DeathConclusion(FileRow):
    """What a review found and recommends, and which body owes an answer until when."""

    protected_by = RowSecurity(
        of_lists="how far a review is is asked before any of them is shown", unless=CLOSED_TO_OTHER_BODIES
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who died; the row is part of this child's file."""
    review = models.OneToOneField(DeathReview, on_delete=models.PROTECT, related_name="conclusion")
    """Review that is concluded by it."""
    findings = WordsText(_("what was found"))
    """What was known, what was not done and why: of bodies and ways of work, not of persons."""
    recommendations = WordsText(_("what is to change"))
    """What the body is asked to change, so that the next child is helped in time."""
    body = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office that owes the answer."""
    answer_due_on = models.DateField(_("to be answered until"))
    """Last day for the answer, by the law of the day of the conclusion."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(findings="") & ~Q(recommendations=""), name="self_harm_conclusion_says_what"
            )
        ]


class DeathAnswer(FileRow):
    """What the body changes after a review, as its head writes."""

    protected_by = RowSecurity(
        of_lists="how far a review is is asked before any of them is shown", unless=CLOSED_TO_OTHER_BODIES
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who died; the row is part of this child's file."""
    conclusion = models.OneToOneField(DeathConclusion, on_delete=models.PROTECT, related_name="answer")
    """Conclusion that is answered."""
    words = WordsText(_("what is changed, by whom, by when"))
    """What the office changes, who does it and until when, or why it does not."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="self_harm_answer_says_what")]
