"""What the traceback on a page of `bin/run --dev` leaves out."""

import re

from django.views.debug import SafeExceptionReporterFilter


class ErrorReportFilter(SafeExceptionReporterFilter):
    """Django's own, which knows nothing of the passwords that `umai serve` hands over."""

    hidden_settings = re.compile(
        f"{SafeExceptionReporterFilter.hidden_settings.pattern}|CREDENTIALS|_URL", re.IGNORECASE
    )
