"""Who may do what about violence, justice and self-harm."""

from umai.staff.models import Role

JUSTICE: dict[str, set[Role]] = {}
