"""docs/data.md and docs/words.md: the data dictionary, and the glossary in three languages."""

import csv

from django.apps import apps

from umai.printed.page import CHECKOUT, PRINTED


def data_page():
    """The data dictionary: every table of a room, its columns and what they mean.

    The same words are the comments of tables and columns in the database.
    """
    from umai.access.row_security import is_shown_after_a_look

    lines = ["# Data dictionary", PRINTED, "In psql, `\\d+ TABLE` says the same.", ""]
    for config in apps.get_app_configs():
        if not config.name.startswith("umai."):
            continue
        for model in config.get_models():
            lines += [f"## `{model._meta.db_table}`", "", model._meta.db_table_comment, ""]
            if is_shown_after_a_look(model):
                lines += ["The web role reads a row only after a look at its child.", ""]
            lines += ["| column | type | meaning | values |", "|---|---|---|---|"]
            for field in model._meta.concrete_fields:
                kind = field.get_internal_type().removesuffix("Field")
                to = f" → `{field.related_model._meta.db_table}`" if field.related_model else ""
                choices = ", ".join(f"`{value}`" for value, _label in field.flatchoices)
                null = " or null" if field.null else ""
                lines.append(f"| `{field.column}` | {kind}{to}{null} | {field.db_comment} | {choices} |")
            lines.append("")
    return "\n".join(lines)


def words_page():
    """The glossary in three languages, which the translations follow."""
    lines = [
        "# Words",
        PRINTED,
        "`official`: a form used in an official text; `news/ministry`: seen in texts of the",
    ]
    lines += ["Ministry or the press; `own`: our translation, which no native editor has reviewed yet.", ""]
    lines += ["| English | Russian | Kyrgyz | status |", "|---|---|---|---|"]
    with (CHECKOUT / "umai" / "locale" / "glossary.csv").open(newline="") as file:
        lines += [
            f"| {row['en']} | {row['ru']} | {row['ky']} | {row['status']} |" for row in csv.DictReader(file)
        ]
    return "\n".join([*lines, ""])
