"""The act of an editor: a text of the pages was read, and is good or has a better wording."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import require_text
from umai.oversight.texts.models import TextReading
from umai.oversight.texts.most_seen import most_seen
from umai.refusal import Refusal


class TextNotListed(Refusal):
    """This text is not among those to be read: it was changed, or is no longer seen so often."""


@act("oversight.read_text", done=gettext_lazy("a text of the pages was read by an editor"))
def read_text(own_office, *, by, language, digest, reader, better=""):
    """Write that an editor read a text: it is good, or `better` is what should stand instead.

    The same said again makes no second row. `own_office` is the actor's. Raises `Incomplete` without the
    name of the reader, `TextNotListed`.
    """
    require_text(reader, _("Write who read the texts. Nothing was saved."))
    if digest not in {text.digest for text in most_seen(language)}:
        raise TextNotListed(
            _("A text was changed meanwhile, or is not on the list any more. Nothing was saved.")
        )
    newest = newest_readings(language).get(digest)
    if newest is not None and (newest.reader, newest.better) == (reader, better):
        return newest
    return TextReading.objects.create(language=language, digest=digest, reader=reader, better=better)


def newest_readings(language) -> dict[str, TextReading]:
    """What was said last of each text in this language, by its digest."""
    rows = TextReading.objects.filter(language=language).select_related("recorded_by").order_by("recorded_at")
    return {row.digest: row for row in rows}
