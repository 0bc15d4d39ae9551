"""A child who harmed itself or said that it will, what was done at once, and how the path ends."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.law.options.choices import is_marked

# Other bodies may hold a grant to a file. Of this they read nothing, whatever they were granted.
OTHER_BODIES = (
    *("commission_secretary", "commission_member", "head_of_administration", "inspector", "prosecutor"),
    *("round_member", "school_worker", "health_worker", "hotline_operator"),
)
CLOSED_TO_OTHER_BODIES = f"coalesce((select access_role()) in {OTHER_BODIES}, false)"
KINDS = "self_harm_kinds"


class ToldBy(models.TextChoices):
    """Who told the office, in general terms: never who it was."""

    CHILD = "child", _("the child itself")
    FAMILY = "family", _("somebody of the family")
    BODY = "body", _("another body, on its duty")
    PERSON = "person", _("somebody else")
    OWN = "own", _("somebody of the office saw or heard it")


class SelfHarmPath(FileRow):
    """A child harmed itself, tried to end its life or said that it will: from this row on everybody is quick.

    It runs until a `SelfHarmPathEnding` stands, and for a year at the longest. Of who reported it holds
    nothing, and no signal is named.
    """

    protected_by = RowSecurity(
        of_lists="which paths run is asked before any of them is shown",
        plain=("kind",),
        unless=CLOSED_TO_OTHER_BODIES,
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of whom it was said; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, related_name="+")
    """Case in which it was opened; null where the child had none."""
    kind = models.CharField(_("what happened"), max_length=40)
    """Code of the list of kinds of self-harm, as it could be chosen on that day."""
    told_by = models.CharField(_("who told the office"), max_length=10, choices=ToldBy)
    """From where the office knows, in general terms; never a name and never a signal."""
    happened_at = models.DateTimeField(_("when it was said or done"))
    """When the child said or did it, as claimed."""
    words = WordsText(_("what was said or done"))
    """What the child said or did, as the writer typed it; never who reported."""
    contact_due_on = models.DateField(_("first contact until"), null=True)
    """Last day of the first contact of the year after; null where the child died."""
    follow_until = models.DateField(_("followed until"), null=True)
    """Last day of the year after, by the law of the day of opening; null where the child died."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contact_due_on=None, follow_until=None)
                | Q(follow_until__gte=models.F("contact_due_on")),
                name="self_harm_follows_to_the_end",
            )
        ]
        indexes = [
            models.Index(fields=["district", "municipality"], name="self_harm_by_place"),
            models.Index(fields=["child"], name="self_harm_of_child"),
        ]

    def get_absolute_url(self):
        return reverse("self_harm:path", args=[self.pk])

    @property
    def is_death(self) -> bool:
        """Whether the child died: nothing is to be done with the child, and a review is owed."""
        return is_marked(KINDS, self.kind, "death")


class SelfHarmStep(Fact):
    """One step of a path, as somebody wrote it down: done at `happened_at`, written at `recorded_at`."""

    protected_by = RowSecurity(unless=CLOSED_TO_OTHER_BODIES)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child whom the step concerns; the row is part of this child's file."""
    path = models.ForeignKey(SelfHarmPath, on_delete=models.PROTECT, related_name="+")
    """Path of which this row is a step."""
    happened_at = models.DateTimeField(_("done at"))
    """When it was done, as the writer says."""

    class Meta(Fact.Meta):
        abstract = True


def one_step_a_path(name):
    """The constraint that a path has one current row of this kind."""
    return models.UniqueConstraint(fields=["path"], condition=Q(current=True), name=name)


class TalkWay(models.TextChoices):
    """How somebody spoke with the child."""

    IN_PERSON = "in_person", _("in person")
    TELEPHONE = "telephone", _("by telephone")


class SpokenWithChild(SelfHarmStep):
    """Somebody spoke with the child itself. In person, the child was seen, and no call goes on."""

    way = models.CharField(_("how somebody spoke with the child"), max_length=10, choices=TalkWay)
    """Whether the child was met in person or reached by telephone."""
    is_safe = models.BooleanField(_("the child is out of danger now"))
    """False where life or health was in danger when somebody spoke with the child."""
    words = models.TextField(_("what the child said"))
    """What the child said and how it was, as the writer typed it."""

    class Meta(SelfHarmStep.Meta):
        constraints = [one_step_a_path("self_harm_one_talk")]


class NotAlone(SelfHarmStep):
    """Who stays with the child, and until when; or that nobody could be found yet."""

    somebody_stays = models.BooleanField(_("somebody stays with the child"))
    """True where an adult stays beside the child; false while nobody was found."""
    stays = models.TextField(_("who stays, hour by hour, or whom was asked"))
    """Who stays beside the child, by name and telephone, or who was asked in vain."""
    until_on = models.DateField(_("until which day"), null=True, blank=True)
    """Day until which somebody stays; null where that was not agreed."""

    class Meta(SelfHarmStep.Meta):
        constraints = [one_step_a_path("self_harm_one_watch")]


class MeansRemoved(SelfHarmStep):
    """Whether what the child could harm itself with was taken out of reach."""

    removed = models.BooleanField(_("means are out of reach"))
    """True where medicines, poisons, ropes, blades and weapons are out of the child's reach."""
    words = models.TextField(_("what was taken away and by whom, or why not"))
    """Which things were put away, by whom and where, or why that was not done."""

    class Meta(SelfHarmStep.Meta):
        constraints = [one_step_a_path("self_harm_means_once")]


class SpecialistOutcome(models.TextChoices):
    """What came of looking for a doctor, a psychiatrist or a psychologist."""

    SEEN = "seen", _("saw the child")
    ASKED = "asked", _("was called and has not seen the child yet")
    CHILD_REFUSED = "child", _("the child refused")
    FAMILY_REFUSED = "family", _("the family refused")
    NOBODY = "nobody", _("nobody could be found")


class SpecialistCalled(SelfHarmStep):
    """Whether a doctor, a psychiatrist or a psychologist saw the child, or who refused."""

    outcome = models.CharField(_("what came of it"), max_length=10, choices=SpecialistOutcome)
    """Whether the specialist saw the child, was called, or was refused, and by whom."""
    who = models.CharField(_("which specialist, of which clinic"), max_length=300)
    """Name and clinic of the specialist, or which specialist was looked for."""
    seen_on = models.DateField(_("on which day the specialist sees the child"), null=True, blank=True)
    """Day of the meeting, past or agreed; null where there is none."""

    class Meta(SelfHarmStep.Meta):
        constraints = [one_step_a_path("self_harm_one_specialist")]


class CarerTold(SelfHarmStep):
    """What the carer was told, so that it can protect the child; never who reported."""

    told = models.BooleanField(_("the carer was told"))
    """True where somebody of the family knows what to watch for."""
    words = models.TextField(_("what the carer was told, or why nothing"))
    """What was said to the carer, or why it is safer to say nothing."""

    class Meta(SelfHarmStep.Meta):
        constraints = [one_step_a_path("self_harm_carer_told_once")]


class SchoolTold(SelfHarmStep):
    """What the school was told, so that somebody is near the child; never who reported."""

    told = models.BooleanField(_("the school was told"))
    """True where somebody at the school knows what to watch for."""
    words = models.TextField(_("what the school was told, or why nothing"))
    """What was said to the school, or why it is safer to say nothing."""

    class Meta(SelfHarmStep.Meta):
        constraints = [one_step_a_path("self_harm_school_told_once")]


class PathOutcome(models.TextChoices):
    """Why a path runs no more."""

    YEAR_OVER = "year_over", _("the year is over")
    NOT_SO = "not_so", _("it turned out not to be so")
    AWAY = "away", _("the child lives abroad, and nobody can reach it")
    DIED = "died", _("the child died")
    GOES_ON = "goes_on", _("it happened again, and another path goes on")


class SelfHarmPathEnding(FileRow):
    """A path runs no more: after its year, or because another person than its writer says why."""

    protected_by = RowSecurity(
        of_lists="which paths run no more is asked before any of them is shown", unless=CLOSED_TO_OTHER_BODIES
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child of the path; the row is part of this child's file."""
    path = models.OneToOneField(SelfHarmPath, on_delete=models.PROTECT, related_name="ending")
    """Path that runs no more."""
    outcome = models.CharField(_("why it ends"), max_length=10, choices=PathOutcome)
    """Whether the year is over, it was not so, the child is away, or another path goes on."""
    words = WordsText(_("in words"), blank=True)
    """How it is known, and who is near the child now; empty where another path goes on."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="goes_on") | ~Q(words=""), name="self_harm_ending_says_why"
            )
        ]
