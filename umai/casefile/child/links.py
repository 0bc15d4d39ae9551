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
        if not may_do(self.by, "register.correct_fact", record):
            return None
        return reverse("register:fact_change", args=[record.pk, kind, fact.pk])

    def add(self, kind):
        if not may_do(self.by, "register.record_fact", self.child):
            return None
        return reverse("register:fact_add", args=[self.child.pk, kind])

    def add_adult(self):
        if not may_do(self.by, "register.add_adult", self.child):
            return None
        return reverse("register:adult_add", args=[self.child.pk])

    def move(self):
        if not may_do(self.by, "register.move_file", self.child):
            return None
        return reverse("register:move", args=[self.child.pk])

    def same(self):
        if not may_do(self.by, "register.merge", self.child):
            return None
        return reverse("casefile:same", args=[self.child.pk])

    def add_document(self):
        if not may_do(self.by, "documents.attach", self.child):
            return None
        return reverse("documents:attach", args=[self.child.pk])

    def open_case(self):
        if not may_do(self.by, "intake.open_case", self.child):
            return None
        return reverse("intake:open", args=[self.child.pk])
