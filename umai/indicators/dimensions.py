"""Every dimension with its categories. Codes stay for good; the words are in the reader's language."""

from django.utils.translation import get_language, gettext, gettext_lazy

from umai.guardianship.applications.models import AppliedFor
from umai.identification.models import ScreeningOutcome
from umai.identification.signal.concerns import Channel, Concern
from umai.indicators.categories import IN_TIME, LATE, NO, UNKNOWN, YES, choices, fixed, listed, unknown
from umai.indicators.definition import IndicatorDimension
from umai.indicators.form_dimensions import FORM_DIMENSIONS
from umai.intake.cases.models import ClosingReason
from umai.law.options.entitlements import LIST as ENTITLEMENTS
from umai.places.models import Place, PlaceLevel
from umai.register.facts.school import Attendance
from umai.register.fields.countries import country_choices
from umai.register.models import CarePaper
from umai.register.people import Sex
from umai.rounds.market.models import MedicalCare
from umai.situations.words import finding_choices

NOBODY_AWAY = ("none", gettext_lazy("nobody is away"))
AGES = (
    ("0_6", gettext_lazy("0 to 6 years")),
    ("7_13", gettext_lazy("7 to 13 years")),
    ("14_17", gettext_lazy("14 to 17 years")),
    ("18", gettext_lazy("18 years and more")),
    UNKNOWN,
)
STEPS = (
    ("opened", gettext_lazy("a case was opened")),
    ("assessed", gettext_lazy("the assessment was complete")),
    ("planned", gettext_lazy("the plan was submitted")),
    ("approved", gettext_lazy("the plan was approved")),
    ("referred", gettext_lazy("another body was asked for help")),
    ("carried_out", gettext_lazy("a measure of the plan was carried out")),
    ("reviewed", gettext_lazy("the plan was reviewed")),
    ("closed", gettext_lazy("the case was closed")),
)


def places(level_of):
    """The categories of a dimension of places: their codes, with the names of today."""

    def codes():
        language = get_language() or "ky"
        found = [(code, place.name_in(language)) for code, place in level_of()]
        return [*found, (UNKNOWN[0], str(UNKNOWN[1]))]

    return codes


def oblasts():
    """Oblasts and cities of republican significance, by their codes of ISO 3166-2."""
    rows = Place.objects.exclude(iso_code="").exclude(level=PlaceLevel.COUNTRY)
    return [(place.iso_code, place) for place in rows.order_by("iso_code")]


def districts():
    """The units that have a department, by the codes of the state classifier."""
    rows = Place.objects.filter(pk__in=Place.objects.exclude(district=None).values("district"))
    return [(place.code, place) for place in rows.order_by("code")]


def countries():
    """Every country by its code of ISO 3166-1, those where many work first."""
    found = [(code, name) for _group, named in country_choices() for code, name in named]
    several, nobody = gettext("several countries"), gettext("nobody is abroad")
    return [*found, ("several", several), unknown(), ("none", nobody)]


DIMENSIONS = {
    one.name: one
    for one in [
        IndicatorDimension("oblast", gettext_lazy("Oblast or city"), places(oblasts)),
        IndicatorDimension("district", gettext_lazy("District"), places(districts)),
        IndicatorDimension(
            "assessed",
            gettext_lazy("Assessment"),
            fixed(IN_TIME, LATE, ("not_done", gettext_lazy("not done"))),
        ),
        IndicatorDimension(
            "planned", gettext_lazy("Plan"), fixed(IN_TIME, LATE, ("not_done", gettext_lazy("not done")))
        ),
        IndicatorDimension("help", gettext_lazy("Help"), lambda: listed(ENTITLEMENTS)),
        IndicatorDimension("visited", gettext_lazy("A visit was made"), fixed(YES, NO)),
        IndicatorDimension("kept", gettext_lazy("Made by the last day"), fixed(YES, NO)),
        IndicatorDimension(
            "charged",
            gettext_lazy("Charged to"),
            fixed(("office", gettext_lazy("the office")), ("worker", gettext_lazy("the worker"))),
        ),
        IndicatorDimension("made", gettext_lazy("Visit made"), fixed(YES, NO)),
        IndicatorDimension(
            "alone",
            gettext_lazy("Spoken to alone"),
            fixed(
                YES,
                NO,
                ("observed", gettext_lazy("too young or unable to speak")),
                ("not_said", gettext_lazy("not said")),
            ),
        ),
        IndicatorDimension("written", gettext_lazy("Written down"), fixed(IN_TIME, LATE)),
        IndicatorDimension(
            "answered",
            gettext_lazy("The answer"),
            fixed(
                IN_TIME,
                ("not_in_time", gettext_lazy("not in time")),
                ("waiting", gettext_lazy("the last day is not over")),
            ),
        ),
        IndicatorDimension(
            "carer",
            gettext_lazy("With whom the child lives"),
            fixed(
                ("parent", gettext_lazy("a parent")),
                ("grandparent", gettext_lazy("a grandparent")),
                ("kin", gettext_lazy("another relative")),
                ("other", gettext_lazy("another person")),
                ("institution", gettext_lazy("an institution")),
                UNKNOWN,
            ),
        ),
        IndicatorDimension(
            "arrangement", gettext_lazy("Paper of the carer"), lambda: [*choices(CarePaper), unknown()]
        ),
        IndicatorDimension(
            "paper",
            gettext_lazy("Whether the paper is valid"),
            fixed(
                ("parent", gettext_lazy("a parent needs none")),
                ("valid", gettext_lazy("valid")),
                ("ran_out", gettext_lazy("ran out")),
                ("none", gettext_lazy("no paper")),
            ),
        ),
        IndicatorDimension("sex", gettext_lazy("Sex"), lambda: [*choices(Sex), unknown()]),
        IndicatorDimension("age", gettext_lazy("Age"), fixed(*AGES)),
        IndicatorDimension("category", gettext_lazy("Category"), finding_choices),
        IndicatorDimension(
            "parents_away",
            gettext_lazy("Parents away"),
            fixed(
                ("one", gettext_lazy("one parent")),
                ("both", gettext_lazy("both parents")),
                ("none", gettext_lazy("no parent")),
            ),
        ),
        IndicatorDimension(
            "away_where",
            gettext_lazy("Where the parents are"),
            fixed(
                ("external", gettext_lazy("abroad")),
                ("internal", gettext_lazy("in another part of the country")),
                ("both", gettext_lazy("one abroad, one in the country")),
                NOBODY_AWAY,
            ),
        ),
        IndicatorDimension("abroad", gettext_lazy("A parent is abroad"), fixed(YES, NO)),
        IndicatorDimension("country", gettext_lazy("Country of the absence"), countries),
        IndicatorDimension(
            "away_for",
            gettext_lazy("Away for"),
            fixed(
                ("under_6_months", gettext_lazy("less than 6 months")),
                ("6_to_12_months", gettext_lazy("6 to 12 months")),
                ("1_to_3_years", gettext_lazy("1 to 3 years")),
                ("over_3_years", gettext_lazy("3 years and more")),
                UNKNOWN,
                NOBODY_AWAY,
            ),
        ),
        IndicatorDimension("school", gettext_lazy("School"), lambda: [*choices(Attendance), unknown()]),
        IndicatorDimension("asked_for", gettext_lazy("Applied for"), lambda: choices(AppliedFor)),
        IndicatorDimension("granted", gettext_lazy("Granted"), fixed(YES, NO)),
        IndicatorDimension(
            "outcome",
            gettext_lazy("What was made of it"),
            lambda: [("waiting", gettext("not looked at yet")), *choices(ScreeningOutcome)],
        ),
        IndicatorDimension("step", gettext_lazy("Step"), fixed(*STEPS)),
        IndicatorDimension(
            "within",
            gettext_lazy("How long after the opening"),
            fixed(
                ("1_day", gettext_lazy("by the next day")),
                ("10_days", gettext_lazy("2 to 10 days")),
                ("30_days", gettext_lazy("11 to 30 days")),
                ("90_days", gettext_lazy("31 to 90 days")),
                ("over_90_days", gettext_lazy("more than 90 days")),
            ),
        ),
        IndicatorDimension("reason", gettext_lazy("Why"), lambda: choices(ClosingReason)),
        IndicatorDimension(
            "seen",
            gettext_lazy("Was the child seen"),
            fixed(
                ("seen", gettext_lazy("somebody saw the child")),
                ("not_yet", gettext_lazy("not seen yet")),
                ("decided", gettext_lazy("closed without being seen")),
            ),
        ),
        IndicatorDimension(
            "hours",
            gettext_lazy("Hours until the child was seen"),
            fixed(
                ("3_hours", gettext_lazy("up to 3 hours")),
                ("24_hours", gettext_lazy("3 to 24 hours")),
                ("72_hours", gettext_lazy("24 to 72 hours")),
                ("over_72_hours", gettext_lazy("more than 72 hours")),
                ("not_seen", gettext_lazy("not seen")),
            ),
        ),
        IndicatorDimension(
            "relation",
            gettext_lazy("What the suspect is to the child"),
            lambda: [
                *listed("suspect_relations"),
                ("several", gettext("several suspects")),
                ("none", gettext("nobody is named")),
            ],
        ),
        IndicatorDimension("sexual", gettext_lazy("Of a sexual nature"), fixed(YES, NO)),
        IndicatorDimension("place", gettext_lazy("Place"), lambda: listed("incident_places")),
        IndicatorDimension("conflict", gettext_lazy("What it is"), lambda: listed("conflict_kinds")),
        IndicatorDimension(
            "self_harm", gettext_lazy("What was done or said"), lambda: listed("self_harm_kinds")
        ),
        IndicatorDimension("work", gettext_lazy("What the child does"), lambda: listed("round_work")),
        IndicatorDimension("goes_to_school", gettext_lazy("Goes to school"), fixed(YES, NO, UNKNOWN)),
        IndicatorDimension("doctor", gettext_lazy("Medical care"), lambda: choices(MedicalCare)),
        IndicatorDimension(
            "owes",
            gettext_lazy("What is owed"),
            fixed(
                ("overdue", gettext_lazy("something is overdue")),
                ("later", gettext_lazy("something is due later")),
                ("nothing", gettext_lazy("nothing is planned")),
            ),
        ),
        IndicatorDimension("assigned", gettext_lazy("Somebody answers for the case"), fixed(YES, NO)),
        IndicatorDimension("named", gettext_lazy("The name is known"), fixed(YES, NO)),
        IndicatorDimension(
            "waits_for",
            gettext_lazy("Waits for"),
            fixed(
                ("agreement", gettext_lazy("the agreement of the Commission")),
                ("approval", gettext_lazy("the approval of the local administration")),
            ),
        ),
        IndicatorDimension("late", gettext_lazy("The last day for it is over"), fixed(YES, NO)),
        IndicatorDimension("concern", gettext_lazy("Concern"), lambda: choices(Concern)),
        IndicatorDimension("channel", gettext_lazy("How it came"), lambda: choices(Channel)),
        *FORM_DIMENSIONS,
    ]
}


def title_of(dimension: str) -> str:
    return str(DIMENSIONS[dimension].title)
