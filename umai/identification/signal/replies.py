"""What a reporter reads under the code, in a file of its own because it is translated into Uzbek too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReplySentence(models.TextChoices):
    """What the reporter reads under the code. Fixed sentences: they show nothing of a child."""

    LOOKED_INTO = "looked_into", _("We are looking into it.")
    HELPED = "helped", _("Somebody went there. Help has begun.")
    NOTHING_FOUND = "nothing_found", _("We checked. We found no danger to a child. Thank you for telling us.")
    NOT_FOUND = "not_found", _("We could not find the place or the child. Please tell us more below.")
    NOT_FOR_US = "not_for_us", _("This is not our work. We have said below who can help.")
    CALL_111 = "call_111", _("The children's line 111 can help.")
    CALL_102 = "call_102", _("This is work for the police. Call 102.")
