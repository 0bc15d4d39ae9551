"""Opening who reported: one person asks, another agrees, and each step is a row.

None of these rows holds a name or anything that opens one; what does lies in `OpeningHalf`, which no role
of a page reads, and is put away as soon as it was used or its time is over.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Held
from umai.access.reach import ReachableQuerySet
from umai.identification.of_signal import OfSignal
from umai.staff.models import Role

ABOVE = (Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN)  # who may be the second person anywhere


class OpeningQuerySet(ReachableQuerySet):
    """Openings are seen by the oblast that answers for the district, by the Ministry and the Ombudsman."""

    def within_reach_of(self, by):
        reach = by.reach
        if reach.role in ABOVE:
            return self.all()
        if reach.role == Role.OBLAST_SUPERVISOR:
            return self.filter(district__in=reach.districts)
        return self.none()


class Opening(OfSignal, Held):
    """Somebody asks to open who reported a signal, for a ground that the law gives, with another holder.

    `first_key` and `second_key` are ids of public halves: of whoever asks, and of the holder who is to
    agree. After `expires_at` nothing is opened with it.
    """

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="openings")
    ground = models.CharField(_("on which legal ground?"), max_length=40)
    words = models.TextField(_("why, in your words"))
    first_key = models.CharField(max_length=40)
    second_key = models.CharField(max_length=40)
    expires_at = models.DateTimeField()

    objects = OpeningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="opening_says_why"),
            models.CheckConstraint(condition=~Q(first_key=F("second_key")), name="opened_with_two_keys"),
        ]

    def open_to(self, by):
        """Whether this worker, whose reach is no district, decides about it all the same."""
        return by.role in ABOVE

    def get_absolute_url(self):
        return reverse("identification:opening", args=[self.pk])


class Consent(OfSignal, Held):
    """Another person agrees.

    The database notes in which transaction, and gives the box in a later one only: whoever opens is on
    the trail for having agreed before they see anything, and no rollback takes it away.
    """

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, related_name="consent")
    transaction = models.BigIntegerField(db_default=0, editable=False)


class Opened(OfSignal, Held):
    """The box left the database, once. Written by the database together with that, and by nobody else."""

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, related_name="opened")


class OpeningHalf(models.Model):
    """What the first person's key left for the second one, and the second one's step for the first.

    Both are boxes that one private half elsewhere opens. Closed to every role.
    """

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, primary_key=True, related_name="+")
    half = models.BinaryField(null=True)
    shown = models.BinaryField(null=True)


class Expunging(OfSignal, Held):
    """What was said in a signal, and who said it, was made unreadable: when, and under which rule.

    The boxes are replaced by nothing; the signal's dates and what became of it stay.
    """

    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="expunging")
    rule = models.CharField(max_length=40)  # the name of the dated parameter
    days = models.PositiveIntegerField()
    ended_on = models.DateField()


class Withheld(OfSignal, Held):
    """What the screener marked as known to one neighbour alone: sealed, and not passed on."""

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="withheld")
    sealed_words = models.BinaryField(editable=False)
    words_key = models.CharField(max_length=40, editable=False)


class StaffKey(models.Model):
    """The numbers of a name of somebody who works for the state, or who lives in one household with them.

    Compared with what a reporter writes of the feared person, in the database and nowhere else; closed to
    every role, so nobody can ask it anything.
    """

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    given = models.IntegerField()
    other = models.IntegerField()  # of the surname, or of the father's name
    version = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["given", "other"], name="staff_by_key")]
