"""Which record each address is asked for: the names of `records`, or a fixed word after "=".

The longest line that an address begins with counts, and it must name every part. An address that no line
fills fails `test_every_address_has_a_record`, so that a new page stands here or is not built.
"""

import re

from django.urls import get_resolver

OBJECTS = {
    "api/children/": {"child_id": "child"},
    "api/cases/": {"case_id": "case", "visit_id": "visit"},
    "offices/workers/": {"pk": "worker"},
    "offices/training/": {"pk": "training"},
    "offices/of/": {"pk": "municipality"},
    "offices/requests/": {"pk": "staff_request"},
    "offices/terms/": {"pk": "term"},
    "offices/": {"pk": "department"},
    "offices/turns/": {"pk": "turn"},
    "law/proposals/": {"pk": "law_proposal"},
    "situations/what-if/": {"pk": "what_if"},
    "figures/claims/": {"pk": "published_claim"},
    "figures/indicators/": {"name": "=registered_children", "picture": "=by", "kind": "=svg"},
    "figures/table/": {"code": "=crimes", "picture": "=picture", "kind": "=svg"},
    "figures/forms/": {"code": "=ministry_yearly", "kind": "=csv"},
    "figures/coverage/": {"picture": "=map", "kind": "=svg"},
    "figures/extracts/": {"pk": "microdata"},
    "figures/editions/": {"pk": "published_edition", "picture": "=children", "kind": "=svg"},
    "figures/editions/asked/": {"pk": "edition_request"},
    "figures/questions/": {"pk": "law_question"},
    "figures/estimates/": {"pk": "estimate", "picture": "=methods", "kind": "=svg"},
    "law/sheet/": {"language": "=ky"},
    "calls/": {"pk": "call"},
    "children/<uuid:pk>/": {"pk": "child"},
    "children/<uuid:pk>/facts/": {"pk": "child", "kind": "=address", "fact": "address"},
    "children/<uuid:pk>/prevention/": {"pk": "child", "slug": "=attendance", "row": "note"},
    "children/<uuid:pk>/help/": {"pk": "child", "code": "=doctor"},
    "children/<uuid:pk>/feedback/": {"pk": "child", "decision": "child_decision"},
    "guardianship/advice/": {"part": "=papers"},
    "guidance/": {"room": "=field", "step": "=first_week"},
    "courses/": {"step": "=first_week", "n": "=1"},
    "departures/": {"pk": "departure", "kind": "=carer"},
    "care/": {"pk": "care"},
    "children/<uuid:pk>/returned/": {"pk": "child", "adult": "returned_parent"},
    "children/<uuid:pk>/papers/": {"pk": "child", "paper": "=certificate", "language": "=ky"},
    "invitations/": {"pk": "invitation"},
    "announcements/": {"pk": "sent_announcement"},
    "acceptances/": {"pk": "acceptance"},
    "applications/": {"pk": "application", "kind": "=birth"},
    "self-harm/": {"pk": "path"},
    "death-reviews/": {"pk": "death_review"},
    "death-reviews/answers/": {"pk": "death_conclusion"},
    "incidents/": {"pk": "incident"},
    "justice/answer/": {"pk": "settled_answer"},
    "justice/independent/": {"pk": "independent"},
    "justice/letter/": {"pk": "settled_letter"},
    "justice/letters/": {"pk": "settled_letter", "language": "=ky"},
    "justice/police/": {"pk": "proceeding"},
    "justice/roster/": {"pk": "roster_entry"},
    "justice/proceeding/": {"pk": "proceeding"},
    "justice/proceedings/": {"pk": "proceeding"},
    "justice/received/": {"pk": "settled_letter"},
    "justice/representation/": {"pk": "representation"},
    "justice/stage/": {"pk": "stage"},
    "justice/view/": {"pk": "view_in_proceedings"},
    "justice/withdrawal/": {"pk": "withdrawn_complaint"},
    "orders/": {"pk": "protection_order"},
    "justice/order/": {"pk": "protection_order"},
    "justice/breach/": {"pk": "order_breach"},
    "justice/court_answer/": {"pk": "court_answer"},
    "measures/": {"pk": "family_measure"},
    "justice/measure/": {"pk": "family_measure"},
    "matters/": {"pk": "offence_matter"},
    "justice/matter/": {"pk": "offence_matter"},
    "justice/detention/": {"pk": "detention"},
    "justice/questioning/": {"pk": "questioning"},
    "justice/outcome/": {"pk": "outcome"},
    "justice/diversion/": {"pk": "diversion"},
    "households/": {"pk": "household"},
    "justice/household/": {"pk": "household"},
    "justice/household_result/": {"pk": "household_result"},
    "justice/unfounded/": {"pk": "unfounded"},
    "justice/unfounded_answer/": {"pk": "unfounded_answer"},
    "unfounded/": {"pk": "unfounded"},
    "children/<uuid:pk>/same/": {"pk": "child", "other": "other_child"},
    "children/<uuid:pk>/not-same/": {"pk": "merged", "merge": "merge"},
    "merges/": {"pk": "proposal"},
    "documents/": {"pk": "document"},
    "justice/incident/": {"pk": "incident"},
    "justice/suspect/": {"pk": "suspect"},
    "justice/witness/": {"pk": "witness"},
    "justice/examination/": {"pk": "examination"},
    "justice/interview/": {"pk": "interview"},
    "duties/notices/": {"pk": "body_notice"},
    "duties/questions/": {"pk": "duty_question"},
    "duties/letters/": {"pk": "duty_letter", "language": "=ky"},
    "duties/ledger/": {"which": "=school"},
    "duties/asked/": {"pk": "duty_question"},
    "children/<uuid:pk>/shield/": {"pk": "child", "language": "=ky"},
    "shield/workers/": {"worker": "worker"},
    "shield/wants/": {"pk": "want"},
    "alarms/": {"pk": "carer_alarm"},
    "justice/alarm/": {"pk": "carer_alarm_answer"},
    "justice/repeated/": {"pk": "repeated_answer"},
    "justice/same/": {"pk": "suspect_same"},
    "justice/evidence/": {"pk": "evidence"},
    "justice/handover/": {"pk": "evidence_handover"},
    "evidence/": {"pk": "evidence"},
    "evidence/<uuid:pk>/parts/": {"pk": "evidence_upload", "number": "=1"},
    "evidence/uploads/": {"pk": "evidence_upload"},
    "evidence/openings/": {"pk": "evidence_opening"},
    "evidence/downloads/": {"pk": "evidence_download", "number": "=1"},
    "evidence/handovers/": {"pk": "evidence_handover"},
    "lists/review/": {"pk": "pair"},
    "lists/": {"pk": "source"},
    "lists/sent/": {"pk": "upload"},
    "lists/orders/": {"pk": "order"},
    "lists/editions/": {"pk": "list_edition", "which": "=all"},
    "inbox/mine/": {"pk": "signal"},
    "inbox/openings/": {"pk": "opening"},
    "inbox/<uuid:pk>/": {"pk": "signal"},
    "inbox/<uuid:pk>/child/": {"pk": "signal", "child_id": "child"},
    "inbox/<uuid:pk>/joined/": {"pk": "matched_signal"},
    "posters/telephones/": {"pk": "office"},
    "posters/gone/": {"pk": "poster"},
    "posters/<int:pk>/": {"pk": "municipality"},
    "posters/<int:pk>/put-up/": {"pk": "village"},
    "transfers/": {"pk": "transfer"},
    "caseload/": {"worker": "worker"},
    "lowered/": {"pk": "lowering"},
    "assignments/": {"pk": "assignment"},
    "cases/<uuid:case>/": {"case": "case"},
    "cases/<uuid:pk>/": {"pk": "case"},
    "cases/<uuid:pk>/assessment/": {"pk": "case", "domain": "=health"},
    "cases/<uuid:case>/plan/": {"case": "case", "kind": "=child"},
    "cases/<uuid:case>/plan/<slug:kind>/needs/": {"case": "case", "kind": "=child", "line": "need"},
    "cases/<uuid:case>/plan/<slug:kind>/goals/": {"case": "case", "kind": "=child", "line": "goal"},
    "cases/<uuid:case>/plan/<slug:kind>/measures/": {"case": "case", "kind": "=child", "line": "measure"},
    "cases/<uuid:case>/plan/<slug:kind>/<slug:what>/": {
        "case": "case",
        "kind": "=child",
        "what": "=needs",
        "line": "need",
    },
    "cases/<uuid:case>/visits/": {"case": "case", "line": "visit"},
    "cases/<uuid:case>/visits/missed/": {"case": "case", "pk": "missed"},
    "cases/<uuid:case>/visits/twice/": {"case": "case", "pk": "conflict"},
    "cases/<uuid:case>/referrals/": {"case": "case", "pk": "referral"},
    "cases/<uuid:case>/referrals/new/": {"case": "case", "service": "service", "office": "school"},
    "cases/<uuid:case>/reviews/": {"case": "case", "pk": "review"},
    "cases/<uuid:case>/reviews/conference/": {"case": "case", "pk": "conference"},
    "protection/": {"pk": "protection", "which": "sibling", "name": "=removal"},
    "plans/": {"pk": "edition"},
    "plans/print/": {"language": "=ky"},
    "plans/check/": {"code": "code"},
    "visits/missed/": {"pk": "missed"},
    "questions/": {"pk": "question"},
    "callbacks/": {"pk": "drawn"},
    "outings/": {"pk": "outing"},
    "referrals/": {"pk": "referral"},
    "referrals/services/": {"pk": "service"},
    "referrals/agreements/": {"pk": "agreement"},
    "referrals/ledger/": {"office": "school", "what": "=asked"},
    "commission/sessions/": {"pk": "session", "paper": "=agenda", "language": "=ky"},
    "commission/matters/": {"pk": "matter", "language": "=ky"},
    "commission/decisions/": {"pk": "decision"},
    "commission/half-year/": {"language": "=ky"},
    "commission/control/": {"pk": "district"},
    "prevention/mine/": {"slug": "=attendance"},
    "prevention/told/": {"pk": "body_note", "child_id": "child"},
    "unseen/": {"pk": "listed"},
    "watch/": {"which": "=repeated", "pk": "case"},
    "watch-letters/": {"pk": "watch_letter", "language": "=ky"},
    "watch/openings/": {"pk": "watch_request"},
    "watch/opened/": {"pk": "watch_opening"},
    "contradictions/": {"pk": "child", "rule": "=carer_away"},
    "week/": {"language": "=ky"},
    "system/texts/": {"language": "=ky", "part": "=1"},
    "handovers/": {"pk": "handover", "worker": "to_worker", "language": "=ky"},
    "emergency/": {"pk": "emergency_request"},
    "emergency/opened/": {"pk": "emergency_opening"},
    "opens/questions/": {"pk": "open_question"},
    "ties/suggested/": {"pk": "suggestion"},
    "ties/lift/": {"pk": "lift_request"},
    "ties/cases/": {"pk": "case"},
    "children/<uuid:child>/ties/": {"child": "child", "pk": "wall"},
    "api/rounds/": {"round_id": "round", "answer_id": "sent_answer"},
    "rounds/<uuid:pk>/": {"pk": "round", "sheet": "=1"},
    "rounds/<uuid:pk>/market/": {"pk": "market", "seen": "seen_child"},
    "rounds/members/": {"pk": "member"},
    "rounds/doors/": {"pk": "stop"},
    "rounds/paper/": {"pk": "sheet_run"},
    "rounds/found/": {"pk": "door_child"},
    "rounds/sent/": {"pk": "sent_answer"},
    "rounds/anew/": {"pk": "anew_stop"},
    "sightings/": {"pk": "sighting", "other": "other_sighting", "child_id": "child"},
    "sightings/matches/": {"pk": "sighting_match"},
    "rights/extract/": {"pk": "extract"},
    "rights/consent/": {"pk": "consent"},
    "rights/dispute/": {"pk": "dispute"},
    "rights/erasure/": {"pk": "erasure"},
    "board/duty/": {"pk": "case", "number": "=1"},
    "board/": {"key": "=overdue"},
}
# Where a GET with the own record has nothing to show, and why.
NOTHING_TO_SHOW = {
    "protection/<uuid:pk>/papers/<slug:name>/": "a paper is printed by sending the form",
    "cases/<uuid:case>/plan/<slug:kind>/goals/new/": "the need stands behind the question mark",
    "ties/lift/<uuid:pk>/": "whoever asked is nobody's second person here; the tests of the room show it",
    "ties/lift/<uuid:pk>/refuse/": "whoever asked is nobody's second person here",
    "children/<uuid:pk>/rights/notice/print/": "a paper is printed by sending the form",
    "children/<uuid:pk>/help/print/": "a paper is printed by sending the form",
    "rights/extract/<uuid:pk>/print/": "a paper is printed by sending the form",
    "justice/letters/<uuid:pk>/paper/<slug:language>/": "a paper is printed by sending the form",
    "justice/police/<uuid:pk>/": "no stage of it is asked of the police; the tests of the room show it",
    "justice/received/<uuid:pk>/": "the letter went to no prosecutor's office here; the tests of the room show it",
    "watch/<slug:which>/<uuid:pk>/letter/": "no violence repeats here; the tests of the room write letters",
    "watch/<slug:which>/<uuid:pk>/open/": "no violence repeats here; the tests of the room open files",
    "lists/orders/<uuid:pk>/refused.xlsx": "the order was not worked on, so no row was refused",
}
# Where a record of elsewhere is no secret, and why; what hangs on a child there is compared all the same.
SEEN_BY_ALL = {
    "plans/check/<str:code>/": "whoever holds a printed plan may ask whether its code is right",
    "transfers/<uuid:pk>/": "the file was sent to Kochkor, whose department answers",
    "transfers/<uuid:pk>/back/": "the file was sent to Kochkor, whose department answers",
    "commission/control/<int:pk>/": "which districts there are is no secret; no row names a child",
    "offices/of/<int:pk>/": "which places there are is no secret; of their offices only the own are shown",
    "lists/<uuid:pk>/": "who gives lists, and on which ground, is known in every district",
    "lists/<uuid:pk>/send/": "a list may have children of several districts",
    "lists/editions/<uuid:pk>/": "that a list was taken in is known; its rows are read where they lie",
    "lists/editions/<uuid:pk>/refused.xlsx": "the page has no row from elsewhere",
    "lists/editions/<uuid:pk>/<slug:which>/": "the page has no row from elsewhere",
    "justice/roster/<uuid:pk>/correct/": "who can be asked in a district is known everywhere",
    "justice/roster/<uuid:pk>/end/": "who can be asked in a district is known everywhere",
    "referrals/services/<uuid:pk>/end/": "what is offered in a district is known everywhere",
    "referrals/agreements/<uuid:pk>/end/": "what was agreed with a body is known everywhere",
    "referrals/ledger/<uuid:office>/<slug:what>/": "which offices there are is known; the referrals are not shown",
}
# What hangs on no child: a wall between a reader and a child does not hide it.
OF_NO_CHILD = {
    *(
        "worker",
        "person",
        "to_worker",
        "term",
        "training",
        "staff_request",
        "turn",
        "law_proposal",
        "what_if",
        "published_claim",
        "law_question",
        "estimate",
        "microdata",
        "published_edition",
        "edition_request",
    ),
    *(
        "office",
        "department",
        "school",
        "municipality",
        "village",
        "district",
        "poster",
        "service",
        "agreement",
        "roster_entry",
    ),
    "emergency_request",
    "session",
    *("round", "market", "member", "stop", "sheet_run", "sent_answer", "anew_stop"),
    *("code", "source", "upload", "order", "list_edition", "listed", "body_note", "handover"),
}
PART = re.compile(r"<(?:\w+:)?(\w+)>")


def every_pattern(patterns=None, before="") -> dict:
    """Each address that names something, as it stands in the lists of addresses, with its view."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern).lstrip("^")
        if hasattr(pattern, "url_patterns"):
            found |= every_pattern(pattern.url_patterns, address)
        elif PART.search(address):
            found[address] = pattern.callback
    return found


def objects_of(address) -> dict:
    """What each part of this address names; {} where no line of the table fills it."""
    asked = PART.findall(address)
    for line in sorted(OBJECTS, key=len, reverse=True):
        if address.startswith(line):
            named = OBJECTS[line]
            return {part: named[part] for part in asked} if set(asked) <= set(named) else {}
    return {}


def filled(address, named, of) -> str:
    """The address with these names in it; `of(part, name)` answers the id, fixed words stand for themselves."""

    def value(match):
        name = named[match[1]]
        return name[1:] if name.startswith("=") else str(of(match[1], name))

    return "/" + PART.sub(value, address)


def records_of(named) -> list:
    """The parts that name a record, in the order of the address."""
    return [part for part, name in named.items() if not name.startswith("=")]
