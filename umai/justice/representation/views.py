"""The page on which is written who was asked for an independent representative."""

from umai.justice.page import RecordJustice
from umai.justice.representation.kinds import INDEPENDENT


class RecordIndependent(RecordJustice, kind=INDEPENDENT):
    """Choose who of the roster was asked; where it holds nobody for the district, the page says so."""

    template = "justice/roster/independent.html"

    def context(self):
        return super().context() | {"nobody_listed": "entry_id" not in self.form.fields}
