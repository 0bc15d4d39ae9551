"""How a matter goes from body to body. No figure of it was found: every share here is an assumption."""

from typing import NamedTuple

from rehearsal.draw import Wheel


class Step(NamedTuple):
    """A stage so many days after the one before, by which body; the grounds of one that ends the matter."""

    stage: str
    after: tuple[int, int]
    body: str = "police"
    grounds: Wheel | None = None


RECONCILED = Wheel({"reconciled_2021": 70, "agreed_2021": 30})
REFUSED = Wheel({"no_offence": 46, "no_event": 20, "not_proven": 14, "under_age": 8, "not_told": 12})
WITHDRAWN, NOBODY_COMPLAINS = Wheel({"withdrawn": 1}), Wheel({"nobody_complains_2021": 1})
WITHOUT_VERDICT = Wheel(
    {"not_proven": 50, "passed_on": 22, "died": 6, "amnesty": 8, "insane": 4, "other": 10}
)
BEGUN = (Step("registered", (0, 2)),)
CHECKED = (*BEGUN, Step("checked", (3, 10)))
OPENED = (*CHECKED, Step("opened", (1, 5), "investigation"))
IN_COURT = (*OPENED, Step("sent_to_court", (30, 60), "prosecutor"), Step("hearing", (10, 30), "court"))


def in_court(**grounds):
    return (*IN_COURT, Step("verdict", (7, 30), "court", Wheel(grounds)))


COURSES: dict[str, tuple[Step, ...]] = {
    "registered": BEGUN,
    "checked": CHECKED,
    "refused": (*CHECKED, Step("refused", (1, 5), "police", REFUSED)),
    "nobody_complains": (*CHECKED, Step("refused", (1, 5), "police", NOBODY_COMPLAINS)),
    "withdrawn": (Step("not_registered", (0, 3), "police", WITHDRAWN),),
    "opened": OPENED,
    "restrained": (*OPENED, Step("restraint", (1, 5), "court")),
    "suspended": (*OPENED, Step("suspended", (30, 60), "investigation")),
    "reconciled": (*OPENED, Step("ended", (10, 40), "investigation", RECONCILED)),
    "ended": (*OPENED, Step("ended", (30, 60), "investigation", WITHOUT_VERDICT)),
    "in_court": IN_COURT,
    "punished": in_court(convicted=60, fined=40),
    "acquitted": in_court(acquitted=1),
    "appealed": (*in_court(convicted=1), Step("appeal", (5, 20), "court")),
}
SHARES = Wheel(
    {
        "registered": 9,
        "checked": 6,
        "refused": 20,
        "nobody_complains": 5,
        "withdrawn": 6,
        "opened": 9,
        "restrained": 3,
        "suspended": 4,
        "reconciled": 12,
        "ended": 5,
        "in_court": 6,
        "punished": 11,
        "acquitted": 1,
        "appealed": 3,
    }
)
# How often a body of justice takes an incident up at all, by its kind.
TAKEN_UP = {
    "sexual_violence": 0.9,
    "injured": 0.8,
    "sexual_abuse": 0.75,
    "beaten": 0.5,
    "child_labour": 0.3,
    "threatened": 0.25,
    "saw_violence": 0.2,
    "neglected": 0.12,
    "left_alone": 0.1,
    "bullied": 0.08,
    "kept_from_school": 0.04,
}
TAKEN_BACK = {"withdrawn": 0.95, "reconciled": 0.8, "nobody_complains": 0.7}  # of others so many:
TAKEN_BACK_OTHERWISE = 0.06
ACTS = {
    "beaten": "light_harm_2021",
    "injured": "less_grave_harm_2021",
    "threatened": "threat_2021",
    "saw_violence": "family_violence_2021",
    "bullied": "light_harm_2021",
    "neglected": "neglected_duties_2021",
    "left_alone": "left_in_danger_2021",
    "kept_from_school": "neglected_duties_2021",
    "child_labour": "exploitation_2021",
    "sexual_violence": "sexual_force_2021",
    "sexual_abuse": "sexual_misconduct_2021",
}
AT_HOME = {"beaten": "family_violence_2021", "injured": "torment_2021"}  # by whom the child lives with
NO_ACT = 0.12  # the body named none
# What becomes of a matter that was settled away: no letter, one without answer, with an answer, a second one.
LETTERS = Wheel({"none": 24, "silent": 30, "answered": 34, "again": 12})
ANSWERS = Wheel({"cancelled": 34, "checks": 24, "lawful": 30, "not_ours": 6, "other": 6})


class MadeOfIt(NamedTuple):
    """What is made of an incident, where that is set: days since it was known, its parts; "" for a draw."""

    days: int
    course: str = ""
    letter: str = ""
    order: str = ""
    duty: str = ""
    measure: str = ""


# The first incidents of a demonstration municipality, so that every list there has something to show, however
# few children there are. The days follow from the terms: a letter within three days, an answer within
# fourteen, the police asked after fourteen, an order of thirty days.
SHOWN_FIRST = (
    MadeOfIt(25, course="registered", order="breached", duty="silent"),
    MadeOfIt(60, course="reconciled", letter="none", order="over", duty="answered"),
    MadeOfIt(12, course="nobody_complains", letter="silent", order="runs", duty="in_time"),
    MadeOfIt(80, course="withdrawn", letter="silent", order="extended", duty="letter"),
    MadeOfIt(130, course="reconciled", letter="cancelled", measure="warning"),
    MadeOfIt(20, course="checked", order="ends_soon", measure="protocol"),
    MadeOfIt(8, course="checked"),
    MadeOfIt(200, course="punished", order="revoked", duty="letter", measure="restriction"),
    MadeOfIt(150, course="reconciled", letter="again"),
    MadeOfIt(100, course="opened", duty="in_time"),
)
