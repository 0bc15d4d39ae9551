"""What was filed and what was printed: rows of a child's file. The bytes lie outside the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Held


class Printed(Held):
    """A paper that was printed from a record: which one, in which language, and its check values.

    `check` is in the paper's foot and speaks of its content; `sha256` is of the PDF that was handed
    out, to the bit. The content is not kept: the record is.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="printed")
    about_kind = models.CharField(max_length=60)
    about_id = models.UUIDField()
    paper = models.CharField(_("paper"), max_length=60)
    language = models.CharField(_("language"), max_length=8)
    sha256 = models.CharField(max_length=64)
    check_value = models.CharField(_("check value"), max_length=16)

    class Meta:
        indexes = [models.Index(fields=["about_id"], name="printed_about")]
