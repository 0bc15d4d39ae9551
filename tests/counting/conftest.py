"""Lists that were taken in, and a round that has ended, from the tests of their rooms."""

from umai.linkage.tests.conftest import file_of, nookat, on, source  # noqa: F401
from umai.rounds.tests.conftest import village, walk  # noqa: F401
from umai.rounds.tests.histories.test_list_of_rounds import known  # noqa: F401
