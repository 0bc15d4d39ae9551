"""What was asked for in an emergency, which file was opened until when, and who reviewed it."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase
from umai.staff.models import Role


class EmergencyKind(models.TextChoices):
    """Why a file out of reach has to be read now."""

    FOUND = "found", _("the child was found here, far from home")
    DANGER = "danger", _("the child may be in danger this minute")
    NIGHT = "night", _("nobody of the child's own department can be reached")
    HOSPITAL = "hospital", _("the child is in a hospital or with the police here")
    OTHER = "other", _("something else that cannot wait")


class EmergencyRequest(StampedByDatabase):
    """Somebody asked to open one file out of reach. Committed before anything is looked for.

    So a transaction that is rolled back hides no search: the database opens only by a request of an earlier
    one, and counts requests, not hits. What was asked is kept as a salted digest and not as a name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    kind = models.CharField(_("what has happened"), max_length=10, choices=EmergencyKind)
    """What kind of emergency it is."""
    words = models.TextField(_("why it cannot wait"))
    """Why the file has to be read now, in the words of who asks; never empty."""
    salt = models.UUIDField(editable=False)
    """Random value that is hashed with what was asked, so that nobody tries names on the digest."""
    digest = models.BinaryField(editable=False)
    """SHA-256 of the salt and of what the child was asked for by; the same is asked when it is opened."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="emergency_says_why"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EmergencyKind.values), name="emergency_is_of_a_known_kind"
            ),
        ]
        indexes = [models.Index(fields=["recorded_by", "recorded_at"], name="emergency_asked_by")]


class EmergencyOpening(StampedByDatabase):
    """One file that was opened in an emergency, by one worker, for reading, until an instant.

    The database alone writes it, with the grant that ends by the clock. It is reviewed by another person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    request = models.OneToOneField(EmergencyRequest, on_delete=models.PROTECT, related_name="opening")
    """What was asked for; each request opens one file at most."""
    child_id = models.UUIDField()
    """Child whose file was opened; a plain id without a foreign key."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office of who opened it, at that time."""
    role = models.CharField(max_length=30, choices=Role)
    """Post of who opened it, at that time."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District that held the file then; its head or the oblast reviews the opening."""
    from_at = models.DateTimeField()
    """Instant from which the file could be read."""
    to_at = models.DateTimeField()
    """Instant at which the clock ends it; a wall that is built meanwhile ends the grant earlier."""
    review_by = models.DateTimeField()
    """Instant by which another person has to have reviewed it."""

    municipality_id = None  # an opening names no place smaller than the district

    class Meta:
        indexes = [
            models.Index(fields=["recorded_by", "from_at"], name="emergency_opened_by"),
            models.Index(fields=["office", "from_at"], name="emergency_of_office"),
            models.Index(fields=["district", "from_at"], name="emergency_of_district"),
            models.Index(fields=["child_id"], name="emergency_of_child"),
        ]

    def get_absolute_url(self):
        return reverse("opens:opening", args=[self.pk])


class EmergencyReview(StampedByDatabase):
    """Another person read why a file was opened, and says whether it was right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    opening = models.OneToOneField(EmergencyOpening, on_delete=models.PROTECT, related_name="review")
    """Opening that is reviewed; each is reviewed once."""
    right = models.BooleanField()
    """Whether opening the file was right."""
    words = models.TextField(_("why"))
    """Why it was right or not, in the words of who reviewed it; never empty."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="emergency_review_says_why")
        ]
