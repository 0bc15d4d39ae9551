"""The pages of documents, each filled in as the worker does who may."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.act_pages import ActPageTests, FilledPage
from umai.documents import views
from umai.documents.tests.conftest import PHOTO


class Again(SimpleUploadedFile):
    """A file that can be sent more than once."""

    def read(self, *size):
        self.seek(0)
        return super().read(*size)


def attach(child):
    answers = {
        "upload": Again("photo.jpg", PHOTO),
        "kind": "certificate",
        "title": "Birth certificate",
        "sealed": "no",
    }
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers)


def strike(file):
    answers = {"reason": "It is of another child."}
    return FilledPage(by="erlan", address={"pk": file.pk}, answers=answers, without="aigul")


class TestPages(ActPageTests):
    PAGES = {views.AttachDocument: attach, views.StrikeDocument: strike}
