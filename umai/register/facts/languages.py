"""What a child and the carer speak."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.design.fields.forms import TextField
from umai.register.facts.kind import FactForm, FactKind
from umai.register.people import Child


class Languages(Fact):
    """What the child and the carer speak, and whether an interpreter is needed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="languages")
    """Child whose languages, and whose carer's, the row records."""
    of_child = models.CharField(_("language of the child"), max_length=60, blank=True)
    """What the child speaks, in words; empty when it was not recorded."""
    of_carer = models.CharField(_("language of the carer"), max_length=60, blank=True)
    """What the carer speaks, in words; empty when it was not recorded."""
    interpreter = models.CharField(_("interpreter needed, for which language"), max_length=60, blank=True)
    """Language for which an interpreter is needed, sign language too; empty: none was said."""


LANGUAGE_FIELDS = ("of_child", "of_carer", "interpreter")


class LanguagesForm(FactForm):
    of_child = TextField(label=_("Language of the child"), required=False, max_length=60, size="m")
    of_carer = TextField(label=_("Language of the carer"), required=False, max_length=60, size="m")
    interpreter = TextField(
        label=_("Interpreter needed, for which language"),
        required=False,
        max_length=60,
        size="m",
        help_text=_("Sign language too."),
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in LANGUAGE_FIELDS):
            raise ValidationError(gettext("Write at least one language."))
        return cleaned


def languages_in_words(row, _file=None):
    """What the child and the carer speak, and whether an interpreter is needed."""
    lines = []
    if row.of_child:
        lines.append(gettext("Child: %(language)s") % {"language": row.of_child})
    if row.of_carer:
        lines.append(gettext("Carer: %(language)s") % {"language": row.of_carer})
    if row.interpreter:
        lines.append(gettext("Interpreter needed: %(language)s") % {"language": row.interpreter})
    return "\n".join(lines)


LANGUAGES = FactKind(
    model=Languages,
    form=LanguagesForm,
    title=_("Languages"),
    question=_("What do the child and the carer speak?"),
    words=languages_in_words,
)
