"""The marks of a sheet of paper: a digit for each answer, the same on every sheet and in every language."""

from umai.register.people import Sex

RESULTS = {"0": "none", "1": "migrants", "2": "others", "3": "nobody", "4": "refused", "5": "abandoned"}
NOT_WALKED = "9"  # the team did not come as far as this dwelling
AWAY = {"1": "both", "2": "only", "3": "mother", "4": "father", "5": "none", "9": "unknown"}
LIVES_WITH = {
    "1": "parent",
    "2": "grandparents",
    "3": "relatives",
    "4": "strangers",
    "5": "siblings",
    "6": "alone",
    "9": "unknown",
}
SEXES = {"1": Sex.MALE.value, "2": Sex.FEMALE.value}
SCHOOL = {"0": False, "1": True}
DANGERS = {"0": (False, False), "1": (True, False), "2": (False, True), "3": (True, True)}
"""Mark to whether life or health is in danger, and whether suicide or self-harm was spoken of."""
NOT_SAID = "-"
