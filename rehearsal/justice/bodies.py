"""Which bodies of a district take part in a matter of justice, and who of them is on the register."""

from typing import NamedTuple


class BodiesOfJustice(NamedTuple):
    """Ids in text; "" where there is none: only one district has an inspector and a prosecutor."""

    police: str = ""
    inspector: str = ""
    prosecution: str = ""
    prosecutor: str = ""
    oblast: str = ""
    """The office above the department, whose supervisor reviews a death."""
    supervisor: str = ""


NO_BODIES = BodiesOfJustice()
