"""What a reporter reads under the code, in a file of its own because it is translated into Uzbek too."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.law.helplines import number_of
from umai.law.terms.clock import today


class ReplySentence(models.TextChoices):
    """What the reporter reads under the code. Fixed sentences: they show nothing of a child."""

    LOOKED_INTO = "looked_into", _("We are looking into it.")
    HELPED = "helped", _("Somebody went there. Help has begun.")
    NOTHING_FOUND = "nothing_found", _("We checked. We found no danger to a child. Thank you for telling us.")
    NOT_FOUND = "not_found", _("We could not find the place or the child. Please tell us more below.")
    NOT_FOR_US = "not_for_us", _("This is not our work. We have said below who can help.")
    CALL_CHILDREN = "call_111", _("The children's line can help.")
    CALL_POLICE = "call_102", _("This is work for the police.")


LINES = {ReplySentence.CALL_CHILDREN: "children", ReplySentence.CALL_POLICE: "police"}


def reply_in_words(sentence):
    """The sentence, with the number to call today where it sends the reporter to a line."""
    if sentence not in LINES:
        return sentence.label
    call = gettext("Call %(number)s.") % {"number": number_of(LINES[sentence], on=today())}
    return f"{sentence.label} {call}"
