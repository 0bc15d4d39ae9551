"""The forms of the report, one for each page. A child who reports about itself is asked in other words."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, TextField
from umai.design.fields.text import as_readable
from umai.identification.signal.concerns import Concern
from umai.law.children.ages import CHILD_UNTIL
from umai.law.terms.clock import today

MOST_LETTERS = 20_000  # of what happened; more can be added under the code
TOO_LONG = ngettext_lazy(
    "This is %(more)d letter too long. Nothing is lost: shorten it and add the rest later under your code.",
    "This is %(more)d letters too long. Nothing is lost: shorten it and add the rest later under your code.",
    "more",
)
TITLE = "identification/report_form/title_field.html"
CHOOSE = _("Choose one of the answers.")
YES_NO_UNSURE = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("I am not sure"))]
CONCERNS = [
    (Concern.VIOLENCE, _("Beating, hurting, or touching the body in a bad way")),
    (Concern.SELF_HARM, _("Wanting to die, or hurting oneself")),
    (Concern.NO_CARE, _("No grown-up looks after the child")),
    (Concern.NEGLECT, _("Hunger, dirt, illness without a doctor, being left alone")),
    (Concern.LEFT_BEHIND, _("The parents are away for work, and it is not clear who cares for the child")),
    (Concern.LABOUR, _("Hard work, or being made to earn money")),
    (Concern.NO_SCHOOL, _("Not going to school")),
    (Concern.NO_PAPERS, _("No birth certificate or other papers")),
    (Concern.IN_CONFLICT, _("Stealing, fighting, trouble with the police")),
    (Concern.OTHER, _("Something else")),
]


class ReadableTextField(TextField):
    """A text from which unreadable signs are removed, so that nobody has to type a report again."""

    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value):
        return super().to_python(as_readable(value) if isinstance(value, str) else value)

    def _is_control(self, sign):
        return False

    def run_validators(self, value):
        if self.max_length and len(value) > self.max_length:
            raise self.error("max_length", more=len(value) - self.max_length)


class ReadableLongTextField(ReadableTextField, LongTextField):
    """The same in several lines."""


class ReportChoiceField(ChoiceField):
    default_error_messages = {"required": CHOOSE, "invalid_choice": CHOOSE}


class ReportQuestionForm(Form):
    """The form of one page.

    `by_child`: whoever writes is the child; `earlier`: what was answered so far, by the names of the fields.
    `country`: the places, and `places`: the language in which they are named, for a form that asks where.
    """

    of_child: ClassVar[dict[str, tuple[Any, Any]]] = {}
    """Label and hint of the fields that a child is asked in other words."""

    def __init__(self, *args, by_child=False, country=None, earlier=None, places="ky", **kwargs):
        super().__init__(*args, **kwargs)
        self.by_child, self.country, self.earlier, self.places = by_child, country, earlier or {}, places
        self.prepare_choices()
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("autocomplete", "off")
            if by_child and name in self.of_child:
                field.label, field.help_text = self.of_child[name]

    def prepare_choices(self):
        """Set the choices that are made of the places."""

    def named(self, places):
        """These places as choices, in the order and the language of the form."""
        return [(str(one.id), one.name(self.places)) for one in self.country.in_order(places, self.places)]


def about_whom():
    """The answers to whom a report is about; a child is who is younger than the law of today says."""
    return [
        ("child", gettext("About myself: I am under %(years)s") % {"years": CHILD_UNTIL.on(today())}),
        ("other", gettext("About another child, or several children")),
    ]


class ReportWhoForm(ReportQuestionForm):
    who = ReportChoiceField(template_name=TITLE, label=_("Who are you telling about?"), choices=about_whom)


class ReportDangerForm(ReportQuestionForm):
    danger = ReportChoiceField(
        template_name=TITLE,
        label=_("Is a child in danger right now?"),
        help_text=_(
            "For example: a child is being beaten, is badly hurt, is small and alone, is out in the cold, "
            "or says that it wants to die."
        ),
        choices=YES_NO_UNSURE,
    )
    of_child = {
        "danger": (
            _("Are you in danger right now?"),
            _(
                "For example: somebody is beating you, you are badly hurt, you have nowhere to sleep, "
                "or you want to die."
            ),
        )
    }


class ReportConcernForm(ReportQuestionForm):
    concern = ReportChoiceField(
        template_name=TITLE,
        label=_("What is it about?"),
        help_text=_("Choose what fits best."),
        choices=CONCERNS,
    )
    self_harm = forms.BooleanField(
        label=_("There was also talk of dying, or somebody hurt themselves"), required=False
    )


PLACE_HINT = _("The place where the child is now. If you do not know it, choose the place where you are.")
OWN_PLACE_HINT = _("The place where you are now.")


class ReportOblastForm(ReportQuestionForm):
    oblast = ReportChoiceField(
        template_name=TITLE, label=_("In which oblast or city is the child?"), help_text=PLACE_HINT
    )
    of_child = {"oblast": (_("In which oblast or city are you?"), OWN_PLACE_HINT)}

    def prepare_choices(self):
        self.fields["oblast"].choices = self.named(self.country.tops)


class ReportDistrictForm(ReportQuestionForm):
    district = ReportChoiceField(
        template_name=TITLE, label=_("In which district or town is the child?"), help_text=PLACE_HINT
    )
    of_child = {"district": (_("In which district or town are you?"), OWN_PLACE_HINT)}

    def prepare_choices(self):
        oblast = self.earlier.get("oblast", "")
        here = self.country.districts.get(int(oblast), []) if oblast.isdecimal() else []
        self.fields["district"].choices = self.named(here)


class ReportSettlementForm(ReportQuestionForm):
    settlement = forms.ChoiceField(label=_("Aiyl aimak or village"), required=False)
    where = ReadableLongTextField(
        label=_("Street, house, school, or how to find the place"), required=False, max_length=2000, rows=3
    )

    def prepare_choices(self):
        district = self.earlier.get("district", "")
        groups = self.country.groups(int(district), self.places) if district.isdecimal() else []
        choices: list[tuple[Any, Any]] = [("", _("I do not know"))]
        for whole, villages in groups:
            named = (str(whole.id), whole.name(self.places))
            inside = [(str(one.id), one.name(self.places)) for one in villages]
            choices += [(whole.name(self.places), [named, *inside])] if inside else [named]
        self.fields["settlement"].choices = choices
        self.fields["settlement"].error_messages["invalid_choice"] = CHOOSE
        if len(choices) == 1:
            del self.fields["settlement"]


class ReportAtOnceForm(ReportQuestionForm):
    """All that is asked when a child is in danger now: where, and what happens."""

    district = forms.ChoiceField(label=_("In which district or town is the child?"))
    where = ReadableLongTextField(
        label=_("Street, house, school, or how to find the place"), required=False, max_length=2000, rows=2
    )
    happened = ReadableLongTextField(
        label=_("What happened?"),
        max_length=MOST_LETTERS,
        rows=4,
        required_message=_("Write what happened. A few words are enough."),
    )

    def prepare_choices(self):
        field, country = self.fields["district"], self.country
        field.error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}
        tops = country.in_order(country.tops, self.places)
        groups = [(top.name(self.places), self.named(country.districts.get(top.id, []))) for top in tops]
        field.choices = [("", ""), *groups]


class ReportedChildForm(ReportQuestionForm):
    child_name = ReadableTextField(
        label=_("The child's name, or what people call it"), required=False, max_length=200
    )
    child_age = ReadableTextField(label=_("About how old?"), required=False, max_length=50, size="s")
    child_known = ReadableLongTextField(
        label=_("How can the child be found or recognised?"),
        help_text=_("For example: school and class, what the parents are called, what the child looks like."),
        required=False,
        max_length=2000,
        rows=4,
    )
    of_child = {
        "child_name": (_("Your name, if you want to say it"), ""),
        "child_age": (_("How old are you?"), ""),
        "child_known": (
            _("How can we find you, or talk to you safely?"),
            _("For example: your school and class, or a telephone that nobody else answers."),
        ),
    }


class ReportHappenedForm(ReportQuestionForm):
    happened = ReadableLongTextField(
        template_name=TITLE,
        label=_("What happened?"),
        help_text=_(
            "Write as you would tell it. What did you see or hear? When? Is it still going on? "
            "Do not write here who you are: there is a page for that."
        ),
        max_length=MOST_LETTERS,
        rows=10,
        required_message=_("Write what happened. A few words are enough."),
    )
    of_child = {
        "happened": (
            _("What happened?"),
            _("Write as you would tell it to a friend. When was it? Is it still going on?"),
        )
    }


class ReportFearedForm(ReportQuestionForm):
    feared = ReadableLongTextField(
        template_name=TITLE,
        label=_("Whom is the child afraid of? Who may hurt it?"),
        help_text=_("A name, or who it is: father, uncle, neighbour, teacher. You may leave this empty."),
        required=False,
        max_length=2000,
        rows=3,
    )
    works_here = ReportChoiceField(
        label=_(
            "Does that person work for the aiyl okmotu, the district department, the police or the school?"
        ),
        help_text=_("If yes, the oblast reads your report. The office in the district does not see it."),
        choices=[("yes", _("Yes, or perhaps")), ("no", _("No, or I do not know"))],
        required=False,
    )
    of_child = {
        "feared": (
            _("Whom are you afraid of?"),
            _("A name, or who it is: father, uncle, neighbour, teacher. You may leave this empty."),
        )
    }


class ReportSenderForm(ReportQuestionForm):
    name = ReadableTextField(label=_("Your name"), required=False, max_length=200)
    phone = ReadableTextField(label=_("Your telephone"), required=False, max_length=100, size="m")
    forget = forms.BooleanField(label=_("Take my name and telephone out again"), required=False)


class ReportCodeForm(ReportQuestionForm):
    code = ReadableTextField(
        label=_("Your code"),
        help_text=_("Twenty signs. Spaces, small letters and the alphabet do not matter."),
        max_length=200,
        size="m",
        required_message=_("Write the code."),
    )


class ReportMoreForm(ReportQuestionForm):
    more = ReadableLongTextField(
        label=_("Write more"),
        help_text=_("For example: it happened again, or how the child can be found."),
        max_length=MOST_LETTERS,
        rows=6,
        required_message=_("Write what you want to add."),
    )
