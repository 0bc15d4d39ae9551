"""The values that the traceback on a page of `bin/run --dev` leaves out."""

import re

from django.views.debug import SafeExceptionReporterFilter


class ErrorReportFilter(SafeExceptionReporterFilter):
    """Django's filter, which also hides the passwords that `umai serve` passes on."""

    hidden_settings = re.compile(
        f"{SafeExceptionReporterFilter.hidden_settings.pattern}|CREDENTIALS|_URL", re.IGNORECASE
    )
