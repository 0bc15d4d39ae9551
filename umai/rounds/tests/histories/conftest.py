"""Lists that were taken in, beside the rounds of the room's own fixtures."""

from umai.linkage.tests.conftest import file_of, nookat, on, source  # noqa: F401
