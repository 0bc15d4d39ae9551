"""The forms at the end of a case."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.assessment.models import Hearing
from umai.design.fields.forms import ChoiceField, Form, LongTextField, ReplacingForm, as_choices
from umai.intake.models import ClosingReason
from umai.review.closing.withdrawal import speaks_of_withdrawal


class ClosingForm(ReplacingForm):
    """A proposal to close.

    `open` are the promises that are not done: the form asks what becomes of each. `visited` says that a
    recent visit saw the child at home; otherwise the form asks how it is known where the child lives.
    Where the words say that a complaint was withdrawn, two more questions are asked.
    """

    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(
        label=_("Why should the case be closed?"),
        choices=as_choices(ClosingReason),
        required_message=_("Choose why the case should be closed."),
    )
    words = LongTextField(
        label=_("What was achieved?"), required_message=_("Write what was achieved, or that nothing was.")
    )
    heard = ChoiceField(
        label=_("Was the child heard about it?"),
        choices=as_choices(Hearing),
        required_message=_("Choose whether the child was heard."),
    )
    childs_view = LongTextField(
        label=_("What does the child say about it?"),
        help_text=_("In the child's own words. If the child could not be heard, write why."),
        required_message=_("Write what the child says, or why the child could not be heard."),
    )
    lives_with = LongTextField(
        label=_("Who does the child live with now?"),
        required_message=_("Write who the child lives with now."),
        rows=3,
    )
    check = LongTextField(
        label=_("How do you know who the child lives with?"),
        help_text=_("Go there before you close. If nobody can go, write who told you and why nobody went."),
        required_message=_("Write how you know it, and why nobody went there."),
        rows=3,
    )
    found_besides = LongTextField(
        label=_("A complaint was withdrawn. What else was found?"),
        help_text=_(
            "Who else was asked: the school, the clinic, neighbours, the child alone? What did they say?"
        ),
        required_message=_("Write what was found besides the withdrawal."),
        rows=4,
    )
    second_look = LongTextField(
        label=_("Who looked again, and what did they see?"),
        help_text=_("A second look by another person than the one who took the complaint."),
        required_message=_("Write who looked again, and what they saw."),
        rows=4,
    )

    def __init__(self, *args, open=(), visited=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.open = {promise.key: promise for promise in open}
        for key, promise in self.open.items():
            self.fields[key] = LongTextField(
                label=promise.what,
                help_text=promise.state,
                required_message=_("Write what becomes of this."),
                rows=2,
            )
        self.fields["check"].required = not visited
        self.visited = visited
        self.withdrawn = self.is_bound and speaks_of_withdrawal(*self._typed())
        if not self.withdrawn:
            del self.fields["found_besides"], self.fields["second_look"]

    def _typed(self):
        names = ("words", "childs_view", "lives_with", "check", *self.open)
        return [self.data.get(self.add_prefix(name), "") for name in names]

    def to_answer(self):
        """The questions about what is still open."""
        return [self[key] for key in self.open]

    def first(self):
        """The questions about why, what was achieved, and the child."""
        return [self[name] for name in ("reason", "words", "heard", "childs_view")]

    def home(self):
        """The questions about who the child lives with."""
        return [self["lives_with"], self["check"]]

    def again(self):
        """The questions about a complaint that was withdrawn, where they are asked."""
        return [self[name] for name in ("found_besides", "second_look") if name in self.fields]

    def answers(self):
        answers = super().answers()
        becomes = {key: answers.pop(key) for key in self.open}
        return answers | {"becomes": becomes}


class AgreeToClosingForm(Form):
    """The proposal that was shown and is agreed to."""

    proposal = UUIDField(widget=HiddenInput)


class RefuseClosingForm(AgreeToClosingForm):
    """Why it is not agreed to."""

    words = LongTextField(
        label=_("Why does the case stay open, and what is to be done first?"),
        help_text=_("Whoever proposed it reads this. It stays in the file, with your name."),
        required_message=_("Write why the case stays open, and what is to be done first."),
        rows=4,
    )
