"""Sentences for the next page, in a cookie: the process of sign-in writes some that the pages show."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.signing import Signer


class HandedOverMessages(CookieStorage):
    """Messages signed with a key that both processes hold; it signs nothing else."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.signer = Signer(key=settings.UMAI_MESSAGES_KEY, salt=self.key_salt)
