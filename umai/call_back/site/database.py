"""Asks the database about a code for a call, and gives it the request, sealed, as the role of the public."""

from umai.guardianship.site.database import CodeDoor
from umai.identification.signal.sealing import seal_call

CALLING = CodeDoor(
    "call", "select call_back_code_opens(%s)", "select call_back_send(%s, %s, %s, %s, %s)", seal_call
)
