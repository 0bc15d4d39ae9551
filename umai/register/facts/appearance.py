"""By what a child can be recognised of whom the name is not known, or who cannot say it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.register.facts.kind import FactKind, words_of_row
from umai.register.people import Child


class Appearance(Fact):
    """How a child looks, what it wears, how it speaks, who was with it: enough to find it again."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="appearances")
    """Child who can be recognised by this."""
    words = models.TextField(_("how the child can be recognised"))
    """Looks, clothes, speech, company of the child, as somebody saw them."""


HOW_TO_DESCRIBE = _("Looks, clothes, speech, who is with the child. The name can be written later.")

APPEARANCE = FactKind(
    model=Appearance,
    title=_("How the child can be recognised"),
    question=_("How can the child be recognised?"),
    words=words_of_row,
    compared=lambda row: row.words,
)
