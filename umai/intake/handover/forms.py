"""The form of a handover: who takes which case."""

import uuid

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.fields.forms import Form, LongTextField, SelectField


class HandoverForm(Form):
    """The worker for each case, or nobody where it stays as it is; `rows` are the cases."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=gettext_lazy("What must the new workers know?"),
        help_text=gettext_lazy("It stands on every list. Leave it empty when the files say it all."),
        required=False,
        max_length=2000,
        rows=3,
    )

    def __init__(self, *args, rows, takers, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        choices = [("", _("Stays as it is")), *((str(pk), words) for pk, words in takers)]
        for row in rows:
            field = SelectField(
                label=_("Who takes %(name)s?") % {"name": row["name"]},
                required=False,
                initial=str(proposed.get(row["id"], "")),
            )
            field.choices = choices
            self.fields[f"to-{row['id']}"] = field

    @property
    def lines(self):
        """Pairs of a row and the field in which its new worker is chosen."""
        return [(row, self[f"to-{row['id']}"]) for row in self.rows]

    def answers(self):
        """What the act takes; `shares` are pairs of case ids and the worker who takes them."""
        answers, shares = self.cleaned_data, {}
        for row in self.rows:
            if chosen := answers[f"to-{row['id']}"]:
                shares.setdefault(uuid.UUID(chosen), []).append(row["id"])
        pairs = [(case_ids, worker_id) for worker_id, case_ids in shares.items()]
        return {"id": answers["id"], "words": answers["words"], "shares": pairs}

    def mark(self, cases, sentence):
        """Show this error at the rows of these cases."""
        for case_id in cases:
            if f"to-{case_id}" in self.fields:
                self.add_error(f"to-{case_id}", sentence)
