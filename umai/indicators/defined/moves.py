"""Children who came into formal care and left it, were adopted, found, to whom a parent or help came."""

from django.utils.translation import gettext_lazy as _

from umai.indicators.definition import FLOW, Indicator

PLACES = ("oblast", "district")
PERSON = ("sex", "age")
CHILDREN = _("children")
IN_CARE = _("children in formal care")
YEARLY_FORM = _("the Ministry's yearly form on children in a difficult life situation")
FORMAL_CARE = _("UNICEF, indicators of children in formal care; the Ministry's yearly form")

MOVES = [
    Indicator(
        "placements",
        _("Children who came into formal care"),
        _(
            "children who came into an institution, a foster family or guardianship and were in no care of"
            " that kind the day before; a child counts once for each kind"
        ),
        _("children on the register"),
        CHILDREN,
        _("the first day of this care"),
        FLOW,
        ("placed", *PLACES, *PERSON),
        FORMAL_CARE,
        "placements",
        repeats=True,
    ),
    Indicator(
        "left_care",
        _("Children who left formal care"),
        _(
            "children whose care in an institution, a foster family or guardianship ended, and where they"
            " lived the day after; a child counts once for each kind"
        ),
        IN_CARE,
        CHILDREN,
        _("the last day of this care"),
        FLOW,
        ("placed", "went", *PLACES, *PERSON),
        FORMAL_CARE,
        "left_care",
        repeats=True,
    ),
    Indicator(
        "left_institutions",
        _("Children who left institutions"),
        _("children whose care in an institution ended, and where they lived the day after"),
        IN_CARE,
        CHILDREN,
        _("the last day of this care"),
        FLOW,
        ("went", *PLACES, *PERSON),
        YEARLY_FORM,
        "left_care",
        {"placed": ("institution",)},
        part_of="left_care",
    ),
    Indicator(
        "adoptions",
        _("Children who were adopted"),
        _(
            "children of whom an office wrote down that they were adopted; the secret is kept, a count is"
            " told"
        ),
        _("children on the register"),
        CHILDREN,
        _("the first day of the adoption"),
        FLOW,
        ("oblast", *PERSON),
        YEARLY_FORM,
        "adoptions",
    ),
    Indicator(
        "parents_back",
        _("Children to whom a parent came back"),
        _("children to whom a parent came back from abroad or from another part of the country"),
        _("children of whom a parent is away"),
        CHILDREN,
        _("the day on which the parent came back"),
        FLOW,
        ("away_where", "country", *PLACES, *PERSON),
        _("Programme of family support and child protection"),
        "parents_back",
    ),
    Indicator(
        "help_obtained",
        _("Help that families obtained"),
        _(
            "what families asked for and obtained: a benefit, a missing paper, a lawyer, school, a doctor;"
            " of one child each kind counts once"
        ),
        _("children on the register"),
        _("kinds of help"),
        _("the day on which it was obtained"),
        FLOW,
        ("help", *PLACES, *PERSON),
        _("Programme of family support and child protection"),
        "help_obtained",
    ),
    Indicator(
        "found_in_rounds",
        _("Children found in rounds"),
        _("children of whom somebody spoke at a door; one who is known to be the same child counts once"),
        _("children at the dwellings that were walked"),
        CHILDREN,
        _("the day on which the team was at the door"),
        FLOW,
        ("found", *PLACES, *PERSON),
        _("Resolution 391 of 2015: children are sought"),
        "found_in_rounds",
    ),
]
