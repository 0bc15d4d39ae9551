"""A page that writes a fact, shows first what the fact ends, and ends it in the same step."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import transaction

from umai.register.child.page import FileActPage
from umai.register.child.reactions import Reactions
from umai.register.consequences.change import Ending


class EndingPage(FileActPage, ABC):
    """What a fact ends is shown once before it is saved."""

    reactions: Reactions | None = None

    @abstractmethod
    def endings(self) -> list[Ending]:
        """What ends with the fact as the answers stand now."""

    def look_for_endings(self) -> None:
        found = self.endings()
        self.reactions = Reactions(found, self.request.POST) if found else None

    def respond(self) -> Any:
        if self.request.method == "POST" and self.received() is None and self.is_answered():
            self.look_for_endings()
            if self.reactions and not self.reactions.are_seen:
                self.status = 409
                return self.draw()
        return super().respond()

    def write(self) -> Any:
        with transaction.atomic():
            if self.reactions:  # first, for with a new address the file may leave this worker's reach
                self.reactions.end(self.by)
            return super().write()

    def refuse(self, refusal: Any) -> None:
        super().refuse(refusal)
        if self.reactions:
            self.look_for_endings()
