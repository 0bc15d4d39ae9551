"""The part of a fact's page that shows what ends with it, or is true again, before it is saved."""

from typing import Any

from django.forms import CharField, HiddenInput
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, ManyField
from umai.register.child import actions
from umai.register.consequences.change import Ending

SEEN = "endings_seen"
FIELDS = ("ends", "may_end", "restores")


class EndingsForm(Form):
    """What a fact ends, each with a tick; `endings_seen` are the rows that its writer has seen here."""

    ends = ManyField(
        label=_("This ends"),
        required=False,
        help_text=_(
            "Take a tick off only if it is true all the same. That row then stays as it is, and the file"
            " says that something does not fit together."
        ),
    )
    may_end = ManyField(
        label=_("Did this end too?"),
        required=False,
        help_text=_("Tick what ended. What has no tick stays as it is."),
    )
    restores = ManyField(
        label=_("This had ended with it. What is true again?"),
        required=False,
        help_text=_("What has no tick stays ended."),
    )
    endings_seen = CharField(widget=HiddenInput, required=False)

    def __init__(self, *args: Any, endings: list[Ending], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            rows = [one for one in endings if one.field == name]
            self.fields[name].choices = [(one.pk, one.words) for one in rows]
            if not rows:
                del self.fields[name]


class Reactions:
    """The rows that end with one fact, as they were shown and ticked."""

    def __init__(self, endings: list[Ending], sent: Any) -> None:
        self.endings = endings
        seen = set(sent.get(SEEN, "").split())
        ticked = {pk for name in FIELDS for pk in sent.getlist(name)}
        self.are_seen = seen == {one.pk for one in endings}
        self.chosen = [one for one in endings if (one.pk in ticked if one.pk in seen else one.contradicts)]
        ids = [one.pk for one in self.chosen]
        shown = " ".join(sorted(one.pk for one in endings))
        self.form = EndingsForm(endings=endings, initial=dict.fromkeys(FIELDS, ids) | {SEEN: shown})

    def end(self, by) -> None:
        """End the rows that are ticked, or their end, each by an act of its own in the file of its child."""
        for one in self.chosen:
            if one.restores:
                actions.correct_fact(one.record, by=by, fact=one.row, holds_to=None)
                continue
            actions.change_fact(one.record, by=by, fact=one.row, changed_on=one.day, holds_to=one.last_on)

    def as_json(self) -> list[dict[str, Any]]:
        """What a program has to send again: all ids as `endings_seen`, and those that are ticked."""
        return [
            {
                "id": one.pk,
                "field": one.field,
                "words": one.words,
                "last_on": one.last_on.isoformat(),
                "ticked": one in self.chosen,
            }
            for one in self.endings
        ]
