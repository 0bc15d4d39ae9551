"""Keeps uploaded files in memory, so that nothing is on a disk unsealed."""

import io

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from umai.documents.inspection import LARGEST_FILE

LARGEST_REQUEST = 10 * LARGEST_FILE  # bytes that are read, so that a page can say that it is too large


class MemoryUploadHandler(FileUploadHandler):
    """Keeps up to the largest size that is accepted, of all files of a request together.

    Of a larger file only the size is kept, so that the form comes back with what was typed and a sentence
    about the size. Raises `RequestDataTooBig` beyond `LARGEST_REQUEST`.
    """

    kept = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("larger than is read")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = io.BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.kept += len(raw_data)
        if self.kept <= LARGEST_FILE + 1:
            self.file.write(raw_data)
        elif self.file.tell():
            self.file = io.BytesIO()

    def file_complete(self, file_size):
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
