"""Where something about a child is changed: addresses in other rooms, for those who may go there."""

from django.urls import reverse

from umai.access.permissions import may_do
from umai.register import merge_groups


class Links:
    """The ways from one child's file into the rooms where things are done; None where one may not.

    What is new is written in the record that leads (`child`); what stands is changed in its own record.
    """

    def __init__(self, child, by):
        self.child, self.by = child, by
        self.records = {one.pk: one for one in merge_groups.records_of(child, by)}

    def change(self, kind, fact, through=None):
        """Where this fact is changed; a missing one is added. `through`: the kinship that leads to an
        adult's fact, which names no child."""
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
