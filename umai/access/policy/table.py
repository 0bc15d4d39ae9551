"""Every act, to the roles that may do it. `permissions` reads it."""

from umai.access.policy.casework import CASEWORK
from umai.access.policy.finding import FINDING
from umai.access.policy.governing import GOVERNING
from umai.access.policy.justice import JUSTICE
from umai.access.policy.standing_in import STANDING_IN

# An act to the roles that may do it to a record within their reach.
ROLES_OF_ACT = {**FINDING, **CASEWORK, **STANDING_IN, **JUSTICE, **GOVERNING}

# What who watches reads of a file that the database has open for them, and of no other. What is sealed, who
# reported, what follows self-harm, and every list of an office stay closed.
READ_WHEN_OPENED = {
    "register.read",
    "intake.read",
    "protection.read",
    "assessment.read",
    "planning.read",
    "visits.read",
    "referrals.read",
    "prevention.read",
    "review.read",
    "guardianship.read",
    "commission.read",
    "documents.read",
    "justice.read",
    "justice.duties.read",
    "situations.read",
    "entitlements.read",
    "feedback.read",
}

# Those of them that only read.
READING_ACTS = {act for act in ROLES_OF_ACT if act.endswith((".read", ".search"))}

# Acts that join, close or delete something. Where no signed head of the trail is kept elsewhere, a real
# register refuses these, and never one that begins or protects.
ENDING_ACTS = {
    *("register.merge", "register.agree_merge"),
    "review.agree_closing",
    *("identification.end", "identification.agree_ending"),
    "linkage.forget",
    "rights.agree_erasure",
    "walls.agree_lift",
}
