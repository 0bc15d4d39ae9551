"""Functions of the owner that only count: what boards show, and the state of the system."""

# The rows that boards count and list, as the speaker reaches them.
BOARD_ROWS = [
    "indicators_rows_ten_days",
    "indicators_rows_planned_visits",
    "indicators_rows_missed_visits",
    "indicators_rows_visits",
    "indicators_rows_referrals",
    "indicators_rows_worklist",
    "indicators_rows_waiting_plans",
    "indicators_rows_care",
    "indicators_district_then",
    "indicators_carer",
]
# Counts and instants for whoever keeps the machine: of no person, so that the pages and the worker may ask.
STATE_OF_SYSTEM = ["oversight_state", "oversight_sent_of_day", "oversight_signed_texts"]
# Where calls wait, for the Ministry and the administrator: of the pages alone.
OVER_ALL_DISTRICTS = ["oversight_waiting_calls"]
