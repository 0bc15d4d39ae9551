"""Children on the register: by what the law calls them, how parents are away, and who cares for them."""

from django.utils.translation import gettext_lazy as _

from umai.indicators.definition import FLOW, STOCK, Indicator

PLACES = ("oblast", "district")
PERSON = ("sex", "age")
FAMILY = ("abroad", "parents_away", "away_where", "country", "away_for", "school", "carer", "arrangement")
UNIT, FINDINGS, ARRANGEMENTS, DECISIONS = _("children"), _("findings"), _("arrangements"), _("decisions")
LAST_DAY_OF_PERIOD = _("the last day of the period")
ON_REGISTER = _("children on the register")
YEARLY_FORM = _("the Ministry's yearly form on children in a difficult life situation")
CODE = _("Code on Children, the categories of children")

CHILDREN = [
    Indicator(
        "registered_children",
        _("Children on the register"),
        _("children on the register who are not of age; a child with several records counts once"),
        _("children of the country"),
        UNIT,
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, *PERSON),
        YEARLY_FORM,
        "registered",
    ),
    Indicator(
        "children_of_migrants",
        _("Children of labour migrants"),
        _("children whom the law of the day calls children of labour migrants"),
        ON_REGISTER,
        UNIT,
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, *PERSON, *FAMILY),
        CODE,
        "in_category",
        {"category": ("labour_migrants",)},
        part_of="registered_children",
    ),
    Indicator(
        "children_without_care",
        _("Children left without parental care"),
        _("children whom the law of the day calls left without parental care"),
        ON_REGISTER,
        UNIT,
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, *PERSON, *FAMILY),
        YEARLY_FORM,
        "in_category",
        {"category": ("without_parental_care",)},
        part_of="registered_children",
    ),
    Indicator(
        "children_without_lawful_carer",
        _("Children without a lawful carer"),
        _("children who live with somebody whose paper is not what the law of the day asks for"),
        ON_REGISTER,
        UNIT,
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, *PERSON, *FAMILY),
        CODE,
        "in_category",
        {"category": ("no_lawful_carer",)},
        part_of="registered_children",
    ),
    Indicator(
        "children_by_category",
        _("Children by category"),
        _("what the law of the day calls children; a child counts once in each of several categories"),
        ON_REGISTER,
        FINDINGS,
        LAST_DAY_OF_PERIOD,
        STOCK,
        ("category", *PLACES, *PERSON),
        YEARLY_FORM,
        "in_category",
        repeats=True,
    ),
    Indicator(
        "care",
        _("Who cares for children, on which paper"),
        _("arrangements of care that hold, of all children on the register"),
        ON_REGISTER,
        ARRANGEMENTS,
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, "carer", "arrangement", "paper"),
        YEARLY_FORM,
        "care",
    ),
    Indicator(
        "formal_care",
        _("Children in formal care"),
        _("children in an institution, with a foster family, under guardianship; each child counts once"),
        ON_REGISTER,
        UNIT,
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, "arrangement", "carer"),
        _("UNICEF, indicators of children in formal care; the Ministry's yearly form"),
        "formal_care",
        part_of="care",
    ),
    Indicator(
        "guardianship_decisions",
        _("Decisions on guardianship"),
        _("applications for guardianship that were decided"),
        _("applications for guardianship"),
        DECISIONS,
        _("the day of the decision"),
        FLOW,
        (*PLACES, "asked_for", "granted"),
        YEARLY_FORM,
        "guardianship",
    ),
    Indicator(
        "waiting_applications",
        _("Papers under consideration"),
        _("applications for guardianship that were neither decided nor taken back"),
        _("applications for guardianship"),
        _("applications"),
        LAST_DAY_OF_PERIOD,
        STOCK,
        (*PLACES, "asked_for"),
        YEARLY_FORM,
        "waiting_applications",
    ),
]
