"""The documents of a child's file: photos and papers, who put them there and when."""

from umai.casefile.links import Links
from umai.documents.reading import files_of


def page(file, *, by):
    """The tab: what there is, the newest first, and the way to add one."""
    return {"files": files_of(file.child, by), "add_url": Links(file.child, by).add_document()}
