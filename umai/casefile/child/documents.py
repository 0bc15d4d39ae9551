"""The documents of a child's file: photos and papers, who put them there and when."""

from umai.casefile.child.links import Links
from umai.documents.reading import files_of
from umai.register import merge_groups


def page(file, *, by):
    """The tab: the documents, the newest first, and the address that adds one."""
    files = [one for record in merge_groups.records_of(file.child, by) for one in files_of(record, by)]
    files.sort(key=lambda one: one.recorded_at, reverse=True)
    return {"files": files, "add_url": Links(file.child, by).add_document()}
