"""Ask for an edition, take a candidate back, and answer one as a second person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import BY_POLICY, AlreadyAnswered, NeedsAnotherPerson, insert_once, require_text
from umai.refusal import Refusal
from umai.statistics.publication.periods import last_day_known
from umai.statistics.releases.models import EditionAnswer, EditionRequest


class NoEdition(Refusal):
    """What is asked for cannot be drawn now."""


@act("statistics.ask_edition", done=gettext_lazy("asked for the tables of a period to be published"))
def ask_edition(own_office, *, by, period, id=None):
    """Ask for the tables of a year, a half or a quarter that is over, as known at the end of yesterday.

    `own_office` is the actor's. The next run of `umai publish --asked` draws them. Raises `NoEdition`,
    `AlreadyReceived`.
    """
    refusals = {
        "edition_of_a_period": NoEdition(
            _("Only a year, a half or a quarter that is over is published. Nothing was saved.")
        ),
        "edition_by_edition": NoEdition(
            _(
                "Another edition was asked for and is not answered yet. Nothing was saved. Each is drawn"
                " beside all others; ask again after that answer."
            )
        ),
    }
    row = EditionRequest(office=own_office, period=period, known_on=last_day_known())
    return insert_once(row, refusals, id=id)


@act("statistics.answer_edition", done=gettext_lazy("answered whether an edition of tables is published"))
def answer_edition(candidate, *, by, released, words="", id=None):
    """Release a candidate as a second person, and it is published; or refuse it and say why.

    Raises `Incomplete` where it is refused without words, `NeedsAnotherPerson` for who asked,
    `AlreadyAnswered`.
    """
    if not released:
        require_text(words, _("Write why it is refused. Nothing was saved."))
    refusals: dict[str | None, Refusal] = {
        "candidate_id": AlreadyAnswered(_("This was answered before. Nothing was changed.")),
        BY_POLICY: NeedsAnotherPerson(
            _("Another person of the Ministry than who asked answers this. Nothing was saved.")
        ),
    }
    row = EditionAnswer(candidate=candidate, released=released, words="" if released else words.strip())
    return insert_once(row, refusals, id=id)


@act("statistics.take_back_edition", done=gettext_lazy("took back the tables that were asked for"))
def take_back_edition(candidate, *, by, words, id=None):
    """Refuse a candidate as the person who asked for it, so that another may be asked for.

    A candidate that nobody answers would stop all others. Raises `Incomplete`, `AlreadyAnswered`, and
    `NoEdition` for anybody else.
    """
    require_text(words, _("Write why it is taken back. Nothing was saved."))
    refusals: dict[str | None, Refusal] = {
        "candidate_id": AlreadyAnswered(_("This was answered before. Nothing was changed.")),
        BY_POLICY: NoEdition(
            _("Only the person who asked for these tables takes them back. Nothing was saved.")
        ),
    }
    return insert_once(
        EditionAnswer(candidate=candidate, released=False, words=words.strip()), refusals, id=id
    )
