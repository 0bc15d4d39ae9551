"""Evidence: what is being sent, the sealed parts and their key, and the row of what was kept."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.design.fields.listed import ListedField
from umai.justice.incidents.models import IncidentRow
from umai.justice.line import LineRow


class EvidenceUpload(models.Model):
    """Evidence that somebody is sending: seen by its sender alone, and no part of the file.

    It goes when it is kept as evidence, and `evidence_upload_days` after it was begun.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; the evidence that comes of it has the same."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker who sends it; nobody else sees the row."""
    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whom the thing was done of which this is evidence."""
    incident_id = models.UUIDField()
    """First row of the incident about which it says something; no foreign key."""
    name = models.BinaryField(editable=True)
    """Name of the file as it was sent, sealed to the record's own key."""
    size = models.BigIntegerField()
    """Bytes of the whole file, as its sender said at the beginning."""
    part_size = models.IntegerField()
    """Bytes of every part but the last one."""
    begun_at = models.DateTimeField(db_default=Now(), editable=False)
    """When its sender began, by the server's clock."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=500_000_000), name="upload_of_a_size"),
            models.CheckConstraint(
                condition=Q(part_size__gt=0, part_size__lte=8_000_000), name="upload_in_parts"
            ),
        ]
        indexes = [models.Index(fields=["worker"], name="upload_of_worker")]

    def get_absolute_url(self):
        return reverse("justice:evidence_upload", args=[self.pk])

    @property
    def count(self):
        """How many parts it has."""
        return -(-self.size // self.part_size)

    def size_of(self, number):
        """Bytes of the part with this number, from one on; 0 for a number that it does not have."""
        if not 1 <= number <= self.count:
            return 0
        return self.part_size if number < self.count else self.size - self.part_size * (self.count - 1)


class EvidencePart(models.Model):
    """One part of an original, sealed, in the folder of the stored files."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    of_id = models.UUIDField()
    """Upload, and then evidence, of which it is a part; no foreign key."""
    number = models.IntegerField()
    """Which part it is, from one on."""
    size = models.IntegerField()
    """Bytes of the part before it was sealed."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 of the part before it was sealed, in hexadecimal."""
    name = models.CharField(max_length=32)
    """Random name of the stored file in the folder UMAI_HOME/files, 32 hexadecimal digits."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_id", "number"], name="part_received_once"),
            models.UniqueConstraint(fields=["name"], name="part_stored_once"),
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=8_000_000), name="part_of_a_size"),
        ]


class EvidenceKey(models.Model):
    """The key of one piece of evidence, sealed by the installation's; it alone opens the original."""

    of_id = models.UUIDField(primary_key=True)
    """Upload, and then evidence, whose parts the key opens; no foreign key."""
    version = models.IntegerField()
    """Number of the installation's evidence key by which it is sealed now."""
    wrapped = models.BinaryField()
    """Secret half of the record's key (age, X25519), sealed by the installation's key."""


class Evidence(LineRow, IncidentRow):
    """Something that proves what was done: the original is sealed, and what is shown is a safe copy.

    What the file is was found by looking into it. Never forgotten: an entry that is struck out keeps its
    original.
    """

    kind = ListedField(_("what it is"), listed="evidence_kinds")
    """What was chosen: photo, video, paper, message and so on."""
    taken_on = models.DateField(_("day on which it was taken, sent or found"), null=True, blank=True)
    """Day of the photo, of the message or of the find; null where nobody knows."""
    taken_by = models.CharField(_("by whom it was taken or found"), max_length=200, blank=True)
    """Who took, recorded or found it; empty where it is not known. Never who reported."""
    found = models.CharField(_("where it was taken or found"), max_length=300, blank=True)
    """Place or device on which it was; empty where it is not known."""
    words = models.TextField(_("what it shows"), blank=True)
    """What is to be seen or heard, as far as somebody has looked; may be empty."""
    name = models.BinaryField(editable=True)
    """Name of the file as it was sent, sealed to the record's own key."""
    size = models.BigIntegerField()
    """Bytes of the original as it was sent."""
    media_type = models.CharField(max_length=100)
    """Media type of the original as its first bytes say, whatever its name claims."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 of the original as it was sent, in hexadecimal."""
    parts = models.IntegerField()
    """Number of sealed parts of the original."""
    recipient = models.CharField(max_length=80)
    """Public half of the record's own key, to which name and parts are sealed (age1…)."""
    shown_type = models.CharField(max_length=100, blank=True)
    """Media type of the safe copy; empty where none can be made."""
    shown_size = models.IntegerField(null=True, blank=True)
    """Bytes of the safe copy; null where none can be made."""
    unshown = models.CharField(max_length=20, blank=True)
    """Why there is no safe copy, as a code; empty where there is one."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_evidence"),
            models.CheckConstraint(
                condition=(Q(unshown="") & Q(shown_size__gt=0) & ~Q(shown_type=""))
                | (~Q(unshown="") & Q(shown_size=None, shown_type="")),
                name="evidence_shown_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, parts__gt=0, size__gte=F("parts")), name="evidence_has_bytes"
            ),
        ]
        indexes = [models.Index(fields=["incident"], name="evidence_of_incident", condition=Q(current=True))]

    def get_absolute_url(self):
        return reverse("justice:evidence", args=[self.line])

    @property
    def is_picture(self):
        return self.shown_type.startswith("image/")


class EvidenceRow(IncidentRow):
    """A row about one piece of evidence; the database copies from that of which incident it is."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    """Evidence that it is about, by its first row."""

    class Meta(IncidentRow.Meta):
        abstract = True


class EvidenceOpening(EvidenceRow):
    """Somebody asks to open an original, and says why; nothing is open until another person agrees."""

    reason = models.TextField(_("why the original is needed"))
    """Why the safe copy is not enough, in words."""

    class Meta(EvidenceRow.Meta):
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="opening_says_why")]
        indexes = [models.Index(fields=["evidence"], name="opening_of_evidence")]


class EvidenceOpeningAnswer(EvidenceRow):
    """Another person agrees that an original is opened, or does not."""

    opening = models.ForeignKey(EvidenceOpening, on_delete=models.PROTECT, related_name="+")
    """Request that is answered; it is answered once."""
    agreed = models.BooleanField(_("agreed"))
    """Whether the original is open to who asked."""
    reason = models.TextField(_("why not"), blank=True)
    """Why it is not opened; empty where it is."""
    open_until = models.DateTimeField(null=True, blank=True)
    """Instant until which it is open to who asked; null where it is not opened."""

    class Meta(EvidenceRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["opening"], name="opening_answered_once"),
            models.CheckConstraint(
                condition=Q(agreed=True, open_until__isnull=False)
                | (Q(agreed=False, open_until=None) & ~Q(reason="")),
                name="opening_until_or_why_not",
            ),
        ]


class EvidenceDownload(EvidenceRow):
    """An original was taken out by whoever it was open to."""

    opening = models.ForeignKey(EvidenceOpening, on_delete=models.PROTECT, related_name="+")
    """Request under which it was open."""


class EvidenceHandover(EvidenceRow):
    """An original was handed to an investigator or another body, on a paper."""

    to_whom = models.CharField(_("to whom: name, rank, body"), max_length=300)
    """Person who took it, with the rank and the body."""
    on_paper = models.CharField(_("on which paper: its kind, number and day"), max_length=300)
    """Request, order or record on which it was handed over."""
    carrier = models.CharField(_("on what it was handed over"), max_length=200, blank=True)
    """Disk, card or printed sheets with a number of its own; may be empty."""
