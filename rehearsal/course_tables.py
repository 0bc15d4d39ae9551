"""The columns of what comes after an assessment, in the order in which the lines have them."""

from rehearsal.columns import FACT_COLUMNS, ROW_COLUMNS
from rehearsal.justice.tables import TABLES_TEXT as OF_JUSTICE

FIRST_COLUMNS = {"held": ROW_COLUMNS, "fact": FACT_COLUMNS}
TABLES_TEXT = """
intake_stop held child_id case_id stopped_on due_on is_late review_on
intake_risklevel fact child_id case_id risk reasons review_on
planning_plan held child_id case_id kind begun_on
planning_need fact plan_id line child_id domain words finding_id
planning_goal fact plan_id line child_id need_line words
planning_measure fact plan_id line child_id need_line goal_line kind words body_id body_words person_id
    person_words due_on protects_now begun_on
planning_measureprogress held child_id plan_id measure_id line kind happened_on words
planning_placement fact child_id plan_id form words
planning_planedition held child_id case_id plan_id kind number handed_in_on text code why
planning_planstep held child_id edition_id kind happened_on words on_paper paper_number paper_on decided_by
    scan_id due_on is_late
visits_visitwindow fact child_id case_id earliest_on latest_on risk reason words open kept whose_id
visits_missedvisit held child_id case_id window_id worker_id latest_on caseload above_limit
visits_visit fact child_id case_id window_id line worker_id made not_made words at with_whom with_police
    latitude longitude accuracy place announced seen why_not_seen alone why_not_alone childs_words awake
    moves weight_grams marks bond checked_by carer dwelling school_health risk risk_words agreed next_on
    digest is_late
review_review held child_id case_id edition_id held_on works words childs_view risk reasons promised
    change_plan next_on due_on is_late paper_number paper_on decided_by scan_id
review_conference held child_id case_id held_on words paper_number paper_on decided_by scan_id
review_participant held child_id conference_id name body
review_conferencedecision held child_id conference_id line words who due_on
visits_visitquestion held child_id case_id visit_id line worker_id sign evidence due_on
    answered passed_on final
visits_questionanswer held child_id question_id words
visits_questiondecision held child_id question_id result reason
guardianship_departure fact child_id adult_id way announced_on kind country reason leaves_on returns_on
    contact carer_id words
guardianship_departurecheck fact child_id departure_id kind outcome asked_on words
guardianship_departureconfirmation held child_id departure_id confirmed_on absence_id
guardianship_departurewithdrawal held child_id departure_id reason words
guardianship_careplacement held child_id care_id placed_on check_due_on
guardianship_childreturn held child_id returned_on country way met_by goes_to care_id papers words
guardianship_guardianshipapplication held child_id applicant_id arrangement received_on wanted_until words
    due_on
guardianship_applicationpaper fact child_id application_id kind state looked_on words
guardianship_applicationstage held child_id application_id kind reached_on found words due_on
guardianship_householdcheck held child_id application_id answer offices
guardianship_applicationdecision held child_id application_id body granted decided_on in_force_on number
    issuer ends_on reason appeal_to appeal_until care_id
guardianship_applicationwithdrawal held child_id application_id reason words
prevention_note fact kind noted_on value missed_days school_days due_on words child_id body_note_id
    told_by_id body
prevention_talk fact child_id case_id partner who made not_made talked_on words agreed next_on
prevention_parentcontact fact child_id case_id adult_id way contacted_at reached told decisions language
    time_zone heard_apart words
justice_incident fact child_id case_id line kinds day_known often place settlement_id known_by known_on
    words sealed
justice_suspect fact child_id incident_id sealed adult_id name birth_year relation lives_with had_care state
justice_incidentwitness fact child_id incident_id sealed other_id name saw words
justice_incidentexamination fact child_id incident_id sealed kind outcome refused_by body number findings
justice_interview fact child_id incident_id sealed body presence recorded explained why_again
referrals_referral held child_id case_id service_id to_office_id agreement_id measure_line sent urgent
    sent_on due_on
referrals_referralreason held child_id referral_id words
referrals_referralanswer held child_id referral_id to_office_id kind answered_on words service_due_on on_paper
    paper_number paper_on decided_by scan_id
"""


def parse_tables(written):
    """Table to columns; a line that is set in goes on with the one before."""
    for line in written.replace("\n    ", " ").strip().splitlines():
        table, begins, *columns = line.split()
        yield table, (*FIRST_COLUMNS[begins], *columns)


COURSE_TABLES = dict(parse_tables(TABLES_TEXT)) | dict(parse_tables(OF_JUSTICE))
