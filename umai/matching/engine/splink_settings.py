"""The model as Splink takes it: comparisons, trained numbers and blocking rules, for any of its backends.

Nothing here depends on the engine: where one machine is not enough, Splink's Spark backend takes the same
settings.
"""

from collections.abc import Mapping

from umai.matching.comparison.levels import COMPARISONS, Comparison
from umai.matching.comparison.trained_numbers import TrainedNumbers
from umai.matching.comparison.weighing import RAREST

# Two records are compared when they agree in all columns of one of these. The narrowest rules come first:
# a pair is compared once, by the first rule that finds it. The PIN comes last, so that it is known which
# pairs only it finds. Columns that `Features` does not have are made in `umai.matching.engine.features`.
BLOCKING_RULES = (
    ("born_either", "given"),
    ("born_either", "surname"),
    ("born_either", "father"),
    ("born_either", "settlement"),
    ("born_either", "mother"),
    ("phone",),
    ("both_bones", "born_year"),
    ("both_bones", "settlement"),
    ("given", "settlement", "born_year"),
    ("given", "father", "born_year"),
    ("given", "mother", "born_year"),
    ("given_bones", "born_yearly", "district"),
    ("given_begins", "surname", "district", "born_year"),
    ("father_begins", "settlement", "born_year", "sex"),
    ("surname_begins", "settlement", "born_year", "sex"),
    ("surname_begins", "father_begins", "born_year", "sex"),
    ("mother", "settlement", "born_year"),
    ("mother", "born_yearly", "sex", "municipality"),
    ("father", "born_yearly", "sex", "district"),
    ("given", "surname", "father"),
    ("given", "surname", "mother"),
    ("given", "father", "mother"),
    ("given", "father", "settlement"),
    ("pin",),
)
# Rules for lists that lack what those above need, or have more slips. One of them is used where it finds few
# pairs for each row, as in short lists of rare names.
WIDE_RULES = (
    ("born_either", "village"),
    ("both_bones", "village"),
    ("given", "surname", "village"),
    ("given", "surname", "born_year"),
    ("given", "village", "born_year"),
    ("surname", "village", "born_year"),
    ("born_either", "given_begins"),
    ("born_either", "surname_begins"),
    ("born_yearly", "village"),
    ("born_yearly", "given"),
    ("born_yearly", "surname"),
    ("given", "surname"),
    ("given", "village"),
    ("surname", "village"),
    ("born_either",),
    ("both_bones",),
)
NO_PRIOR = 0.5  # weights have no prior: it depends on the two lists and is added afterwards


def settings(trained: TrainedNumbers | None = None, *, blocked=BLOCKING_RULES) -> dict:
    """Splink's settings for one table of `features` with a whole number `id`; untrained without numbers."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "probability_two_random_records_match": NO_PRIOR,
        "comparisons": [comparison_settings(comparison, trained) for comparison in COMPARISONS],
        "blocking_rules_to_generate_predictions": [rule(columns) for columns in blocked],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def rule(columns) -> dict:
    return {"blocking_rule": " and ".join(f"l.{column} = r.{column}" for column in columns)}


def comparison_settings(comparison: Comparison, trained: TrainedNumbers | None) -> dict:
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [level_settings(comparison.name, level, trained) for level in comparison.levels],
    }


def level_settings(name: str, level, trained: TrainedNumbers | None) -> dict:
    found = {"sql_condition": level.condition.sql(), "label_for_charts": level.name}
    if level.open:
        return found | {"is_null_level": True}
    if trained:
        found |= {"m_probability": trained.m[name][level.name], "u_probability": trained.u[name][level.name]}
    if level.term:
        found |= {
            "tf_adjustment_column": level.term,
            "tf_minimum_u_value": RAREST,
            "disable_tf_exact_match_detection": True,
        }
    return found


def level_sql(comparison: Comparison, values: Mapping[str, float | str]) -> str:
    """SQL for the value of the level of a pair, from columns with the suffixes _l and _r."""
    whens = "".join(
        f" when {level.condition.sql()} then {values[level.name]}" for level in comparison.levels[:-1]
    )
    return f"case{whens} else {values[comparison.levels[-1].name]} end"
