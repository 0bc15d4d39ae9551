"""The columns that rows of a file begin with, in the order of a rehearsal's lines."""

HELD = (
    "id",
    "district_id",
    "municipality_id",
    "office_id",
    "recorded_at",
    "recorded_by_id",
    "recorded_office_id",
    "source",
)
FACT = (*HELD, "holds_from", "holds_to", "happened_on", "replaces_id", "why", "current")
