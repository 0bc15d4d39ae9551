"""Protection at once: of a child who is on no register yet, or of a signal that is in no case yet.

One form makes what is missing, all or nothing: the record of the child, its case, and the protection.
"""

import uuid
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from umai.access.permissions import may_do
from umai.design.fields.forms import (
    ChoiceField,
    LongTextField,
    NameField,
    SelectField,
    TextField,
    WholeNumberField,
)
from umai.identification.inbox.actions import match_child, screen_signal
from umai.identification.inbox.wording import refuse_copy
from umai.identification.models import Screening, ScreeningOutcome
from umai.identification.signal.concerns import Channel, Concern
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.cases.reading import cases_of, previous_case_of
from umai.intake.from_signal.actions import add_signal, open_from_signal
from umai.intake.models import Assignment
from umai.law.terms.clock import today
from umai.places.models import Place, Precision
from umai.protection.emergency.actions import begin_protection
from umai.protection.emergency.forms import BeginForm
from umai.protection.emergency.models import Danger
from umai.register.child.actions import add_child
from umai.register.facts.appearance import HOW_TO_DESCRIBE
from umai.register.fields.person import settlement_choices_within
from umai.register.people import Sex

OLDEST = 17  # years; whoever is older is no child

CONCERN_OF_DANGER = {
    Danger.VIOLENCE: Concern.VIOLENCE,
    Danger.SELF_HARM: Concern.SELF_HARM,
    Danger.ALONE: Concern.NO_CARE,
    Danger.ILLNESS: Concern.NEGLECT,
    Danger.OTHER: Concern.OTHER,
}


class ProtectAtOnceForm(BeginForm):
    """The danger, and what is known of the child: a name is not needed."""

    sex = ChoiceField(label=_("Sex"), choices=[*Sex.choices, ("", _("not known"))], required=False)
    age = WholeNumberField(label=_("About how old?"), required=False, min_value=0, max_value=OLDEST)
    settlement = SelectField(label=_("Where is the child?"))
    where = TextField(label=_("Street and house, or where exactly"), required=False, max_length=300)
    appearance = LongTextField(
        label=_("How can the child be recognised?"), help_text=HOW_TO_DESCRIBE, required=False, rows=3
    )
    surname = NameField(label=_("Surname, if somebody knows it"), required=False)
    given = NameField(label=_("Given name, if somebody knows it"), required=False)
    worker = SelectField(
        label=_("Who goes to the child?"),
        help_text=_("The case is given to this worker, who is called at once."),
        required=False,
    )
    OF_CHILD = ("sex", "age", "settlement", "where", "appearance", "surname", "given")
    field_order = ("danger", "words", *OF_CHILD, "worker", "happened_on", "happened_time")

    def __init__(self, *args, by, known, workers, **kwargs):
        """`known`: whether the child is on the register, so that nothing of it is asked.

        `workers`: the `WorkerCandidate`s from whom the writer may choose; none where another person assigns.
        """
        super().__init__(*args, **kwargs)
        chosen = [(str(one.worker_id), str(one)) for one in workers]
        self.fields["worker"].choices = [("", _("I go myself")), *chosen]
        if not workers:
            del self.fields["worker"]
        if known:
            for name in self.OF_CHILD:
                del self.fields[name]
        else:
            self.fields["settlement"].choices = [
                ("", _("Choose from the list")),
                *settlement_choices_within(by),
            ]

    def clean(self):
        answers = super().clean()
        if "given" in self.fields and not (answers.get("given") or answers.get("appearance")):
            self.add_error("appearance", _("Write how the child can be recognised, or the given name."))
        return answers

    def of_child(self):
        """What `register_at_once` takes; the other answers are those of the protection."""
        return {name: self.cleaned_data[name] for name in self.OF_CHILD}

    def answers(self):
        answers = {name: value for name, value in super().answers().items() if name not in self.OF_CHILD}
        return answers | {"worker": UUID(answers["worker"]) if answers.get("worker") else None}


def register_at_once(*, by, id, sex, age, settlement, where, appearance, surname, given):
    """Register a child in danger with what is known of it. `age` in years, about."""
    place = Place.objects.select_related("municipality", "district").get(pk=settlement)
    born = None if age is None else date(today().year - age, 1, 1)
    precision = Precision.UNKNOWN if born is None else Precision.YEAR
    return add_child(
        place.municipality or place.district,
        by=by,
        id=id,
        identity={
            "surname": surname,
            "given": given,
            "sex": sex,
            "birth_date": born,
            "birth_precision": precision,
        },
        address={"settlement_id": place.pk, "words": where},
        appearance=appearance,
    )


def case_at_once(child, *, by, id, danger, words, known_at, signal=None):
    """The case of a child in danger: the open one, else a new one, with the signal, which is urgent.

    Without a signal it is opened as found by this worker.
    """
    cases = cases_of(child, by)
    previous = previous_case_of(child, [one for one in cases if one.closure is not None])
    follows = previous and previous.case
    if signal is None:
        concern = CONCERN_OF_DANGER[Danger(danger)]
        said = {"channel": Channel.VISIT, "received_at": None, "discovered_at": known_at}
        return open_case(child, by=by, id=id, concern=concern, words=words, follows=follows, **said)
    if not Screening.objects.filter(signal=signal).exists():
        screen_signal(signal, by=by, outcome=ScreeningOutcome.URGENT)
    match_child(signal, by=by, child=child)
    standing = next((one.case for one in cases if one.closure is None), None)
    if standing is not None:
        add_signal(standing, by=by, signal=signal, wording=words)
        return standing
    said = {"concern": signal.concern, "channel": signal.channel}
    return open_from_signal(child, by=by, id=id, signal=signal, words=words, follows=follows, **said)


def protect_at_once(child, *, by, id, danger, words, known_at, signal=None, of_child=None, worker=None):
    """Begin to protect a child of a signal, or one whom the worker sees.

    `child` is None for one who is on no register; `of_child` is what is known of it then. `worker` is the id
    of who gets the case; None: whoever has it, else a writer who may assign. The ids of record
    and case follow from the id of the protection. Raises what `add_child`, `open_from_signal`, `open_case`
    and `begin_protection` raise; the caller's transaction holds all of it.
    """
    said = {"danger": danger, "words": words, "known_at": known_at}
    if signal is not None and of_child:
        refuse_copy(signal, of_child["where"], of_child["appearance"])
    child = child or register_at_once(by=by, id=uuid.uuid5(id, "child"), **of_child)
    case = case_at_once(child, by=by, id=uuid.uuid5(id, "case"), signal=signal, **said)
    standing = Assignment.objects.filter(case=case).first()
    if worker is not None and (standing is None or standing.worker_id != worker):
        assign_worker(case, by=by, worker_id=worker)
    elif standing is None and may_do(by, "intake.assign"):
        assign_worker(case, by=by, worker_id=by.pk)  # answers for the child until somebody else is named
    return begin_protection(case, by=by, id=id, **said)
