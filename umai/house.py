"""The rooms of the house, from the lowest up: a room imports only rooms before it in this list.

`pyproject.toml` holds the same order for import-linter; rooms side by side there do not import each
other at all.
"""

ROOMS = (
    "refusal",
    "machine",
    "schema",
    "law",
    "names",
    "matching",
    "estimate",
    "design",
    "trail",
    "places",
    "staff",
    "access",
    "offices",
    "notices",
    "urgency",
    "register",
    "documents",
    "lawbook",
    "linkage",
    "identification",
    "outreach",
    "rounds",
    "intake",
    "protection",
    "assessment",
    "planning",
    "visits",
    "referrals",
    "prevention",
    "guardianship",
    "unseen",
    "contradictions",
    "opens",
    "walls",
    "commission",
    "justice",
    "self_harm",
    "situations",
    "review",
    "rights",
    "watch",
    "casefile",
    "oversight",
    "statistics",
)

ROOMS_WITH_ACTS = ROOMS[ROOMS.index("offices") :]  # rooms in which something may be done to a record
