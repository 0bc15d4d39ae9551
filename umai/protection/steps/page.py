"""Pages of a protection: each has on top whether it runs, and the numbers to call."""

from functools import cached_property

from django.utils.translation import gettext as _

from umai.access.pages import ActPage
from umai.intake.cases.actions import is_closed
from umai.protection import guidance
from umai.protection.emergency.models import Protection
from umai.protection.steps.state import ProtectionState, state_of
from umai.register.child.page import FilePage


class ProtectionPage(FilePage):
    """A page about a protection, or about a step of one."""

    of = Protection
    related = ("case",)
    look = "protection.read"

    @cached_property
    def state(self) -> ProtectionState:
        return state_of(self.record, self.by)

    @cached_property
    def closed(self) -> bool:
        return is_closed(self.record.case)

    def head(self):
        ended = self.state.ending is not None
        return super().head() | {
            "protection": self.record,
            "case": self.record.case,
            "closed": self.closed,
            "state": self.state,
            "numbers": guidance.numbers(),
            "tag": (_("protection ended"), "grey") if ended else (_("protection is running"), "purple"),
        }


class ProtectionActPage(ProtectionPage, ActPage):
    """A page on which something is written of a protection."""
