"""What may be done with papers and files: print one from a record."""

from hashlib import sha256

from umai.access.doors import act
from umai.documents import papers
from umai.documents.models import Printed


def print_paper(record, *, by, paper, template, values, language):
    """Print a paper from this record: the row that says so, and the PDF.

    `paper` is a name of ours, as "protection.removal"; the rest as in `papers.pdf`.
    """
    row = note_print(record, by=by, paper=paper, template=template, values=values, language=language)
    return row, row.pdf


@act("documents.print")
def note_print(record, *, by, paper, template, values, language):
    """Print a paper from this record, and note which one it was."""
    pdf = papers.pdf(template, values, language, record=record.pk)
    row = Printed.objects.create(
        child_id=record.child_id, about_kind=record._meta.label_lower, about_id=record.pk, paper=paper,
        language=language, sha256=sha256(pdf).hexdigest(),
        check_value=papers.check(template, values, language, record=record.pk),
        district_id=record.district_id, municipality_id=record.municipality_id, office_id=record.office_id,
    )  # fmt: skip
    row.pdf = pdf
    return row
