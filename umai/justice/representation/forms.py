"""The form on which is written who was asked for an independent representative: one of the roster first."""

import uuid

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField
from umai.justice.forms import JusticeForm
from umai.justice.roster.reading import askable, entry_of, in_words
from umai.law.options.choices import choices_of, codes_marked
from umai.law.terms.clock import today

FIRST = ("entry_id", "asked_of")


class IndependentForm(JusticeForm):
    """Who of the roster was asked, or else who; of whom on the roster is asked follows from the entry."""

    entry_id = ChoiceField(
        label=_("Who of the roster was asked?"),
        choices=(),
        required=False,
        help_text=_("Who speaks the child's language stands first, then who is nearest."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {one.line: one for one in askable(self.about.child, today(), self.about.by)}
        chosen = self.row.entry_id if self.row is not None else None
        if chosen and chosen not in found and (entry := entry_of(chosen)):
            found[chosen] = entry
        self.entries = {str(line): one for line, one in found.items()}
        if self.entries:
            offered = [(line, in_words(one)) for line, one in self.entries.items()]
            self.fields["entry_id"].choices = [*offered, ("", gettext("Somebody else, or nobody"))]
            self.fields["entry_id"].initial = str(chosen or "")
            self.fields["asked_of"].required = False
            self.fields["asked_of"].help_text = gettext("Only where it is nobody of the roster.")
        else:
            del self.fields["entry_id"]
        self.fields["outcome"].required = bool(self.entries)  # where the roster holds nobody it follows
        self.order_fields(FIRST)

    def clean(self):
        found = super().clean()
        if not (found.get("entry_id") or found.get("asked_of") or "asked_of" in self.errors):
            self.add_error("asked_of", gettext("Choose who was asked."))
        if not (found.get("outcome") or self.without_roster(found) or "outcome" in self.errors):
            self.add_error("outcome", gettext("Choose what came of it."))
        return found

    def without_roster(self, found) -> bool:
        return found.get("asked_of") in codes_marked("independent_sources", "no_roster")

    def answers(self):
        answers = super().answers()
        entry = self.entries.get(answers.pop("entry_id", ""))
        if entry is not None:
            answers["asked_of"] = source_of(entry)
        elif self.without_roster(answers) and not answers.get("outcome"):
            answers["outcome"] = codes_marked("independent_outcomes", "nobody_there")[0]
        return answers | {"entry_id": entry and uuid.UUID(str(entry.line))}


def source_of(entry) -> str:
    """Code of independent_sources for an asking of this entry, which its kind is marked with."""
    return next(iter(choices_of("representative_bodies")[entry.kind].marks))
