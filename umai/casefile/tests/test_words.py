from django.urls import get_resolver

from umai.access.doors import ACT_WORDS
from umai.access.policy.table import ROLES_OF_ACT
from umai.casefile.trail_words import LOOK_WORDS
from umai.casefile.words import NEXT_STEPS, RISK_COLOURS, RISK_WORDS
from umai.intake.models import DueKind, Risk

# Acts on things that are no child's file: staff, the law, turns, calls, signals, lists and their rows, posters,
# services.
ELSEWHERE = (
    *("offices.", "lawbook.", "notices.", "identification."),
    *("oversight.", "linkage.", "outreach.", "unseen."),
)
NO_FILE = {
    "commission.sessions.read",
    "commission.half_year.read",
    "commission.control.read",
    "commission.desk.read",
    "guardianship.checks.read",
    # Rights to print: the trail names what was printed.
    "guardianship.papers.read",
    "guardianship.notice.read",
    "walls.read",
    # Rights to open the pages of rounds, which are part of no child's file.
    *("rounds.read", "rounds.questions.read", "rounds.agreement.read"),
    *("rounds.found.read", "rounds.sightings.read"),
    # Rights to open the lists: the trail names the list.
    "watch.read",
    "watch.deaths.read",
    "watch.refused.read",
    "watch.letters.read",
    "watch.openings.read",
    "watch.opened.read",
    "walls.say",
    "referrals.offer",
    "referrals.end_service",
    "referrals.record_agreement",
    "referrals.end_agreement",
    "intake.reminders.read",
    "contradictions.read",
    "situations.counts.read",
    "situations.what_if.read",
    "statistics.read",
    "statistics.extracts.read",
    "statistics.extract_files.read",
    "statistics.editions.read",
    "opens.emergencies.read",
    "opens.questions.read",
    "intake.caseload.read",
    "intake.lowered.read",
    "intake.transfers.read",
    "referrals.catalogue.read",
    "planning.waiting.read",
    "register.weights.read",
    "rights.retention.read",
    "register.use_weights",
}


def test_every_act_on_a_file_is_said_in_words():
    assert get_resolver().url_patterns  # every act is defined once the pages are
    said = ACT_WORDS.keys() | LOOK_WORDS.keys() | NO_FILE
    assert [act for act in ROLES_OF_ACT if act not in said and not act.startswith(ELSEWHERE)] == []


def test_what_can_be_owed_and_every_risk_have_words():
    assert set(NEXT_STEPS) == {*DueKind.values, ""} - {DueKind.TEN_DAYS}
    assert set(RISK_WORDS) == set(RISK_COLOURS) == set(Risk)
