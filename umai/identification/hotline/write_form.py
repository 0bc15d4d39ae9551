"""The form for what somebody told a worker, and what every such form has."""

from datetime import datetime, time

from django.forms import HiddenInput
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    NameField,
    PastDateField,
    PhoneField,
    SelectField,
    TextField,
    TimeField,
    WholeNumberField,
    YesNoField,
)
from umai.identification.signal.concerns import Channel, Concern, ReporterLanguage
from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import BISHKEK

STAFF_CHANNELS = [  # how staff come to know; lists, rounds and messages have pages of their own
    (one.value, one.label)
    for one in (
        Channel.CITIZEN,
        Channel.CHILD,
        Channel.VISIT,
        Channel.SCHOOL,
        Channel.CLINIC,
        Channel.POLICE,
        Channel.HOTLINE,
        Channel.OTHER_OFFICE,
    )
]
OLDEST = 18  # years; whoever is older is no child


def spoken_language():
    """The language in which a worker speaks with people: Kyrgyz, or Russian where the pages are Russian."""
    return "ru" if get_language() == "ru" else "ky"


class StaffReportForm(Form):
    """A form for what somebody told. Because of `token`, a form that is sent twice makes one signal."""

    token = TextField(widget=HiddenInput, max_length=300)

    def instant_of(self, day, at):
        """The instant of the answers in these two fields; refused at the second when it has not come yet."""
        on = self.cleaned_data.get(day)
        instant = on and datetime.combine(on, self.cleaned_data.get(at) or time.min, tzinfo=BISHKEK)
        if instant and instant > timezone.now():
            self.add_error(at, _("This time has not come yet today."))
        return instant

    def uncheck(self):
        """Keep what was typed without checking it, while the form is still being filled in."""
        self._errors, self.cleaned_data = ErrorDict(), {}


class WriteDownForm(StaffReportForm):
    """The whole form for what somebody told a worker."""

    words = LongTextField(
        label=_("What happened?"),
        help_text=_(
            "In the words of whoever told it. Leave out who told it: there is a place for that below."
        ),
        required_message=_("Write what was told."),
        rows=6,
    )
    concern = ChoiceField(
        label=_("What is feared for the child?"),
        choices=Concern,
        required_message=_("Choose what is feared for the child."),
    )
    danger_now = YesNoField(
        label=_("Is the child in danger now?"),
        help_text=_("Danger to life or health: then whoever is on duty is called at once."),
    )
    self_harm = YesNoField(label=_("Is it about suicide or self-harm, or a threat of it?"))
    district = SelectField(label=_("In which district or town?"))
    settlement = SelectField(label=_("Village or town"), required=False)
    where = TextField(label=_("Where exactly?"), max_length=500, required=False)
    child = TextField(
        label=_("Who is the child?"),
        max_length=500,
        required=False,
        help_text=_("Name, age, school: what was said of it."),
    )
    child_age = WholeNumberField(
        label=_("Age of the child, about"), required=False, min_value=0, max_value=OLDEST
    )
    feared = TextField(label=_("Who may harm the child?"), max_length=500, required=False)
    feared_works_here = YesNoField(
        label=_("Does that person work for the aiyl okmotu, the department, the police or the school?"),
        help_text=_("If yes, the report goes to the oblast level, and your department does not see it."),
    )
    channel = SelectField(
        label=_("How did you come to know?"),
        choices=STAFF_CHANNELS,
        required_message=_("Choose how you know."),
    )
    received_on = PastDateField(label=_("On which day were you told?"))
    received_time = TimeField(label=_("At what time?"), required=True)
    language = SelectField(label=_("Language of whoever told it"), choices=ReporterLanguage.choices)
    wants_code = YesNoField(
        label=_("Does whoever told it want to ask later what became of it?"),
        help_text=_("Then you get a code to hand over. It is shown once."),
    )
    reporter_name = NameField(
        label=_("Name of whoever told it"),
        help_text=_(
            "Only if they wish. It is sealed at once: neither you nor your department sees it again."
        ),
        required=False,
        max_length=200,
        size="l",
    )
    reporter_phone = PhoneField(label=_("Telephone of whoever told it"), required=False)

    def __init__(self, *args, districts, settlements, takes_reporters, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", _("Choose from the list")), *districts]
        self.fields["settlement"].choices = [("", _("Not known")), *settlements]
        if not takes_reporters:
            del self.fields["reporter_name"], self.fields["reporter_phone"]

    def clean(self):
        answers = super().clean()
        answers["received_at"] = self.instant_of("received_on", "received_time")
        return answers

    def answers(self):
        """What `write_down_signal` takes, without the id and the code."""
        answers = self.cleaned_data
        words = ReportWords(answers["words"], answers["where"], answers["child"], answers["feared"])
        plain = {
            name: answers[name]
            for name in (
                "concern",
                "danger_now",
                "self_harm",
                "channel",
                "language",
                "child_age",
                "feared_works_here",
                "received_at",
            )
        }
        settlement = answers["settlement"]
        return plain | {
            "words": words,
            "district_id": int(answers["district"]),
            "settlement_id": int(settlement) if settlement else None,
            "reporter_name": answers.get("reporter_name") or "",
            "reporter_phone": answers.get("reporter_phone") or "",
        }
