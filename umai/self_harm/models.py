"""The tables of this room, where Django and the other rooms look for them."""

from umai.self_harm.deaths.models import DeathAnswer, DeathConclusion, DeathReview
from umai.self_harm.following.models import FollowingContact, NotReached, SaysAgain
from umai.self_harm.path.models import (
    CarerTold,
    MeansRemoved,
    NotAlone,
    PathOutcome,
    SchoolTold,
    SelfHarmPath,
    SelfHarmPathEnding,
    SpecialistCalled,
    SpecialistOutcome,
    SpokenWithChild,
    TalkWay,
    ToldBy,
)

__all__ = [
    "CarerTold",
    "DeathAnswer",
    "DeathConclusion",
    "DeathReview",
    "FollowingContact",
    "MeansRemoved",
    "NotAlone",
    "NotReached",
    "PathOutcome",
    "SaysAgain",
    "SchoolTold",
    "SelfHarmPath",
    "SelfHarmPathEnding",
    "SpecialistCalled",
    "SpecialistOutcome",
    "SpokenWithChild",
    "TalkWay",
    "ToldBy",
]
