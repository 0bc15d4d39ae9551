"""The forms on which a school, a clinic or the police reports a child."""

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import LongTextField, PastDateField, TimeField
from umai.identification.hotline.write_form import WriteDownForm, spoken_language
from umai.identification.officials.models import ReportingBody
from umai.identification.officials.questions import NOT_KNOWN, QUESTIONS_OF, split_answers
from umai.identification.signal.concerns import Concern

FIRST = (
    "token",
    "danger_now",
    "self_harm",
    "concern",
    "child",
    "child_age",
    "district",
    "settlement",
    "where",
)
LAST = ("words", "learned_on", "learned_time", "feared", "feared_works_here")
# What a school is asked before it may send, with all that calls somebody at once; the rest is folded, and
# filled in as not known.
ASKED_FIRST = {ReportingBody.SCHOOL: ("danger_now", "self_harm", "child", "words")}
FOLDED = {"concern": Concern.OTHER, "feared_works_here": False}


class OfficialReportForm(WriteDownForm):
    """The questions for every official; those of the body stand in the middle."""

    body: ClassVar[ReportingBody]
    # Django leaves out a field of the base that is None here.
    channel = received_on = received_time = language = None  # type: ignore[assignment]
    wants_code = reporter_name = reporter_phone = None  # type: ignore[assignment]
    words = LongTextField(
        label=_("What do you fear, and why?"),
        help_text=_("In your own words. You need not be sure, and you need no proof."),
        required_message=_("Write what you fear for the child, and why."),
        rows=5,
    )
    learned_on = PastDateField(
        label=_("On which day did you or a colleague learn of it?"),
        help_text=_("From this hour the duty to report runs. A late report is welcome too."),
    )
    learned_time = TimeField(label=_("At what time?"), required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, takes_reporters=True, **kwargs)
        self.order_fields([*FIRST, *QUESTIONS_OF[self.body].base_fields, *LAST])

    @classmethod
    def initial_of_body(cls):
        """What stands in the folded answers when the form is opened."""
        if cls.body not in ASKED_FIRST:
            return {}
        fields = QUESTIONS_OF[cls.body].base_fields
        return FOLDED | {
            name: "not_known" for name, one in fields.items() if NOT_KNOWN in getattr(one, "choices", ())
        }

    @property
    def first(self):
        """The questions that have to be answered before it is sent."""
        fields = self.visible_fields()
        names = ASKED_FIRST.get(self.body)
        return [self[name] for name in names] if names else fields

    @property
    def rest(self):
        """The folded ones."""
        names = ASKED_FIRST.get(self.body)
        return [one for one in self.visible_fields() if one.name not in names] if names else []

    @property
    def rest_wrong(self):
        """Whether a folded answer has an error, so that they are shown open."""
        return any(one.errors for one in self.rest)

    def clean(self):
        answers = super().clean()
        answers |= {
            "learned_at": self.instant_of("learned_on", "learned_time"),
            "channel": str(self.body),
            "language": spoken_language(),
            "received_at": timezone.now(),
        }
        return answers

    def answers(self):
        """What `actions.report_child` takes."""
        chosen, typed = split_answers(self.body, self.cleaned_data)
        learned_at = self.cleaned_data["learned_at"]
        return super().answers() | {"answers": chosen, "texts": typed, "learned_at": learned_at}


FORM_OF: dict[ReportingBody, Any] = {
    body: type(f"{body.name.title()}ReportForm", (OfficialReportForm, questions), {"body": body})
    for body, questions in QUESTIONS_OF.items()
}
