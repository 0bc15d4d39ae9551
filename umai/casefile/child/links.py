"""Links from a child's file to the pages of other rooms that change something."""

from django.urls import reverse

from umai.access.permissions import may_do
from umai.register import merge_groups


class Links:
    """The addresses of pages that change something about one child; None where the reader may not.

    A new fact is written in the leading record (`child`); an existing one is changed in its own record.
    """

    def __init__(self, child, by):
        self.child, self.by = child, by
        self.records = {one.pk: one for one in merge_groups.records_of(child, by)}

    def change(self, kind, fact, through=None):
        """The page that changes this fact, or adds one when `fact` is None.

        A fact of an adult names no child: for it `through` is the kinship.
        """
        if fact is None:
            return self.add(kind)
        record = self.records.get((through or fact).child_id, self.child)
        return self._page("register.correct_fact", "register:fact_change", record, kind, fact.pk)

    def add(self, kind):
        return self._page("register.record_fact", "register:fact_add", self.child, kind)

    def add_adult(self):
        return self._page("register.add_adult", "register:adult_add", self.child)

    def move(self):
        return self._page("register.move_file", "register:move", self.child)

    def rights(self):
        return self._page("rights.read", "rights:of_child", self.child)

    def same(self):
        return self._page("register.merge", "casefile:same", self.child)

    def add_document(self):
        return self._page("documents.attach", "documents:attach", self.child)

    def tie(self):
        return self._page("walls.declare", "walls:declare", self.child)

    def calls_back(self):
        return self._page("call_back.read", "call_back:of_child", self.child)

    def contact(self):
        return self._page("contact.read", "contact:of_child", self.child)

    def self_harm(self):
        return self._page("self_harm.open", "self_harm:open", self.child)

    def open_case(self):
        return self._page("intake.open_case", "intake:open", self.child)

    def _page(self, act, name, record, *address):
        return reverse(name, args=[record.pk, *address]) if may_do(self.by, act, record) else None
