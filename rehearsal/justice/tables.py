"""The columns of justice and of self-harm, in the order in which lines have them."""

TABLES_TEXT = """
justice_proceeding fact child_id incident_id sealed line kind body number act article police_id words
justice_proceedingstage fact child_id incident_id sealed proceeding_id stage ground article body number words
    from_body
justice_independentasked fact child_id incident_id sealed entry_id asked_of outcome name reason waits named
    no_roster due_on
justice_withdrawncomplaint fact child_id incident_id sealed signer_id name signed_as received_by pressure
    reason
justice_settledletter fact child_id incident_id sealed line proceeding_id level to_office_id to_words year
    number ended_on stage ground act article matter body due_on follows
justice_settledanswer fact child_id incident_id sealed letter_id answer number words from_body
justice_householddecision fact child_id incident_id sealed line home children answer at agreed_with goes words
justice_householdvisitresult fact child_id incident_id sealed decision_id other_id name found words
justice_protectionorder fact child_id line changes_id change does kind adult_id against body number
    in_force_on ends_on is_final monitoring words incident_id sealed
justice_orderbreach fact child_id order_id words told told_words sealed
register_rightsdecision fact child_id adult_id limit court number
justice_familymeasure fact child_id adult_id kind by_body body article number in_force_on result help_offered
    provision shown rights_id
justice_bodynotice fact child_id direction body body_office_id body_words matter learned_at late_at
    informed_at way
justice_dutyquestion held child_id notice_id to_office_id asks matter happened_on place_id asked_on due_on
justice_dutyanswer held child_id question_id to_office_id words answered_on on_paper paper_number
justice_dutyletter held child_id question_id to missing
justice_dutylettersigning held child_id letter_id signed reason of_office_id year number signed_on due_on
justice_dutyletteranswer held child_id letter_id answered_on paper_number words
self_harm_selfharmpath held child_id case_id kind told_by happened_at words contact_due_on follow_until
self_harm_spokenwithchild fact child_id path_id happened_at way is_safe words
self_harm_notalone fact child_id path_id happened_at somebody_stays stays until_on
self_harm_meansremoved fact child_id path_id happened_at removed words
self_harm_specialistcalled fact child_id path_id happened_at outcome who seen_on
self_harm_carertold fact child_id path_id happened_at told words
self_harm_schooltold fact child_id path_id happened_at told words
self_harm_followingcontact held child_id path_id contact_on made why_not says_again words next_on next_due_on
self_harm_selfharmpathending held child_id path_id outcome words
self_harm_deathreview held child_id died_on reason due_on
self_harm_deathconclusion held child_id review_id findings recommendations body_id answer_due_on
self_harm_deathanswer held child_id conclusion_id words
"""
