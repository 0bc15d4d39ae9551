"""The columns that rows of a file begin with, in the order of a rehearsal's lines."""

ROW_COLUMNS = (
    "id",
    "district_id",
    "municipality_id",
    "office_id",
    "recorded_at",
    "recorded_by_id",
    "recorded_office_id",
    "source",
)
FACT_COLUMNS = (*ROW_COLUMNS, "holds_from", "holds_to", "happened_on", "replaces_id", "why", "current")
