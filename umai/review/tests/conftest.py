"""The child, the case and the proposal of intake's tests serve these too."""

from umai.intake.tests.conftest import case, child, proposal

__all__ = ["case", "child", "proposal"]
