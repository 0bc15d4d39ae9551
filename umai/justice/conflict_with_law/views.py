"""The pages of a child in conflict with the law, apart from those of what was done to the child."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.permissions import may_do
from umai.justice.conflict_with_law.kinds import ABOUT_A_MATTER, MATTER
from umai.justice.conflict_with_law.models import OffenceMatter
from umai.justice.conflict_with_law.reading import alarms_of_matter, conflict_context
from umai.justice.line import current_id
from umai.justice.lines import lines_of
from umai.justice.page import RecordJustice
from umai.justice.sections import correct_url, sections_of
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.register.models import Child


class ConflictOfChild(FilePage):
    """When this child ran away or came into conflict with the law, for those who may read it."""

    of = Child
    look = "justice.read"
    template = "justice/conflict_with_law/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("justice:conflict", self.record.pk)
        return super().respond()

    def context(self):
        return {"child": self.record} | conflict_context(self.record, self.by)


class RecordMatter(RecordJustice, kind=MATTER):
    """Write down that the child ran away or is in conflict with the law; few read it afterwards."""

    def back(self):
        return reverse("justice:conflict", args=[self.record.pk])

    def context(self):
        return {"rows": []}

    def destination(self, matter):
        """The child's page: whoever wrote it may be somebody who does not read it."""
        return self.back()

    @property
    def message(self):
        return _("It is saved and sealed: the worker of the case, the head and those named to it read it.")


class ShowOffenceMatter(FilePage):
    """One matter: what must not be overlooked, and all that is written about it."""

    of = OffenceMatter
    look = "justice.read"
    template = "justice/conflict_with_law/matter.html"

    def find(self):
        return consult(OffenceMatter, current_id(OffenceMatter, self.address["pk"], self.by), by=self.by)

    def respond(self):
        return super().respond() if self.record.line == self.address["pk"] else redirect(self.record)

    def context(self):
        matter, by = self.record, self.by
        with by.speaking():
            alarms = alarms_of_matter(matter, by)
        return {
            "matter": matter,
            "what": MATTER.summary(matter),
            "lines": lines_of(MATTER, matter, by),
            "correct_url": correct_url(MATTER, matter) if may_do(by, "justice.correct", matter) else "",
            "alarms": alarms,
            "sections": sections_of(matter, ABOUT_A_MATTER, by),
        }
