"""What several forms of the register share: a birth date as far as known, places, names, the PIN."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umai.design.fields.dates import TypedDate
from umai.design.fields.forms import BirthDateField, Form, NameField, PinField, TextField
from umai.places.models import Place, PlaceLevel, Precision
from umai.register import merge_groups
from umai.register.fields import pin as pins
from umai.register.fields.birth_date import BirthDate
from umai.register.people import AdultIdentity, Child, Kinship


class PartialBirthDateField(BirthDateField):
    """A birth date of which the day, or day and month, may be left empty; answers `BirthDate` or None."""

    default_error_messages = {
        "required": gettext_lazy("Write the date of birth. If only the year is known, write the year."),
        "year_needed": gettext_lazy("Write at least the year of birth."),
    }

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "help_text": gettext_lazy(
                    "For example, 27 3 2015. If you know only the year, write the year."
                ),
                **kwargs,
            }
        )

    def prepare_value(self, value):
        if not isinstance(value, BirthDate):
            return value
        known = TypedDate.of(value.day)
        hidden: dict[str, dict[str, str]] = {
            Precision.MONTH: {"day": ""},
            Precision.YEAR: {"day": "", "month": ""},
        }
        return known._replace(**hidden.get(value.precision, {}))

    def to_python(self, value):
        if isinstance(value, BirthDate) or value in self.empty_values:
            return value or None
        typed = TypedDate.of(value)
        if not any(typed):
            return None
        if not typed.year or (typed.day and not typed.month):
            raise ValidationError(
                self.error_messages["year_needed"] if not typed.year else _("Add the month."),
                code="incomplete",
            )
        precision = Precision.DAY if typed.day else Precision.MONTH if typed.month else Precision.YEAR
        return BirthDate(
            super().to_python(TypedDate(typed.day or "1", typed.month or "1", typed.year)), precision
        )

    def validate(self, value):
        super().validate(value.day if isinstance(value, BirthDate) else value)

    def has_changed(self, initial, data):
        return True


def settlement_choices(*, districts=(), municipalities=()):
    """Choices of (id, name) grouped by municipality: the municipality itself, then its villages.

    One list, so that it works without JavaScript: choosing a village says the municipality too.
    """
    language = get_language() or "ky"
    places = Place.objects.current().filter(municipality_id__in=municipalities)
    if districts:
        places = Place.objects.current().filter(district_id__in=districts)
    grouped = {}
    for place in places.select_related("municipality").in_order():
        if place.level == PlaceLevel.VILLAGE or place.municipality_id == place.pk:
            over = place.municipality or place
            group = grouped.setdefault(over.name_in(language), [])
            group.insert(0 if place == over else len(group), (str(place.pk), place.name_in(language)))
    return sorted(grouped.items(), key=lambda group: group[0])


def settlement_choices_within(by):
    """Every settlement of this worker's territory."""
    return settlement_choices(districts=by.reach.districts, municipalities=by.reach.municipalities)


@dataclass
class FormContext:
    """The child whose file a form belongs to, and who fills it in: for lists of choices."""

    child: Child
    by: object

    @cached_property
    def kinships(self):
        """The family by the id of the adult."""
        ids = merge_groups.ids_of(self.child.pk, self.by)
        rows = Kinship.objects.within_reach_of(self.by).filter(child_id__in=ids)
        return {row.adult_id: row for row in rows}

    @cached_property
    def kin(self):
        """(adult id, "name, relation") of the family."""
        names = AdultIdentity.objects.filter(adult_id__in=self.kinships).order_by("surname", "given")
        return [
            (str(one.adult_id), f"{one.full_name()}, {self.kinships[one.adult_id].get_relation_display()}")
            for one in names
        ]

    @cached_property
    def settlements(self):
        """Everywhere in the district that holds the file."""
        return settlement_choices(districts=[self.child.district_id])


NAME = ("surname", "given", "patronymic")
AS_WRITTEN = ("written_ky", "written_ru", "written_latin")


class NamesForm(Form):
    """A person's name in parts, and as each document has it."""

    surname = NameField(label=gettext_lazy("Surname"), required=False)
    given = NameField(
        label=gettext_lazy("Given name"), required_message=gettext_lazy("Write the given name.")
    )
    patronymic = NameField(
        label=gettext_lazy("Patronymic"), required=False, help_text=gettext_lazy("Also with uulu or kyzy.")
    )
    written_ky = NameField(
        label=gettext_lazy("Full name as a Kyrgyz document has it"),
        script="cyrillic",
        required=False,
        max_length=200,
        size="l",
        help_text=gettext_lazy("Only when you have seen the document. Letter for letter."),
    )
    written_ru = NameField(
        label=gettext_lazy("Full name as a Russian document has it"),
        script="cyrillic",
        required=False,
        max_length=200,
        size="l",
    )
    written_latin = NameField(
        label=gettext_lazy("Full name as a passport has it, in Latin letters"),
        script="latin",
        required=False,
        max_length=200,
        size="l",
    )


class PersonForm(NamesForm):
    """A name with sex, birth date and PIN. When the PIN contradicts them, a reason is asked for."""

    born = PartialBirthDateField(label=gettext_lazy("Date of birth"), required=False)
    pin = PinField(
        label=gettext_lazy("PIN"),
        required=False,
        help_text=gettext_lazy("14 digits. Leave it empty if the person has none or you have not seen it."),
    )
    pin_doubt = TextField(
        label=gettext_lazy("Keep this PIN, because…"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example: it stands so in the birth certificate."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.doubt = self.fields.pop("pin_doubt")
        if (self.data if self.is_bound else self.initial or {}).get("pin_doubt"):
            self._ask_why()

    def _ask_why(self):
        """Put the question right below the PIN."""
        self.doubt.required = True  # only shown when there is a contradiction to explain
        fields = list(self.fields)
        fields.insert(fields.index("pin") + 1, "pin_doubt")
        self.fields["pin_doubt"] = self.doubt
        self.order_fields(fields)

    def clean(self):
        cleaned = super().clean()
        born = cleaned.get("born")
        doubts = pins.contradictions(
            cleaned.get("pin") or "",
            sex=cleaned.get("sex", ""),
            birth_date=born.day if born else None,
            precision=born.precision if born else Precision.DAY,
        )
        if doubts and not cleaned.get("pin_doubt"):
            if "pin_doubt" not in self.fields:
                self._ask_why()
            if "pin_doubt" not in self.errors:
                ask = _("Check the document. If the PIN stands there so, write why you keep it.")
                self.add_error("pin_doubt", " ".join([*doubts, ask]))
        if not doubts:
            cleaned["pin_doubt"] = ""
        return cleaned

    def person(self) -> dict:
        """The fields of an identity, as the act wants them."""
        answers = dict(self.cleaned_data)
        born = answers.pop("born")
        names = (*NAME, *AS_WRITTEN, "sex", "pin", "pin_doubt")
        return {name: answers.get(name) or "" for name in names} | {
            "birth_date": born.day if born else None,
            "birth_precision": born.precision if born else Precision.UNKNOWN,
        }


def birth_date_of(identity) -> BirthDate | None:
    day: date | None = identity.birth_date
    return BirthDate(day, identity.birth_precision) if day else None
