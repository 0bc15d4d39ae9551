"""What was filed and what was printed: rows of a child's file. The bytes lie outside the database."""

import uuid

from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.row_security import RowSecurity


class DocumentKind(models.TextChoices):
    """What a file is, as somebody files it."""

    PHOTO = "photo", _("photo")
    ACT = "act", _("act drawn up on the spot")
    CERTIFICATE = "certificate", _("certificate, identity paper")
    MEDICAL = "medical", _("medical paper")
    COURT = "court", _("paper of a court, prosecutor or police")
    LETTER = "letter", _("letter, reply")
    OTHER = "other", _("other")


class Attachment(Fact):
    """A file that was put to a child's file: a photo, a certificate, an act.

    `happened_on` is the day of the photo or on the paper. `about_kind` and `about_id` name the record it
    was put to, a case for example; empty for the child's file itself. `size`, `media_type` and
    `sha256` are of the original as it was sent, which nobody is shown; `shown_size` is of what is.
    Never changed: a wrong one is struck by a row that replaces it, with the reason in `reason`.
    """

    about_kind = models.CharField(max_length=60, blank=True)
    """Model of the record it was put to, as in intake.case; empty: the child's file itself."""
    about_id = models.UUIDField(null=True, blank=True)
    """Id of the record it was put to; null when it is the child's file itself."""
    title = models.CharField(_("what it is"), max_length=150)
    """What the document is, in the words of whoever added it."""
    kind = models.CharField(_("kind"), max_length=12, choices=DocumentKind)
    """What it was filed as; what is filed as a medical paper is always sealed."""
    media_type = models.CharField(max_length=100)
    """Media type of the original, found from its content, as in image/jpeg."""
    size = models.IntegerField()
    """Size of the original as it was sent, in bytes."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 of the original as it was sent, in hexadecimal, to see whether it is unchanged."""
    shown_size = models.IntegerField()
    """Bytes of the copy written anew that people see in place of the original."""
    reason = models.TextField(_("why it was struck"), blank=True, db_default="")
    """Why the document was struck, in the striking row; empty in every other row."""

    sealed = False

    class Meta(Fact.Meta):
        abstract = True

    def get_absolute_url(self):
        return reverse("documents:file", args=[self.pk])

    @property
    def size_in_words(self):
        """The size of what is shown, at least a kilobyte, because Django's Kyrgyz has bits for bytes."""
        return filesizeformat(max(self.shown_size, 1024))

    @property
    def is_picture(self):
        return self.media_type.startswith("image/")


class Document(Attachment):
    """A file that everybody sees who reaches the child."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whose file the document was put; whoever reaches the child sees it."""

    class Meta(Attachment.Meta):
        indexes = [models.Index(fields=["about_id"], condition=~Q(about_id=None), name="file_about")]


class SealedDocument(Attachment):
    """Sealed: a file that speaks of sexual violence, health, adoption or a safe place."""

    protected_by = RowSecurity(sealed=True)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whose file the document was put; seen only by those who may see sealed items."""

    sealed = True

    class Meta(Attachment.Meta):
        indexes = [models.Index(fields=["about_id"], condition=~Q(about_id=None), name="sealed_file_about")]


class FileVariant(models.TextChoices):
    """Which of the two files an attachment has."""

    ORIGINAL = "original", _("as it was sent")
    SHOWN = "shown", _("as it is shown")


class DataKey(models.Model):
    """The key of one stored file, wrapped by the key of that version in UMAI_HOME/secrets.

    `of_id` is the attachment. It is a row of its own because it is no fact: it is wrapped anew when
    the outer key is changed. The web's role reads the keys of what it may show, and no original's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    of_id = models.UUIDField()
    """Attachment whose bytes the key opens, sealed or not; no foreign key."""
    form = models.CharField(max_length=8, choices=FileVariant)
    """Which of the two stored files: the original as sent, or the copy that is shown."""
    name = models.CharField(max_length=32)
    """Random name of the stored file in the folder UMAI_HOME/files, 32 hexadecimal digits."""
    version = models.IntegerField()
    """Number of the outer key in UMAI_HOME/secrets by which the key is wrapped now."""
    wrapped = models.BinaryField()
    """Key of the stored file (AES-256), encrypted by the outer key of that version."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_id", "form"], name="one_key_a_form"),
            models.UniqueConstraint(fields=["name"], name="one_key_a_stored_file"),
        ]


class PrintedPaper(FileRow):
    """A paper that was printed from a record: which one, in which language, and its check values.

    `check_value` is in the paper's foot and speaks of its content; `sha256` is of the PDF that was
    handed out, to the bit. The content is not kept: the record is.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="printed")
    """Child from whose file the paper was printed."""
    about_kind = models.CharField(max_length=60)
    """Model of the record that was printed, as in protection.protection; it has the content."""
    about_id = models.UUIDField()
    """Id of the record from which the paper was printed."""
    paper = models.CharField(_("paper"), max_length=60)
    """Which paper it was, by its name in the program, as in protection.removal."""
    language = models.CharField(_("language"), max_length=8)
    """Language of the printed words: ky, ru or en."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 of the PDF as it was handed out, in hexadecimal; the PDF is not kept."""
    check_value = models.CharField(_("check value"), max_length=16)
    """First 16 hexadecimal digits of SHA-256 of the content, as in the paper's foot."""

    class Meta:
        indexes = [models.Index(fields=["about_id"], name="printed_about")]

    pdf: bytes  # not stored: only the act that prints it sets it
