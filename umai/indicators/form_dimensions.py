"""What the rows of official forms are told apart by: kinds of care, acts, what Commissions did."""

from django.utils.translation import gettext_lazy

from umai.commission.decisions.models import DecisionKind
from umai.indicators.categories import IN_TIME, LATE, NO, UNKNOWN, YES, choices, fixed, listed
from umai.indicators.definition import IndicatorDimension

INSTITUTION = ("institution", gettext_lazy("an institution"))
FOSTER = ("foster", gettext_lazy("a foster family"))
GUARDIANSHIP = ("guardianship", gettext_lazy("guardianship"))
WAITING = ("waiting", gettext_lazy("nobody said yet"))

FORM_DIMENSIONS = [
    IndicatorDimension(
        "placed", gettext_lazy("Kind of formal care"), fixed(INSTITUTION, FOSTER, GUARDIANSHIP)
    ),
    IndicatorDimension(
        "care_type",
        gettext_lazy("Care in a family or in an institution"),
        fixed(("family", gettext_lazy("a foster family or guardianship")), INSTITUTION),
    ),
    IndicatorDimension(
        "went",
        gettext_lazy("Where the child lived the day after"),
        fixed(
            ("parents", gettext_lazy("with parents")),
            ("relatives", gettext_lazy("with relatives, without formal care")),
            INSTITUTION,
            FOSTER,
            GUARDIANSHIP,
            ("other", gettext_lazy("with somebody else, without formal care")),
            UNKNOWN,
        ),
    ),
    IndicatorDimension(
        "found",
        gettext_lazy("Who it is"),
        fixed(
            ("new", gettext_lazy("not on the register before")),
            ("known", gettext_lazy("on the register already")),
            ("not_sure", gettext_lazy("the office is not sure who it is")),
            WAITING,
        ),
    ),
    IndicatorDimension(
        "act", gettext_lazy("Act, by the edition of the codes"), lambda: listed("proceeding_acts")
    ),
    IndicatorDimension(
        "sexual_act",
        gettext_lazy("Act of a sexual nature, in any edition"),
        fixed(
            ("rape", gettext_lazy("rape")),
            ("sexual_force", gettext_lazy("sexual assault")),
            ("sexual_compulsion", gettext_lazy("sexual compulsion")),
            ("under_16", gettext_lazy("intercourse with a person under 16")),
            ("sexual_misconduct", gettext_lazy("sexual misconduct")),
            ("other", gettext_lazy("another act, or not told")),
        ),
    ),
    IndicatorDimension("led_by", gettext_lazy("Which body leads it"), lambda: listed("proceeding_bodies")),
    IndicatorDimension("decided", gettext_lazy("What was decided"), lambda: choices(DecisionKind)),
    IndicatorDimension(
        "matter",
        gettext_lazy("Of what"),
        fixed(
            ("plan", gettext_lazy("a plan")),
            ("case", gettext_lazy("a case or an earlier decision")),
            ("postponed", gettext_lazy("put off to a later session")),
        ),
    ),
    IndicatorDimension(
        "heard",
        gettext_lazy("The child was heard"),
        fixed(
            ("heard", gettext_lazy("the child was heard")),
            ("not_heard", gettext_lazy("the child was not heard")),
            ("not_asked", gettext_lazy("a plan, or put off: it is not asked")),
        ),
    ),
    IndicatorDimension("against_family", gettext_lazy("Against the will of the family"), fixed(YES, NO)),
    IndicatorDimension("held", gettext_lazy("The session was held"), fixed(YES, NO, WAITING)),
    IndicatorDimension(
        "carried_out",
        gettext_lazy("Carried out"),
        fixed(
            IN_TIME,
            LATE,
            ("overdue", gettext_lazy("overdue")),
            ("ended", gettext_lazy("another decision took its place, or the case was closed")),
            ("waiting", gettext_lazy("the last day is not over")),
        ),
    ),
]
