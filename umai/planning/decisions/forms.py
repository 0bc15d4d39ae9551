"""The forms of the steps of a plan (submit, agree, approve, send back), on screen or on paper."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, LongTextField, PastDateField, TextField, YesNoField
from umai.documents.forms import UploadField
from umai.planning.draft.choices import StepKind

DAY_QUESTIONS = {
    StepKind.SUBMITTED: _("On which day was it submitted?"),
    StepKind.AGREED: _("On which day did the Commission decide?"),
    StepKind.APPROVED: _("On which day was it approved?"),
    StepKind.RETURNED: _("On which day was it sent back?"),
}


class PaperDemand(StrEnum):
    """What a form asks about a paper: nothing, whether there is one, or all its details."""

    NONE = "none"
    ASKED = "asked"
    MUST = "must"


class PlanStepForm(Form):
    """A step of an edition; fields that this speaker need not fill in are left out.

    `alone`: the speaker handed it in, and says why nobody else submits it. `files`: whether a scan can
    be attached.
    """

    on = PastDateField(required_message=_("Write the day."))
    words = LongTextField(label=_("Remarks"), required=False, rows=3)
    went_on_paper = YesNoField(required_message=_("Choose whether it was on paper."))
    paper_number = TextField(label=_("Number of the paper"), max_length=60, required=False, size="m")
    paper_on = PastDateField(label=_("Day on the paper"), required=False)
    decided_by = TextField(
        label=_("Who decided or signed it?"),
        help_text=_("Name and post, as they stand on the paper."),
        max_length=200,
        required=False,
    )
    upload = UploadField(
        label=_("Photo or scan of the paper"), help_text=_("If you have one."), required=False
    )

    def __init__(self, *args, kind, paper=PaperDemand.NONE, alone=False, files=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.paper = kind, paper
        self.fields["on"].label = DAY_QUESTIONS[kind]
        self._ask_for_words(alone)
        if paper != PaperDemand.ASKED:
            self._leave_out("went_on_paper")
        elif kind == StepKind.SUBMITTED:
            self.fields["went_on_paper"].label = _("Was it submitted on paper?")
        else:
            self.fields["went_on_paper"].label = _("Was it sent back on paper, by another body?")
        if paper == PaperDemand.MUST:
            for name, sentence in MISSING_SENTENCES.items():
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = sentence
        if paper == PaperDemand.NONE:
            self._leave_out("paper_on", "decided_by", "upload")
            self.fields["paper_number"].label = _("Number of the minutes")
            if kind != StepKind.AGREED:
                self._leave_out("paper_number")
        elif not files:
            self._leave_out("upload")

    def _leave_out(self, *names):
        for name in names:
            self.fields.pop(name, None)

    def _ask_for_words(self, alone):
        words = self.fields["words"]
        if self.kind == StepKind.RETURNED:
            words.label, words.required = _("What has to be changed, and why?"), True
            words.error_messages["required"] = _("Write what has to be changed.")
        elif alone:
            words.label, words.required = _("You handed this plan in. Why does nobody else submit it?"), True
            words.help_text = _("Two people should have read a plan. The reason stands in the file.")
            words.error_messages["required"] = _("Write why nobody else submits it.")

    def _is_on_paper(self):
        return self.paper == PaperDemand.MUST or bool(self.cleaned_data.get("went_on_paper"))

    def clean(self):
        answers = super().clean()
        if self._is_on_paper():
            for name in ("paper_number", "decided_by"):
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, MISSING_SENTENCES[name])
        return answers

    def answers(self):
        """What the act takes; the scan is attached by the page."""
        answers = {"on": self.cleaned_data["on"], "words": self.cleaned_data["words"]}
        names = ["paper_number", "paper_on", "decided_by"] if self._is_on_paper() else []
        if self.paper == PaperDemand.NONE:
            names = ["paper_number"]
        paper = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return answers | paper | {"on_paper": self._is_on_paper()}

    def scan(self):
        """The file of the paper, or None."""
        return self.cleaned_data.get("upload") if self._is_on_paper() else None


MISSING_SENTENCES = {
    "paper_number": _("Write the number of the paper."),
    "decided_by": _("Write who decided or signed it."),
}


class PlanCodeForm(Form):
    """The check code of a printed plan."""

    code = TextField(
        label=_("The code of the plan, as it stands on the paper"),
        help_text=_("Twelve letters and digits, in three groups of four."),
        max_length=30,
        required_message=_("Write the code of the plan."),
        size="m",
    )
