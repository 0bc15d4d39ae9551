"""Ask for an extract with a purpose, and answer as a second person: then the database makes it, or nobody."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import BY_POLICY, AlreadyAnswered, NeedsAnotherPerson, insert_once, require_text
from umai.refusal import Refusal
from umai.statistics.extracts.columns import COLUMNS, title_of_column
from umai.statistics.extracts.limits import least_children
from umai.statistics.extracts.models import MicrodataAnswer, MicrodataRequest


class NoExtract(Refusal):
    """What is asked for is no extract that the law allows, or it would tell of a child."""


@act("statistics.ask_extract", done=gettext_lazy("asked for an extract of the register for analysis"))
def ask_extract(own_office, *, by, purpose, named, as_of, until, id=None):
    """Ask for an extract of these columns and this day, to be downloaded up to the day `until`.

    `own_office` is the actor's; `as_of` is the last day of a quarter that is over. How many children are
    alike at least is the law of that day. Raises `Incomplete` without a purpose, `NoExtract`,
    `AlreadyReceived`.
    """
    require_text(purpose, _("Write what the extract is for. Nothing was saved."))
    row = MicrodataRequest(
        office=own_office,
        purpose=purpose.strip(),
        named=named,
        as_of=as_of,
        least=least_children(as_of),
        until=until,
    )
    return insert_once(row, asked_wrongly(), id=id)


def asked_wrongly() -> dict[str, Refusal]:
    """The refusals of a request, by the name of what the database checks."""
    return {
        "extract_of_listed_columns": NoExtract(
            _("Choose columns that stand on the list, in its order. Nothing was saved.")
        ),
        "extract_of_a_quarter": NoExtract(
            _("An extract is of the last day of a quarter that is over. Nothing was saved.")
        ),
        "extract_of_enough": NoExtract(
            _("The law in use allows smaller groups than the database does. Nothing was saved.")
        ),
        "extract_ends": NoExtract(
            _("The last day of download is over or too far ahead. Nothing was saved. Choose another day.")
        ),
        "extract_is_not_subtracted": NoExtract(subtracted()),
    }


def tells_of_a_group(name) -> str:
    return _(
        "“%(column)s”: all children of some group that others could recognise have the same value of it,"
        " so the extract would tell it of each of them. Refuse it; with fewer columns, above all without"
        " the oblast, it may be asked for again."
    ) % {"column": title_of_column(name)}


def subtracted() -> str:
    return _(
        "Another extract was made of this day, or one whose columns are a part of these or have these as a"
        " part. The two could be subtracted from each other until one child is left. Nothing was saved. Ask"
        " for the same columns as that one, or for both in one of another day."
    )


@act("statistics.answer_extract", done=gettext_lazy("answered who asked for an extract of the register"))
def answer_extract(asked, *, by, allowed, words="", id=None):
    """Allow an extract as a second person, and it is made at once; or refuse it and say why.

    Raises `Incomplete` where it is refused without words, `NeedsAnotherPerson` for who asked or after the
    last day, `AlreadyAnswered`, and `NoExtract` where nothing may be made of it.
    """
    if not allowed:
        require_text(words, _("Write why it is refused. Nothing was saved."))
    refusals: dict[str | None, Refusal] = {
        "asked_id": AlreadyAnswered(_("This was answered before. Nothing was changed.")),
        "extract_is_not_subtracted": NoExtract(subtracted()),
        "extract_has_rows": NoExtract(
            _(
                "Nothing would be left of it: too few children are alike. Refuse it; with fewer columns it"
                " may be asked for again."
            )
        ),
        **{f"of a group: {name}": NoExtract(tells_of_a_group(name)) for name in COLUMNS},
        BY_POLICY: NeedsAnotherPerson(
            _(
                "Another person of the Ministry than who asked answers this, and not after the last day."
                " Nothing was saved."
            )
        ),
    }
    row = MicrodataAnswer(asked=asked, allowed=allowed, words="" if allowed else words.strip())
    return insert_once(row, refusals, id=id)
