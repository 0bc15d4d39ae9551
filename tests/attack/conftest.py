"""The doors of the report form's process, as its own tests have them."""

from umai.identification.report_form.tests.conftest import client, of_report, reporter, send

__all__ = ["client", "of_report", "reporter", "send"]
