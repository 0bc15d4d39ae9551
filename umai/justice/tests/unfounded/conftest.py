"""An incident with a suspect who has children of her own, some of another office."""

from umai.justice.tests.households.conftest import four, home, suspect, woman

__all__ = ["four", "home", "suspect", "woman"]
