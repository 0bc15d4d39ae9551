"""Notes of school and health, preventive talks, and contacts with a parent who is away."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import RowSecurity
from umai.staff.models import Role

# A school or a clinic writes and reads its own notes.
WRITTEN_BY_BODY_SQL = """(recorded_office_id = (select access_office())
    and (select access_role()) in ('school_worker', 'health_worker'))"""

BODY_ROLES = (Role.SCHOOL_WORKER, Role.HEALTH_WORKER)


class NoteKind(models.TextChoices):
    """What is noted: the school's kinds first, then the clinic's."""

    ATTENDANCE = "attendance", _("attendance")
    PERFORMANCE = "performance", _("performance at school")
    ENROLMENT = "enrolment", _("enrolment")
    LABOUR = "labour", _("work")
    VACCINATION = "vaccination", _("vaccination")
    CHECK_UP = "check_up", _("check-up by a doctor")


class NoteValue(models.TextChoices):
    """What was found, for every kind except attendance, which has days."""

    KEEPS_UP = "keeps_up", _("keeps up")
    FALLS_BEHIND = "falls_behind", _("falls behind")
    ENROLLED = "enrolled", _("is enrolled")
    NOT_ENROLLED = "not_enrolled", _("is not enrolled, or has left")
    NO_WORK = "no_work", _("does not work")
    WORKS_AFTER = "works_after", _("works outside school hours")
    WORKS_INSTEAD = "works_instead", _("works in place of school")
    UP_TO_DATE = "up_to_date", _("up to date")
    OVERDUE = "overdue", _("overdue")
    SEEN = "seen", _("was seen by a doctor")
    NOT_SEEN = "not_seen", _("was not brought")


VALUES = {
    NoteKind.PERFORMANCE: (NoteValue.KEEPS_UP, NoteValue.FALLS_BEHIND),
    NoteKind.ENROLMENT: (NoteValue.ENROLLED, NoteValue.NOT_ENROLLED),
    NoteKind.LABOUR: (NoteValue.NO_WORK, NoteValue.WORKS_AFTER, NoteValue.WORKS_INSTEAD),
    NoteKind.VACCINATION: (NoteValue.UP_TO_DATE, NoteValue.OVERDUE),
    NoteKind.CHECK_UP: (NoteValue.SEEN, NoteValue.NOT_SEEN),
}
SCHOOL_KINDS = (NoteKind.ATTENDANCE, NoteKind.PERFORMANCE, NoteKind.ENROLMENT, NoteKind.LABOUR)
HEALTH_KINDS = (NoteKind.VACCINATION, NoteKind.CHECK_UP)
KINDS_OF_ROLE = {Role.SCHOOL_WORKER: SCHOOL_KINDS, Role.HEALTH_WORKER: HEALTH_KINDS}


def observation_constraint(name):
    """The constraint that attendance has days, and every other kind one of its answers."""
    valid = Q(kind=NoteKind.ATTENDANCE, value="", missed_days__lte=F("school_days"), school_days__gte=1)
    for kind, values in VALUES.items():
        valid |= Q(kind=kind, value__in=values, missed_days=None)
    return models.CheckConstraint(condition=valid, name=name)


class Observation(models.Model):
    """What a school or a clinic knows of a child. No diagnosis: that is in a sealed row of the register."""

    kind = models.CharField(_("what is noted"), max_length=12, choices=NoteKind)
    """What it is about; the first four kinds are the school's, the others the clinic's."""
    noted_on = models.DateField(_("noted on"))
    """Day in Bishkek on which it was true, as claimed; never later than the day of writing."""
    value = models.CharField(_("what was found"), max_length=14, choices=NoteValue, blank=True)
    """Answer of this kind, such as keeps_up or overdue; empty for attendance."""
    missed_days = models.PositiveSmallIntegerField(_("days missed"), null=True, blank=True)
    """How many of the school days the child was absent; null unless it is attendance."""
    school_days = models.PositiveSmallIntegerField(_("school days"), null=True, blank=True)
    """How many days there was school in the time looked at; for attendance only."""
    due_on = models.DateField(_("the next is due on"), null=True, blank=True)
    """Day by which the next vaccination or check-up is to be; null when none is named."""
    words = models.TextField(_("in words"), blank=True)
    """What was seen and the known reason; may be empty, and holds no diagnosis."""

    class Meta:
        abstract = True


class BodyNoteQuerySet(ReachableQuerySet):
    """Notes that are read in the place of the school or clinic, and by the body that wrote them."""

    def within_reach_of(self, by):
        if not settings.UMAI_OWN_FILTER:
            return self
        reach = by.reach
        rows = Q(district__in=reach.districts) | Q(municipality__in=reach.municipalities)
        if reach.role in BODY_ROLES:
            rows |= Q(recorded_office=reach.office_id)
        return self.filter(rows)

    def waiting(self):
        """The notes that nobody has put to a child's file yet, or set aside with a reason."""
        return self.filter(~Exists(BodyNoteResult.objects.filter(body_note=OuterRef("pk"))))


class BodyNote(Observation, FileRow):
    """What a school or a clinic told of a child whom it names in words. It is not part of a file.

    Everybody of the body reads its notes, and nobody of it what became of them.
    """

    protected_by = RowSecurity(also=WRITTEN_BY_BODY_SQL, writes=WRITTEN_BY_BODY_SQL)

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: it names a child in words and is part of no child's file."""
    named = models.CharField(_("who the child is"), max_length=300)
    """Who the child is, in the words of the school or clinic: year of birth, class, street."""

    objects = BodyNoteQuerySet.as_manager()  # type: ignore[assignment, misc]  # of a query set of its own

    class Meta:
        constraints = [observation_constraint("told_is_sensible")]

    def open_to(self, by):
        """Whether this reader is of the body that wrote the note."""
        return by.role in BODY_ROLES and self.recorded_office_id == by.reach.office_id


class BodyNoteOutcome(models.TextChoices):
    """What became of a note of a school or a clinic."""

    FILED = "filed", _("put to a child's file")
    ASIDE = "aside", _("laid aside")


class BodyNoteResult(Fact):
    """What became of a body note: it is in a file (which one is not said), or nobody could find the child."""

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: the row does not say which child's file took it."""
    body_note = models.ForeignKey(BodyNote, on_delete=models.PROTECT, related_name="+")
    """What a school or a clinic said, which waits no more."""
    how = models.CharField(max_length=6, choices=BodyNoteOutcome)
    """Whether it was put to a child's file, or laid aside with a reason."""
    reason = models.TextField(_("why"), blank=True)
    """What was done to find the child; required when it is laid aside."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["body_note"], condition=Q(current=True), name="told_settled_once"
            ),
            models.CheckConstraint(condition=Q(how="filed") | ~Q(reason=""), name="laid_aside_says_why"),
        ]


class Note(Observation, Fact):
    """An observation in a child's file.

    `body_note` is the note of a school or a clinic that it came from, and `told_by` the office that wrote
    that; for any other note `body` says in words who told it.
    """

    protected_by = RowSecurity(of_lists="families at risk are found by what schools and clinics say")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child in whose file the note stands."""
    body_note = models.ForeignKey(BodyNote, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """What a school or a clinic said, from which the note was made; null for any other note."""
    told_by = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Office of the school or clinic whose words it is; null where a worker wrote the note."""
    words = WordsText(_("in words"), blank=True)
    """What was seen and the known reason; may be empty, and holds no diagnosis."""
    body = WordsChar(_("who says so"), max_length=200, blank=True)
    """Who said it, as the worker typed it; empty where told_by says it or the worker saw it."""

    class Meta(Fact.Meta):
        constraints = [
            observation_constraint("note_is_sensible"),
            models.UniqueConstraint(
                fields=["body_note"], condition=Q(current=True), name="told_of_one_child"
            ),
        ]


class Partner(models.TextChoices):
    """With whom a preventive talk is held."""

    PARENTS = "parents", _("parents")
    CARER = "carer", _("the carer")
    TEACHER = "teacher", _("a teacher")
    CHILD = "child", _("the child")


class NoTalkReason(models.TextChoices):
    """Why a talk that was planned was not held."""

    NOBODY_HOME = "nobody_home", _("nobody was there")
    REFUSED = "refused", _("they refused")
    MOVED = "moved", _("they moved away")
    ROAD = "road", _("the road")
    WORKER_ILL = "worker_ill", _("the worker was ill")
    OTHER = "other", _("other")


class Talk(Fact):
    """A preventive talk: with whom, what was said and agreed; or why it was not held."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the talk concerns, and in whose file it stands."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, related_name="+")
    """Open case of the child when the row was written; null where there was none."""
    partner = models.CharField(_("with whom"), max_length=10, choices=Partner)
    """With whom it was held or planned: parents, carer, teacher or the child."""
    who = models.CharField(_("who that is"), max_length=200, blank=True)
    """Name of the partner and what they are to the child, as typed; may be empty."""
    made = models.BooleanField(_("the talk was held"))
    """True when the talk took place; false when one that was planned did not."""
    not_made = models.CharField(_("why not"), max_length=12, choices=NoTalkReason, blank=True)
    """Reason for which a planned talk did not take place; empty when it did."""
    talked_on = models.DateField(_("on which day"))
    """Day in Bishkek of the talk, or the day on which it did not take place."""
    words = models.TextField(_("what was said"), blank=True)
    """What was said; required when the talk took place."""
    agreed = models.TextField(_("what was agreed"), blank=True)
    """What the two sides settled and who does it; may be empty."""
    next_on = models.DateField(_("the next talk on"), null=True, blank=True)
    """Day agreed for another talk, which is listed until that talk is written; may be null."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=(Q(made=True) & ~Q(words="")) | (Q(made=False) & ~Q(not_made="")),
                name="talk_says_what_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gte=F("talked_on")), name="next_talk_comes_later"
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "next_on"], condition=Q(current=True), name="talk_next_there"
            ),
            models.Index(fields=["district", "next_on"], condition=Q(current=True), name="talk_next"),
        ]


class ContactWay(models.TextChoices):
    """How a parent who is away is spoken to."""

    TELEPHONE = "telephone", _("telephone")
    MESSENGER = "messenger", _("messenger")
    OTHER = "other", _("other")


class ParentContact(Fact):
    """A contact with a parent who is away: reached or not, what was told, what the parent has to decide."""

    protected_by = RowSecurity(of_lists="families at risk are found by who was not reached")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose parent was asked for."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, related_name="+")
    """Open case of the child when the row was written; null where there was none."""
    adult = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="+")
    """Parent who is away, one of the adults in the child's family."""
    way = models.CharField(_("how"), max_length=10, choices=ContactWay)
    """Means by which it was tried to speak to the parent."""
    contacted_at = models.DateTimeField(_("when"))
    """When it was tried, as claimed; typed as the time in Bishkek."""
    reached = models.BooleanField(_("the parent was reached"))
    """True when the parent answered; a try in vain is recorded as well."""
    told = WordsText(_("what the parent was told"), blank=True)
    """What the parent heard about the child; required when the parent was reached."""
    decisions = WordsText(_("what the parent has to decide"), blank=True)
    """What the parent has to decide, and by when; may be empty."""
    language = WordsChar(_("in which language"), max_length=60, blank=True)
    """In which language it was spoken, as typed; may be empty."""
    time_zone = WordsChar(_("time where the parent is"), max_length=40, blank=True)
    """IANA name, as in Asia/Seoul, for showing the parent's local hour; empty if not known."""
    heard_apart = models.BooleanField(_("the two parents were heard apart"), null=True, blank=True)
    """Whether each of two parents was heard without the other; null when not said."""
    words = WordsText(_("what the parent said"), blank=True)
    """What the parent said; may be empty."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(reached=False) | ~Q(told=""), name="reached_parent_was_told")
        ]
