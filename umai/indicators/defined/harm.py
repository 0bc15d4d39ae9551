"""Harm to children, as the offices of this system know it: violence, offences, self-harm, work.

Official totals of crimes and of suicides are counted by other bodies and come to Umai once a year as their
figures (`umai.statistics`): the records here hold what offices of child protection were told, and no more.
"""

from django.utils.translation import gettext_lazy as _

from umai.indicators.definition import FLOW, Indicator

PLACES = ("oblast", "district")
PERSON = ("sex", "age")
AT_RISK = _("children of the country")
TOLD = _("Umai counts what it was told: official totals of crimes and suicides are a yearly import")
PROCEEDINGS_DAY = _("the day of the first stage; while none is known, the day on which it was written down")

HARM = [
    Indicator(
        "violence",
        _("Violence against children, by who is suspected"),
        _("incidents of violence, neglect or exploitation of which an office learned; nobody is guilty here"),
        AT_RISK,
        _("incidents"),
        _("the day on which the office learned of it"),
        FLOW,
        (*PLACES, "relation", "sexual", "place", *PERSON),
        TOLD,
        "violence",
    ),
    Indicator(
        "proceedings",
        _("Proceedings about harm to children, by act"),
        _("proceedings about what was done to a child, of which an office knows; they say nothing of guilt"),
        AT_RISK,
        _("proceedings"),
        PROCEEDINGS_DAY,
        FLOW,
        ("act", "led_by", "sexual", *PLACES, *PERSON),
        TOLD,
        "proceedings",
    ),
    Indicator(
        "sexual_crimes",
        _("Proceedings about sexual crimes against children, by act"),
        _(
            "proceedings about an act of a sexual nature against a child, of which an office knows; they say"
            " nothing of guilt"
        ),
        AT_RISK,
        _("proceedings"),
        PROCEEDINGS_DAY,
        FLOW,
        ("sexual_act", "act", "led_by", *PLACES, *PERSON),
        TOLD,
        "proceedings",
        {"sexual": ("yes",)},
        part_of="proceedings",
    ),
    Indicator(
        "offences_by_minors",
        _("Children in conflict with the law"),
        _("matters in which a child ran away or came into conflict with the law; it says nothing of guilt"),
        AT_RISK,
        _("matters"),
        _("the day of the matter"),
        FLOW,
        (*PLACES, "conflict", *PERSON),
        TOLD,
        "offences",
    ),
    Indicator(
        "self_harm",
        _("Self-harm and attempts"),
        _("what children did or said of harming themselves, as an office heard it"),
        AT_RISK,
        _("events"),
        _("the day on which it happened"),
        FLOW,
        (*PLACES, "self_harm", *PERSON),
        TOLD,
        "self_harm",
    ),
    Indicator(
        "reviewed_deaths",
        _("Deaths that were reviewed"),
        _("deaths of children that somebody outside the line reviews"),
        AT_RISK,
        _("deaths"),
        _("the day of death"),
        FLOW,
        (*PLACES, *PERSON),
        TOLD,
        "deaths",
    ),
    Indicator(
        "working_children",
        _("Children at work on markets and streets"),
        _("children whom a round saw at work; one who was known from an earlier sighting counts once"),
        _("children on the markets and streets that were walked"),
        _("children"),
        _("the day on which the child was seen"),
        FLOW,
        (*PLACES, "work", "goes_to_school", "doctor", *PERSON),
        _("the Ministry's yearly form: worst forms of child labour"),
        "working_children",
    ),
]
