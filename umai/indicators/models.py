"""What pages of figures show of the day, counted in the night."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class KeptFigure(models.Model):
    """The counts of one indicator by one list of dimensions, as a page shows them: to the nearest ten.

    The database counts and keeps them in the night (`indicators_keep_shown`), never the program, and only
    where counting takes longer than a page may. No exact count stands here, no role reads the table, and
    pages get it through the function that would otherwise count (`indicators_shown_cells`). It may be emptied
    at any time: pages are slower then.
    """

    id = models.BigAutoField(primary_key=True)
    """Number of the row, by which nothing is found; a count that is kept anew keeps it."""
    query = models.CharField(max_length=40)
    """Name of the rows that were counted: the end of the name of `indicators_rows_...`."""
    fixed = models.JSONField()
    """Dimensions that are fixed to one category, each with its code in a list; `{}` for none."""
    last_day = models.DateField()
    """Day in Bishkek until which was counted, from the first of its year, or as of which."""
    as_known_at = models.DateTimeField(null=True)
    """Last instant of the year, where it was counted from what was known then; null: from what was known when
    it was counted."""
    of_age_at = models.PositiveSmallIntegerField()
    """After how many years somebody was of age by the law of `last_day`."""
    told_by = ArrayField(models.CharField(max_length=20))
    """Dimensions by which it is told apart, in order; empty for all together."""
    cells = models.JSONField()
    """List of pairs: codes of the categories, and the count to the nearest ten; without codes, the sum."""
    counted_at = models.DateTimeField()
    """When it was counted, by the clock of the database."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["query", "fixed", "last_day", "as_known_at", "of_age_at", "told_by"],
                nulls_distinct=False,
                name="kept_figure_once",
            )
        ]
