"""The query of an indicator, for who reads its rows in the own territory: boards and their lists."""


def rows_sql(rows: str, since: str, until: str) -> str:
    """The rows of an indicator as they are known now, as SQL; `since` and `until` are placeholders of days.

    Columns: id, child_id, district_id, municipality_id, worker_id, case_id, day, a column of text for each
    dimension, and days, the days that it took where something is measured. Row security applies: whoever asks
    gets the rows of the own territory and none behind a wall.
    """
    return f"indicators_rows_{rows}({since}::date, {until}::date, null::timestamptz)"


def condition_sql(only) -> str:
    """The condition that the dimensions have one of these codes, as SQL; "true" for no condition."""
    parts = [f"r.{name} in ({', '.join(map(quoted, codes))})" for name, codes in only.items()]
    return " and ".join(parts) or "true"


def quoted(code: str) -> str:
    """A code of a definition as SQL; a code is written in a definition and never by a person."""
    if not code.replace("_", "").isalnum():
        raise ValueError(f"{code!r} is no code of a category")
    return f"'{code}'"
