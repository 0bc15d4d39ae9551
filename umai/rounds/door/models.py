"""What was said at each door. Only what was said is written: who a child is, is found out at the office."""

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.row_security import JUST_WRITTEN_SQL, RowSecurity
from umai.design.fields.listed import ListedField
from umai.identification.signal.sealing import ReportWords, open_words
from umai.register.models import Sex
from umai.rounds.planning.models import Round, RoundRow, RoundStop
from umai.trail.rows.proven import ProvenRows

MOST_CHILDREN = 20  # in one dwelling: more is a slip of the pen

READ = f"""district_id = any ((select access_districts())::int[])
        or municipality_id = any ((select access_municipalities())::int[]) or ({JUST_WRITTEN_SQL})"""
WRITTEN = """district_id = any ((select access_districts())::int[])
        or municipality_id = any ((select rounds_municipalities())::int[])"""

NOT_WALLED = "{column} <> all ((select rounds_walled())::uuid[])"  # nor told to be a child behind a wall

OF_DOOR_CHILD = NOT_WALLED.format(column="door_child_id")


class SheetEntry(RoundRow):
    """A sheet of paper was typed in: which, by which team it was walked, on which day."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", db_index=False)
    """Round of the sheet."""
    sheet = models.PositiveSmallIntegerField(_("sheet"))
    """Number of the sheet within the round, from 1."""
    reading = models.PositiveSmallIntegerField(default=1)
    """1 for the first time that the sheet was typed in, 2 for the second, which is compared with it."""
    team = models.PositiveSmallIntegerField(_("team"))
    """Number of the team that walked."""
    walked_on = models.DateField(_("walked on"))
    """Day of the walk, as it stands on the sheet."""
    none_count = models.PositiveSmallIntegerField(_("dwellings without children"))
    """How many dwellings of the sheet have no children, as the team counted them."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "sheet", "reading"], name="sheet_typed_once"),
            models.CheckConstraint(condition=Q(reading__in=[1, 2]), name="sheet_typed_twice_at_most"),
        ]


class DoorAnswerKind(models.TextChoices):
    """In whose walk something was said, and whether the sheet was typed in a second time."""

    WALK = "walk", _("by the team")
    TYPED_AGAIN = "typed_again", _("the same sheet, typed in a second time")
    ASKED_ANEW = "asked_anew", _("by a second team")


class DoorAnswer(Fact):
    """What a team found at a dwelling, one row for each time that it was there."""

    protected_by = RowSecurity(reach=READ, writes=WRITTEN, derived=())

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: what is said at a door is part of no child's file."""
    stop = models.ForeignKey(RoundStop, on_delete=models.PROTECT, related_name="answers")
    """Dwelling in the round at which this was found."""
    kind = models.CharField(max_length=12, choices=DoorAnswerKind, default=DoorAnswerKind.WALK)
    """Whether it is the walk itself, the sheet typed again, or a second team."""
    sheet = models.ForeignKey(SheetEntry, on_delete=models.PROTECT, null=True, related_name="answers")
    """Sheet from which it was typed; null where it was typed at the door."""
    team = models.PositiveSmallIntegerField(_("team"))
    """Number of the team that was there."""
    result = ListedField(_("what was found"), listed="round_results")
    """What was chosen: children of migrants, others, none, nobody at home, refused, abandoned."""
    migrants = models.PositiveSmallIntegerField(_("children of migrants"), default=0)
    """How many children of migrants live there, as it was said."""
    others = models.PositiveSmallIntegerField(_("other children"), default=0)
    """How many other children live there, as it was said."""
    said_on = models.DateField(_("on which day"))
    """Day of the visit, in Bishkek, as the team says."""
    said_at = models.DateTimeField(null=True)
    """Instant at which the device at the door sent or began it; null from paper."""
    again_on = models.DateField(null=True, editable=False)
    """Day on which a team goes again, by the rule of that day; null where it does not."""
    latitude = models.DecimalField(max_digits=7, decimal_places=5, null=True)
    """Degrees north where the device gave them and the team agreed; null otherwise."""
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    """Degrees east where the device gave them and the team agreed; null otherwise."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(migrants__lte=MOST_CHILDREN, others__lte=MOST_CHILDREN),
                name="few_children_a_door",
            ),
            models.CheckConstraint(
                condition=Q(result="migrants", migrants__gt=0) | ~Q(result="migrants") & Q(migrants=0),
                name="migrants_are_counted",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__gt=0, longitude__gt=0),
                name="a_point_is_whole",
            ),
            models.CheckConstraint(condition=Q(again_on=None) | Q(result="nobody"), name="again_for_nobody"),
        ]


class DoorChild(FileRow):
    """A child of whom somebody spoke at a door. Its words are sealed, as those of a signal are."""

    protected_by = RowSecurity(
        reach=READ,
        writes=WRITTEN,
        wall=NOT_WALLED.format(column="id"),
        kept_by="rounds_keep_words",
        derived=("waits",),
    )
    proven_by = ProvenRows(
        erasable=("sealed_words",),
        erased_by="""exists (select from public.rounds_wordsexpunging x
            join public.rounds_roundstop s on s.round_id = x.round_id
            join public.rounds_dooranswer a on a.stop_id = s.id where a.id = n.answer_id)""",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: which child it is, a person says at the office."""
    answer = models.ForeignKey(DoorAnswer, on_delete=models.PROTECT, related_name="children")
    """What was found at the dwelling where the child lives."""
    number = models.PositiveSmallIntegerField()
    """Place of the child among those of the dwelling, from 1."""
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)
    """Years, as it was said; null where nobody said it."""
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    """Sex, as it was said; empty where nobody said it."""
    away = ListedField(_("who is away"), listed="round_away")
    """What was chosen: both parents, the only one, mother, father, not said."""
    lives_with = ListedField(_("with whom the child lives"), listed="round_lives_with")
    """What was chosen: with a parent, grandparents, relatives, others, siblings, alone."""
    at_school = models.BooleanField(_("goes to school"), null=True)
    """Whether the child goes to school, as it was said; null where nobody said it."""
    danger_now = models.BooleanField(_("danger to life or health now"), default=False)
    """Whether life or health is in danger, as it was said or seen."""
    self_harm = models.BooleanField(_("suicide attempt, self-harm or a threat of it"), default=False)
    """Whether suicide, self-harm or a threat of it was spoken of."""
    sealed_words = models.BinaryField(editable=False)
    """Name, carer and what else was said, sealed; empty once it was made unreadable by rule."""
    words_key = models.CharField(max_length=40, editable=False)
    """Id of the public key to which the words were sealed."""
    waits = models.BooleanField(db_default=True, editable=False)
    """True until the office said which child of the register it is; kept by the database."""

    class Meta:
        indexes = [models.Index(fields=["district"], name="door_child_waits", condition=Q(waits=True))]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="door_child_number"),
            models.CheckConstraint(condition=Q(age=None) | Q(age__lt=18), name="door_child_is_a_child"),
        ]

    @cached_property
    def said(self) -> ReportWords:
        """The words, opened: the child's name in `child`, the rest in `happened`."""
        return open_words(self.pk, self.sealed_words)


class DoorSignal(FileRow):
    """A signal was made of a child of whom somebody spoke at a door: at once, or later at the office.

    Several children of a door have one signal where an answer was corrected or its sheet typed in again.
    """

    protected_by = RowSecurity(reach=READ, writes=WRITTEN, wall=OF_DOOR_CHILD)

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: a signal is part of no child's file."""
    door_child = models.OneToOneField(DoorChild, on_delete=models.PROTECT, related_name="+")
    """Child of whom somebody spoke at a door."""
    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="+")
    """Signal that was made of it, from which a case is opened as from any other."""
    at_once = models.BooleanField()
    """True where what was said was urgent, so that it went out together with the answer."""
