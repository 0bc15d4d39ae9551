"""What each body must say in its report: the questions and their answers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umai.design.fields.forms import ChoiceField, Form, LongTextField, ManyField, PastDateField, TextField
from umai.identification.officials.models import ReportingBody

NOT_KNOWN = ("not_known", _("not known"))
YES_NO = [("yes", _("Yes")), ("no", _("No")), NOT_KNOWN]
WHO = [
    ("mother", _("the mother")),
    ("father", _("the father")),
    ("relative", _("a grandparent or another relative")),
    ("stranger", _("somebody who is no relative")),
]


class SchoolQuestions(Form):
    """The questions for a school."""

    attendance = ChoiceField(
        label=_("Does the child come to school?"),
        choices=[
            ("comes", _("comes every day")),
            ("misses", _("misses days")),
            ("stays_away", _("does not come any more")),
            NOT_KNOWN,
        ],
    )
    absent_since = PastDateField(
        label=_("Absent since"),
        required=False,
        help_text=_("If the child misses days or does not come: since which day?"),
    )
    performance = ChoiceField(
        label=_("How does the child learn?"),
        choices=[("keeps_up", _("keeps up")), ("falls_behind", _("falls behind")), NOT_KNOWN],
    )
    marks = ChoiceField(label=_("Did somebody see bruises or other marks on the child?"), choices=YES_NO)
    marks_words = TextField(
        label=_("Which marks, where, on which day?"),
        help_text=_("Only if somebody saw any."),
        max_length=500,
        required=False,
    )
    brings = ChoiceField(
        label=_("Who brings the child and comes to the school?"),
        choices=[*WHO, ("nobody", _("nobody: the child comes alone")), NOT_KNOWN],
    )
    away = ChoiceField(
        label=_("Are the parents away for work?"),
        choices=[
            ("both", _("both")),
            ("mother", _("the mother")),
            ("father", _("the father")),
            ("no", _("No")),
            NOT_KNOWN,
        ],
    )


class ClinicQuestions(Form):
    """The questions for a clinic."""

    injury = ChoiceField(
        label=_("What was found?"),
        choices=[
            ("injury", _("an injury")),
            ("untreated", _("an illness that nobody had treated")),
            ("hunger", _("hunger or neglect")),
            ("attempt", _("poisoning or self-harm")),
            ("other", pgettext_lazy("finding", "something else")),
        ],
    )
    injury_words = LongTextField(
        label=_("Describe it"),
        help_text=_("Where on the body, how large, how old."),
        rows=3,
        required_message=_("Describe what was found."),
    )
    explanation = LongTextField(
        label=_("How was it explained, and by whom?"),
        help_text=_("In their own words, as they said it."),
        rows=3,
        required=False,
    )
    fits = ChoiceField(label=_("Does the explanation fit what was found?"), choices=YES_NO)
    examination = ChoiceField(
        label=_("Was the child examined?"),
        choices=[
            ("done", _("examined and written down")),
            ("refused", _("the adults refused it")),
            ("sent", _("sent to another doctor or to the forensic examiner")),
            ("not_yet", _("not yet")),
        ],
    )
    accompanied = ChoiceField(
        label=_("Who came with the child?"),
        choices=[
            *WHO,
            ("official", _("the police, the school or a social worker")),
            ("nobody", pgettext_lazy("who came with the child", "nobody")),
            NOT_KNOWN,
        ],
    )


class PoliceQuestions(Form):
    """The questions for the police."""

    incident = ChoiceField(
        label=_("What kind of incident was it?"),
        choices=[
            ("home", _("violence at home")),
            ("crime", _("another crime against the child")),
            ("alone", _("a child found without an adult")),
            ("offence", _("an offence by the child")),
            ("other", pgettext_lazy("incident", "another one")),
        ],
    )
    happened_on = PastDateField(label=_("On which day did it happen?"), required=False)
    number = TextField(
        label=_("Number in the register of incidents"),
        help_text=_("If it has one already."),
        max_length=60,
        required=False,
        size="m",
    )
    measures = ManyField(
        label=_("What has been done so far?"),
        choices=[
            ("order", _("a protection order was given")),
            ("held", _("the suspect was held")),
            ("doctor", _("the child was taken to a doctor")),
            ("safe", _("the child was taken to a safe place")),
            ("opened", _("proceedings were opened")),
            ("none", _("nothing yet")),
        ],
        required_message=_("Choose what has been done, or that nothing was done yet."),
    )
    measures_words = TextField(label=_("More about it, if needed"), max_length=500, required=False)


QUESTIONS_OF = {
    ReportingBody.SCHOOL: SchoolQuestions,
    ReportingBody.CLINIC: ClinicQuestions,
    ReportingBody.POLICE: PoliceQuestions,
}


def split_answers(body, cleaned):
    """What was chosen (plain values, to be stored) and what was typed (to be sealed)."""
    chosen, typed = {}, {}
    for name, field in QUESTIONS_OF[body].base_fields.items():
        value = cleaned.get(name)
        if value in (None, "", []):
            continue
        if isinstance(field, TextField):
            typed[name] = value
        else:
            chosen[name] = value.isoformat() if hasattr(value, "isoformat") else value
    return chosen, typed


def questions_and_answers(body, chosen, typed):
    """Yield (question, answer) in the reader's language, in the order of the form."""
    for name, field in QUESTIONS_OF[body].base_fields.items():
        if name in typed:
            yield field.label, typed[name]
        elif name in chosen:
            words = dict(getattr(field, "choices", ()))
            value = chosen[name]
            many = value if isinstance(value, list) else [value]
            yield field.label, ", ".join(str(words.get(one, one)) for one in many)
