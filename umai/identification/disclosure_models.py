"""Opening who reported: one person asks, another agrees, and each step is a row.

No row holds a name, and only `OpeningHalf` holds something that opens one. No role of a page reads that
table, and its boxes are emptied as soon as they were used or their time is over.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.row_security import RowSecurity
from umai.identification.signal.related_row import ANSWERS_SIGNAL, EXPUNGED, SEES_SIGNAL, SignalRelatedRow
from umai.staff.models import Role
from umai.trail.rows.proven import ProvenRows

OBLAST_REACH = """((select access_role()) = 'oblast_supervisor'
    and district_id = any ((select access_districts())::int[]))"""
SEES_OPENING = "exists (select 1 from identification_opening o where o.id = opening_id)"

# As the signal itself, for whom a wall stands before the child that it is about.
NOT_WALLED = "signal_id <> all ((select identification_walled())::uuid[])"

NATIONAL_ROLES = (Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN)  # who may be the second person anywhere


class OpeningQuerySet(ReachableQuerySet):
    """Openings are seen by the oblast that answers for the district, by the Ministry and the Ombudsman."""

    def within_reach_of(self, by):
        reach = by.reach
        if reach.role in NATIONAL_ROLES:
            return self.all()
        if reach.role == Role.OBLAST_SUPERVISOR:
            return self.filter(district__in=reach.districts)
        return self.none()


class Opening(SignalRelatedRow, FileRow):
    """Somebody asks to open who reported a signal, for a ground that the law gives, with another holder.

    `first_key` and `second_key` are ids of public halves: of whoever asks, and of the holder who is to
    agree. After `expires_at` nothing is opened with it.
    """

    protected_by = RowSecurity(
        reach=f"(select access_role()) in ('ministry_supervisor', 'ombudsman') or {OBLAST_REACH}",
        writes=f"""{OBLAST_REACH} and exists (select 1 from identification_signal s
                    where s.id = signal_id and s.district_id = identification_opening.district_id)""",
        wall=NOT_WALLED,
    )

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="openings")
    """Signal whose reporter somebody asks to open."""
    ground = models.CharField(_("on which legal ground?"), max_length=40)
    """Code of the legal ground, one of those in force on the day of asking."""
    reason = models.TextField(_("why, in your words"))
    """Why it is asked for, in the words of the person who asks; never empty."""
    first_key = models.CharField(max_length=40)
    """Id of the public key of the holder who asks; the private half is never stored here."""
    second_key = models.CharField(max_length=40)
    """Id of the public key of the other holder, who is to agree and then to open."""
    expires_at = models.DateTimeField()
    """When the time for it ends: from this instant on nothing is opened."""

    objects = OpeningQuerySet.as_manager()  # type: ignore[misc,assignment]  # its reach is not by territory

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="opening_says_why"),
            models.CheckConstraint(condition=~Q(first_key=F("second_key")), name="opened_with_two_keys"),
        ]

    def open_to(self, by):
        """Whether this worker, whose reach is no district, decides about it all the same."""
        return by.role in NATIONAL_ROLES

    def get_absolute_url(self):
        return reverse("identification:opening", args=[self.pk])


class Consent(SignalRelatedRow, FileRow):
    """Another person agrees.

    The database notes in which transaction, and gives the box in a later one only: whoever opens is on
    the trail for having agreed before they see anything, and no rollback takes it away.
    """

    protected_by = RowSecurity(reach=SEES_OPENING, writes="(select identification_may_agree(opening_id))")

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, related_name="consent")
    """Request to which the second person agrees; this is written once."""
    transaction = models.BigIntegerField(db_default=0, editable=False)
    """PostgreSQL transaction that wrote the row; the box is given in a later one only."""


class Disclosure(SignalRelatedRow, FileRow):
    """The box left the database, once. Written by the database together with that, and by nobody else."""

    protected_by = RowSecurity(reach=SEES_OPENING, writes="false")

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, related_name="opened")
    """Request for which the reporter's box left the database; this happens once."""


class OpeningHalf(models.Model):
    """What the first person's key left for the second one, and the second one's step for the first.

    Both are boxes that one private half elsewhere opens. Closed to every role.
    """

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, primary_key=True, related_name="+")
    """Request to which the two boxes of this row belong."""
    half = models.BinaryField(null=True)
    """Box for the second holder, left by the first; null once used, out of time or expunged."""
    reporter_box = models.BinaryField(null=True)
    """Who reported, in a box for the first holder; null until opened and once read or expired."""


class Expunging(SignalRelatedRow, FileRow):
    """What was said in a signal, and who said it, was made unreadable: when, and under which rule.

    The boxes are replaced by nothing; the signal's dates and what became of it stay.
    """

    protected_by = RowSecurity(reach=SEES_SIGNAL, writes="false")

    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="expunging")
    """Signal whose words and reporter were made unreadable; this happens once."""
    rule = models.CharField(max_length=40)
    """Name of the dated parameter that gave the days; unfounded reports have their own."""
    days = models.PositiveIntegerField()
    """Days after the end for which words are kept, as in force when they were expunged."""
    ended_on = models.DateField()
    """Day in Bishkek on which the ending of the signal was recorded; the days count from it."""


class WithheldText(SignalRelatedRow, FileRow):
    """What the screener marked as known to one neighbour alone: sealed, and not passed on."""

    protected_by = RowSecurity(
        reach=ANSWERS_SIGNAL,
        writes=ANSWERS_SIGNAL,
        kept_by="identification_keep_words",
        moving=("district_id", "municipality_id", "office_id"),
    )
    proven_by = ProvenRows(erasable=("sealed_words",), erased_by=EXPUNGED)

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="withheld")
    """Signal in which the marked lines stand; they go into no child's file."""
    sealed_words = models.BinaryField(editable=False)
    """Lines that only one neighbour could know, sealed; empty once made unreadable by rule."""
    words_key = models.CharField(max_length=40, editable=False)
    """Id of the public key to which the marked lines were sealed."""


class StaffNameKey(models.Model):
    """The numbers of a name of somebody who works for the state, or who lives in one household with them.

    Compared with what a reporter writes of the feared person, in the database and nowhere else; closed to
    every role, so nobody can ask it anything.
    """

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Member of staff who has this name, or who shares a household with whoever has it."""
    given = models.IntegerField()
    """Hash number of the folded given name, compared with what a reporter writes."""
    other = models.IntegerField()
    """Hash number of the folded surname, or of the father's name."""
    version = models.PositiveSmallIntegerField()
    """Version of the rules of folding; numbers of another version are made anew."""

    class Meta:
        indexes = [models.Index(fields=["given", "other"], name="staff_by_key")]
