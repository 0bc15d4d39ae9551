"""Two short forms for what somebody says: on the line while they talk, and at the gate."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from umai.design.fields.forms import (
    ChoiceField,
    LongTextField,
    NameField,
    PhoneField,
    SelectField,
    TextField,
    YesNoField,
)
from umai.identification.hotline.write_form import StaffReportForm, WriteDownForm, spoken_language
from umai.identification.signal.concerns import Channel, Concern, ReporterLanguage
from umai.identification.signal.sealing import ReportWords
from umai.identification.whereabouts.lookup import find_place, find_places, path
from umai.identification.whereabouts.place_cache import current_country

DANGER = [  # not sure is danger
    ("yes", gettext_lazy("Yes")),
    ("unsure", gettext_lazy("I am not sure")),
    ("no", gettext_lazy("No")),
]
SAME = WriteDownForm.base_fields  # the questions that both forms ask in the same words


class PlaceField(TextField):
    """A village or town; the beginning of its name is enough where only one place begins so."""

    def __init__(self, **kwargs):
        super().__init__(max_length=200, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        language = get_language() or "ky"
        found = find_place(current_country(), text, language)
        if found is None:
            raise ValidationError(self.which(text, language), code="which")
        return found

    @staticmethod
    def which(text, language):
        country = current_country()
        near = [path(country, one, language) for one in find_places(country, text, language)]
        if not near:
            return _("No place begins like this. Write the district, and the rest into the field below.")
        return _("Which of these is it? Write it as it stands here: %(places)s") % {"places": "; ".join(near)}


class HotlineForm(StaffReportForm):
    """The questions in the order of a talk: danger first, then where, who and what; the caller last."""

    danger = ChoiceField(label=gettext_lazy("Is the child in danger now?"), choices=DANGER)
    self_harm = SAME["self_harm"]
    place = PlaceField(
        label=gettext_lazy("In which village or town?"),
        required_message=gettext_lazy("Write the village, the town or the district."),
    )
    where = SAME["where"]
    child = TextField(label=gettext_lazy("Who is the child?"), max_length=500, required=False)
    child_age = SAME["child_age"]
    words = LongTextField(
        label=gettext_lazy("What happened? The caller's own words"),
        required_message=gettext_lazy("Write what was told."),
        rows=6,
    )
    concern = SAME["concern"]
    feared = SAME["feared"]
    feared_works_here = YesNoField(
        label=gettext_lazy(
            "Does that person work for the aiyl okmotu, the department, the police or the school?"
        ),
        help_text=gettext_lazy(
            "If yes, the report goes to the oblast level, and the department does not see it."
        ),
    )
    language = SelectField(label=gettext_lazy("Language of the caller"), choices=ReporterLanguage.choices)
    reporter_name = NameField(
        label=gettext_lazy("Name of the caller"), required=False, max_length=200, size="l"
    )
    reporter_phone = PhoneField(label=gettext_lazy("Telephone of the caller"), required=False)
    GUIDED_FIELDS = (  # each sentence of the guidance stands at one of these, in this order
        "danger",
        "self_harm",
        "place",
        "where",
        "child",
        "words",
        "concern",
        "feared",
        "reporter_name",
    )

    def __init__(self, *args, sentences=(), takes_reporters, **kwargs):
        super().__init__(*args, **kwargs)
        for name, sentence in zip(self.GUIDED_FIELDS, sentences, strict=False):
            self.fields[name].help_text = sentence
        self.fields["place"].widget.attrs |= {"list": "places", "autocomplete": "off"}
        if not takes_reporters:
            del self.fields["reporter_name"], self.fields["reporter_phone"]

    def answers(self, *, box=None):
        """What `write_down_signal` takes, without the id and the code; `box`: who called, sealed before."""
        answers = self.cleaned_data
        who = {name: answers.get(name) or "" for name in ("reporter_name", "reporter_phone")}
        place = answers["place"]
        return who | {
            "district_id": place.district,
            "settlement_id": None if place.id == place.district else place.id,
            "words": ReportWords(answers["words"], answers["where"], answers["child"], answers["feared"]),
            "received_at": timezone.now(),
            "channel": Channel.HOTLINE.value,
            "concern": answers["concern"],
            "danger_now": answers["danger"] != "no",
            "self_harm": answers["self_harm"],
            "child_age": answers["child_age"],
            "feared_works_here": answers["feared_works_here"],
            "language": answers["language"],
            "reporter": None if any(who.values()) else box,
        }


class GateForm(StaffReportForm):
    """Three questions for what a neighbour says at the gate."""

    danger = ChoiceField(label=gettext_lazy("Is a child in danger now?"), choices=DANGER)
    words = LongTextField(
        label=gettext_lazy("What was said, and about which child?"),
        required_message=gettext_lazy("Write what was told."),
        rows=4,
    )
    where = TextField(
        label=gettext_lazy("Which house?"),
        max_length=500,
        required_message=pgettext_lazy("which house", "Write how the house is found."),
    )

    def answers(self):
        """What `write_down_signal` takes, without the id, the place and the channel."""
        answers = self.cleaned_data
        return {
            "words": ReportWords(happened=answers["words"], where=answers["where"]),
            "received_at": timezone.now(),
            "concern": Concern.OTHER.value,
            "danger_now": answers["danger"] != "no",
            "language": spoken_language(),
        }
