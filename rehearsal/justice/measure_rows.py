"""Measures towards parents and carers of invented children, and what the register was changed by them."""

from rehearsal.draw import Wheel
from rehearsal.register_rows import fact_dates
from rehearsal.row_writer import RowWriter
from rehearsal.tables import NULL

# No figure was found: how often anything is done towards a parent or carer, and what, is an assumption.
OF_THOSE_AT_HOME = 0.4  # of the incidents by somebody of the family with whom the child lives
MEASURES = Wheel(
    {
        "explanation": 36,
        "warning": 26,
        "protocol": 14,
        "fine": 8,
        "claim": 4,
        "criminal_case": 4,
        "restriction": 3,
        "deprivation": 2,
        "other": 3,
    }
)
BODIES = {  # kind to who takes it, what that is called, and the article
    "explanation": ("department", "Райондук башкармалык", "children_duty"),
    "warning": ("commission", "Балдар иштери боюнча комиссия", "children_duty"),
    "protocol": ("police", "Жашы жете электердин иштери боюнча инспекция", "offences_102"),
    "fine": ("commission", "Балдар иштери боюнча комиссия", "offences_102"),
    "claim": ("prosecutor", "Райондук прокуратура", "family_restriction"),
    "criminal_case": ("police", "Райондук милиция бөлүмү", "criminal"),
    "restriction": ("court", "Райондук сот", "family_restriction"),
    "deprivation": ("court", "Райондук сот", "family_deprivation"),
    "other": ("local", "Айыл өкмөтү", ""),
}
OWES_PROVISION = ("protocol", "fine", "criminal_case", "claim", "restriction", "deprivation")
LIMITS = {"restriction": "restricted", "deprivation": "taken"}
OF_PARENTS = (*LIMITS, "claim")
PROVISION = "Балдар жөнүндө кодекс, 41-берене"


class MeasureRows(RowWriter):
    """Writes what was done towards one parent or carer after another."""

    def __init__(self, lines, new_id, random, today):
        super().__init__(lines, new_id, random, today)
        self.limited = set()  # children of whose parents one has less rights: one decision a child

    def write(self, told, made=None):
        said = made.measure if made else ""
        towards, is_parent = self.towards(told, any_adult=bool(said))
        if towards is None or (not said and not self.happens(OF_THOSE_AT_HOME)):
            return
        kind = said or MEASURES.draw(self.random)
        if (kind in OF_PARENTS and not is_parent) or (kind in LIMITS and told.child.id in self.limited):
            kind = "warning"
        on = told.known_on + self.days(*((60, 120) if kind in LIMITS else (3, 40)))
        if on <= self.yesterday:
            self.measure(told, kind, towards, on)

    def towards(self, told, *, any_adult):
        """Id of the suspect of the family; a parent where somebody else did it and `any_adult` says so."""
        kin = {one.id: relation for one, relation in told.family.kin_of(told.child)}
        found = told.suspect["adult"] if told.suspect["adult"] in kin else None
        if found is None and any_adult:
            parents = [one for one, relation in kin.items() if relation in ("mother", "father")]
            found = next(iter(parents or kin), None)
        return found, kin.get(found) in ("mother", "father")

    def measure(self, told, kind, adult, on):
        by_body, body, article = BODIES[kind]
        held = self.of_department(told.home, on, hour=12)
        number = self.paper_number(on) if kind not in ("explanation", "other") else ""
        rights = NULL
        if kind in LIMITS:
            self.limited.add(told.child.id)
            rights = next(self.new_id)
            self.lines.register_rightsdecision(
                f"{rights}\t{held}\t{fact_dates(on)}\t{told.child.id}\t{adult}\t{LIMITS[kind]}\t{body}\t{number}"
            )
        owes = kind in OWES_PROVISION
        shown = ("t" if self.happens(0.8) else "f") if owes else NULL
        helped = self.note("help_offered") if self.happens(0.7) else ""
        self.lines.justice_familymeasure(
            f"{next(self.new_id)}\t{held}\t{fact_dates(happened=on)}\t{told.child.id}\t{adult}\t{kind}\t{by_body}"
            f"\t{body}\t{article}\t{number}\t{on}\t{self.note('measure_result')}\t{helped}"
            f"\t{PROVISION if owes else ''}\t{shown}\t{rights}"
        )
