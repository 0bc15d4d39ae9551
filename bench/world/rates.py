"""How often something is written otherwise than it is, and why we think so.

No source counts any of this in Kyrgyzstan: every number is judgement, its reason beside it. Those
marked (asked) are the proportions that the targets of matching name. A share is of the rows of a
list unless it says otherwise. Kinds of damage are noted in truth.csv under the names in capitals
here, in small letters.
"""

from dataclasses import dataclass, field


def weighted(**weights: float) -> dict[str, float]:
    return weights


# Who they are.
TWIN_DELIVERY = 0.012  # (asked) of deliveries; so 2.4 % of children are twins
TWINS_ALIKE = 0.62  # of one sex: a third are identical, half of the others
SIZES = {1: 10, 2: 26, 3: 31, 4: 21, 5: 12}  # children under 18 in a family: large families are the rule
BROTHERS_NEAR = 0.45  # of families live beside a brother's: sons build next to their father
LIKE_THE_ELDER = 0.25  # of given names begin as an elder brother's or sister's: Нурлан, Нурбек, Нуржан
OTHER_PATTERN = 0.12  # of children are written in another pattern than their brothers and sisters
COMPOSED = 0.12  # of Kyrgyz given names are put together anew from a stem and an ending: a long tail
SKEW = 1.5  # exponent of the weights of names.csv: the commonest given name is then borne by about 2 %
STEPCHILD = 0.025  # of children have another father than the family's, and papers of both
MOVED = 0.06  # (asked) of families moved between the making of two lists
MOTHER_KEPT_HERS = 0.35  # of mothers bear another surname than the father

# A person's names, as papers have them.
STEPFATHER = 0.3  # of a stepchild's rows carry the stepfather's surname and patronymic: "adopted" at school
OTHER_STYLE = 0.05  # Асанов Бакыт Маратович in one paper, Марат уулу Бакыт in another: both are legal
BARE = 0.008  # the surname without its ending, changed by the family and not in every list
NICKNAME = 0.004  # what the child is called at home: a class register is filled in by who knows them
SHORT_OR_LONG = 0.008  # rule 13: Бакыт for Бакытбек; as often in lists as it is told in the article
NEW_NAME = 0.001  # renamed after an illness, as custom has it: another given name altogether
ABBREVIATED = 0.006  # "Нурл.", "Абд.": school forms have narrow columns
TWINS_CONFUSED = 0.02  # of twins' rows have the other's given name: about 5 rows in 10,000
INITIAL = 0.03  # the patronymic as an initial

# How it is put into columns.
SWAPPED_COLUMNS = 0.02  # the given name stands in the surname's column
ALL_IN_SURNAME = 0.015  # everything stands there: the form had one column
WITH_GIVEN = 0.02  # the patronymic stands with the given name
NO_SURNAME = 0.004  # nobody wrote it
UPPER = 0.08  # capitals; of Latin rows UPPER_LATIN, because passports have them
UPPER_LATIN = 0.45
SPACES = 0.02  # a space too many
SLIP, TWO_SLIPS = 0.06, 0.01  # typed from paper; far fewer than in a search box

# The date of birth.
YEAR_ONLY = 0.10  # (asked)
SWAPPED_DATE = 0.02  # (asked) day and month, of dates that can be swapped and mean another day
DIGIT_DATE = 0.02  # (asked)
MONTH_ONLY = 0.004
FIRST_JANUARY = 0.006  # the day was not known, and a form wanted one
OTHER_YEAR = 0.004  # entered a year older, to begin school
NO_DATE = 0.004

# Other evidence.
PIN_DIGIT = 0.005  # (asked) of PINs
PIN_SIBLINGS = 0.003  # (asked) of PINs, of children who have a brother or sister
PIN_MOTHERS = 0.002  # of PINs are the mother's: the clerk had her passport before him
PIN_BY_SPREADSHEET = 0.001  # of PINs became 2.10501E+13
SEX_WRONG, SEX_MISSING = 0.003, 0.01
MOTHER_OTHER_NAME = 0.10  # of mothers named stand under the other surname (maiden, married)
MOTHER_GIVEN_ONLY = 0.15
CARER_AS_MOTHER = 0.03  # the grandmother who brings the child is written down as the mother
PHONE_OTHER = 0.22  # numbers change with every SIM card
PHONE_OFFICE = 0.02  # the school's own number, for everybody who has none
AT_THE_CENTRE = 0.04  # the municipality's centre instead of the village
PLACE_MISSING = 0.03
OFFICE_WRITES_CODES = 0.10  # of offices fill in the classifier's code in place of the village's name
OFFICE_HABIT = 0.6  # of rows follow the hand that prevails in their office
OTHER_SCHOOL = 0.3  # of duplicates: a child who changed school stands on both lists


@dataclass(frozen=True)
class Profile:
    """One list: whom it can contain and how it is kept."""

    name: str
    hands: dict  # how names are spelled, by weight, among rows that are not Latin
    latin: float  # share of rows in Latin letters
    latins: dict = field(
        default_factory=lambda: weighted(passport=45, passport_old=22, place_latin=10, bgn=5, own=18)
    )
    by_family: bool = False  # whole families stand on it, as on a list of migrants
    small: float = 1.0  # how likely a child under six is on it, beside an older one
    no_pin: float = 0.40  # (asked)
    no_patronymic: float = 0.25
    no_mother: float = 0.3
    no_phone: float = 0.5
    duplicates: float = 0.02  # (asked)


# A school's class register is written by Kyrgyz-speaking teachers; a clinic's cards are old and Russian;
# a migration service copies passports; a border post has nothing but the passport.
SCHOOL = Profile(
    "school",
    weighted(as_written=40, russian=26, keyboard=16, rules=13, look_alike=5),
    0.004,
    small=0.4,
    no_patronymic=0.2,
    no_mother=0.25,
    no_phone=0.45,
)
MIGRATION = Profile(
    "migration",
    weighted(as_written=28, russian=38, keyboard=16, rules=14, look_alike=4),
    0.28,
    by_family=True,
    no_patronymic=0.3,
    no_mother=0.35,
    no_phone=0.5,
)
CLINIC = Profile(
    "clinic",
    weighted(as_written=18, russian=50, keyboard=14, rules=14, look_alike=4),
    0.01,
    small=1.8,
    no_mother=0.1,
    no_phone=0.55,
)
BORDER = Profile(
    "border",
    weighted(as_written=10, russian=60, keyboard=20, rules=8, look_alike=2),
    0.85,
    by_family=True,
    no_pin=0.25,
    no_patronymic=0.8,
    no_mother=0.9,
    no_phone=0.98,
)
FOUR = (SCHOOL, CLINIC, MIGRATION, BORDER)
