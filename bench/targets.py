"""What is asked of the figures, and how docs/performance.md is divided: one section a question.

Targets hold for 2.2 million children, 300,000 open cases and 3 million entries on the trail, signed
in, with row security, on two cores.
"""

from typing import NamedTuple


class Target(NamedTuple):
    """At most, or with `least` at least, so much of a figure's single value, or of `which` of its times.

    `which` "ratio" is how many times as long as its bare SQL in the same run.
    """

    limit: float
    least: bool = False
    which: str = "p95"

    def met(self, number) -> bool:
        return number >= self.limit if self.least else number <= self.limit

    def verdict(self, number) -> str:
        """Whether it was met, as the page says it."""
        if number is None:
            return "**not measured**"
        return "yes" if self.met(number) else "**no**"

    def number(self, figure: dict) -> float | None:
        """What of a kept figure is held against the limit; None where it was not measured."""
        return figure.get("value", figure.get(self.which, figure.get("more", {}).get(self.which)))


TARGETS = {
    "my_day": (Target(60), Target(4, which="ratio")),
    "my_day_head": (Target(60), Target(4, which="ratio")),
    "cases": (Target(100),),
    "board": (Target(300),),
    "known": (Target(300),),
    "unseen": (Target(300),),
    "situations": (Target(300),),
    "situations_counts": (Target(300),),
    "situations_oblast": (Target(300),),
    "situations_country": (Target(300),),
    "cases_by_law": (Target(300),),
    "cases_by_law_oblast": (Target(300),),
    "arrangements": (Target(300),),
    "arrangements_oblast": (Target(300),),
    "applications_oblast": (Target(300),),
    "departures_oblast": (Target(300),),
    "commissions_oblast": (Target(300),),
    "commissions": (Target(300),),
    "repeated_incident": (Target(200),),
    "repeated_child": (Target(200),),
    "findings_first": (Target(300),),
    "findings_night": (Target(60),),
    "findings_anew": (Target(300),),
    "what_if": (Target(60),),
    "round_planned": (Target(10),),
    "round_coverage": (Target(300),),
    "packet_alone": (Target(500),),
    "not_entered": (Target(0),),
    "file": (Target(150),),
    "file_head": (Target(150),),
    "look": (Target(5),),
    "typed_nation": (Target(25),),
    "record_nation": (Target(25, which="p99"),),
    "recall_all": (Target(98, least=True),),
    "recall_dated": (Target(98, least=True),),
    "recall_district_all": (Target(98, least=True),),
    "recall_neighbour_all": (Target(96, least=True),),
    "differ": (Target(0),),
    "record_database": (Target(25, which="p99"),),
    "first_all": (Target(98, least=True),),
    "first_a_date_or_a_year": (Target(98, least=True),),
    "taken_in": (Target(100),),
    "my_day_flooded": (Target(1000),),
    "lost": (Target(0),),
    "fill": (Target(900),),
    "second_start": (Target(10),),
    "backup": (Target(300),),
    "restore": (Target(900),),
    "memory_web": (Target(250),),
    "sign_in_bytes": (Target(100),),
    "sign_in_bytes_fonts": (Target(200),),
    "report_bytes": (Target(100),),
    "report_bytes_fonts": (Target(200),),
    "day": (Target(5),),
    "handed_over": (Target(2000),),
    "reminders_night": (Target(60),),
    "reminders_all": (Target(60),),
    "reminders_week": (Target(60),),
    "contradictions_first": (Target(120),),
    "contradictions_night": (Target(120),),
    "link_f1": (Target(98.5, least=True),),
    "link_recall_995": (Target(96.5, least=True),),
    "link_recall_999": (Target(93, least=True),),
    "link_recall_999_own_names": (Target(93, least=True),),
    "link_library": (Target(80),),
    "link_seconds": (Target(100),),
    "link_memory": (Target(4),),
    "dedupe_seconds": (Target(30),),
    "place_one_word": (Target(85, least=True),),
    "place_missed": (Target(8),),
    "place_kyrgyz_code": (Target(95, least=True),),
    "place_uzbek_code": (Target(80, least=True),),
    "place_latin_code": (Target(80, least=True),),
    "import_seconds": (Target(300),),
    "figures_board": (Target(300),),
    "figures_board_oblast": (Target(300),),
    "figures_coverage": (Target(300),),
    "figures_list": (Target(300),),
    "figures_slowest": (Target(300),),
    "tables_published": (Target(30),),
    "tables_all": (Target(30),),
    "publication": (Target(300),),
    "publication_memory": (Target(2),),
}


class Section(NamedTuple):
    """A question: its heading, what the reader should know, and which figures its graph draws."""

    title: str
    about: str
    drawn: tuple = ()
    unit: str = "ms"
    curves: bool = False  # precision against recall in place of figures against children


SECTIONS = {
    "pages": Section(
        "Whole pages",
        "Over HTTP from two real web processes, signed in, looks committed to the trail. *Bare* is the SQL"
        " of the same page through psycopg alone, as the same role and speaker; for pages a second it is a"
        " plain Django view with the same rows: no sign-in, no row security, no trail. A run without a figure"
        " is of a commit before that page was there. On a machine that is shared with others a request beside"
        " which a fixed work took a fifth longer than it does there is asked again and not counted"
        " (`bench/yardstick.py`).",
        ("my_day", "my_day_head", "cases", "file", "timeline"),
    ),
    "report": Section(
        "A report",
        "Through the form's own process, with the database role that touches no table. *Bare* is the one call"
        " that writes it, through psycopg alone.",
        ("taken_in", "report_page"),
    ),
    "flood": Section(
        "A flood",
        "Reports at fifty a second, long ones, picture letters, scripts and a thousand alike, while a worker"
        " goes on working. What was acknowledged with a code is looked for in the database afterwards.",
        ("my_day_flooded",),
    ),
    "search": Section(
        "The search",
        "Children of the rehearsal asked for as `bench/damage.py` damages their names: whether they are among"
        " the first ten, and how long it takes. *By chance*: what drawing among namesakes would give. *Bare*"
        " is the same SQL as the owner, for whom no policy narrows anything.",
        ("typed_nation", "record_nation", "find_oblast", "find_district"),
    ),
    "search_neighbour": Section(
        "The search, as a neighbour asks",
        "Children of a rehearsal of whom somebody has heard (`bench/neighbour.py`): a short or a long form of"
        " the given name, the father named in place of a surname, a slip in every second question, a year or"
        " no date. The questions were drawn with a seed that no rule was made with.",
    ),
    "repeated": Section(
        "Repeated violence",
        "Other incidents of the same child, household, suspect or house, by the functions of the pages."
        " *Bare* is one tie, the same child, in plain SQL as the owner.",
        ("repeated_incident", "repeated_child"),
    ),
    "record": Section(
        "One new record",
        "Children of the rehearsal as records, damaged as above, with sex, village and six PINs of ten:"
        " whether the right child is first among all children, and how long it takes. *By chance*: what"
        " drawing among those of whom all of it is true alike would give.",
        ("record_database", "record_all"),
    ),
    "start": Section(
        "Start and memory",
        "`bin/run` on data that are there until every part answers; then what the processes hold.",
        ("second_start",),
        "s",
    ),
    "backup": Section(
        "Backed up and brought back",
        "Dumped, counted and sealed into a folder; restored into an empty home, every count compared, the"
        " trail proven. The bare tool is pg_dump alone.",
    ),
    "weight": Section(
        "Over the wire",
        "Real Chromium with an empty cache, headers included. The slow phone: 360 × 640, its processor slowed"
        " six times, 400 kbit/s each way, 400 ms there and back; the time until the page is loaded.",
    ),
    "lighthouse": Section(
        "What Lighthouse says",
        "Google's Lighthouse 12 with its own slow phone, signed in, in Kyrgyz; the median of three runs.",
    ),
    "files": Section(
        "Papers and pictures",
        "An upload as it is looked into, in a child process that can open nothing; a paper as it is printed.",
    ),
    "trail": Section(
        "The trail", "`umai trail verify` derives every chain and the tree again.", ("verify",), "s"
    ),
    "handover": Section(
        "A handover",
        "All children of a worker who leaves, given to others in one act; the page with the proposal.",
    ),
    "reminders": Section(
        "Reminders",
        "All that is told in one night, in one statement; the worst night, in which everything owed is told"
        " at once; the summaries of a Monday. Written as the clock's job writes it, and rolled back.",
        ("reminders_night", "reminders_all", "reminders_week"),
        "s",
    ),
    "contradictions": Section(
        "What does not fit together",
        "All rules asked of all files, as the clock's job does it, onto an empty list and onto what stands,"
        " and rolled back; then of one file, as its page asks, with row security.",
        ("contradictions_first", "contradictions_night"),
        "s",
    ),
    "findings": Section(
        "What the law says of every child",
        "Legal categories, who lacks a lawful carer, papers to renew, with their days: all anew onto nothing,"
        " after new facts, and all anew onto what stands, as the clock's job does it; and what two draft"
        " rules would mean, counted in one reading.",
        ("findings_first", "findings_night", "findings_anew", "what_if"),
        "s",
    ),
    "rounds": Section(
        "A round of 40,000 dwellings",
        "Written down from streets, planned in one act, answered at every door; then what its pages ask, with"
        " row security. *Bare* is one count of its dwellings by settlement, as the owner.",
    ),
    "typing": Section(
        "Fifty people who enter a round at once",
        "Half of it is typed from sheets of twenty dwellings, half comes in packets of fifty by `PUT`, under"
        " one sign-in on one server; afterwards every dwelling is looked for.",
    ),
    "homes": Section(
        "Filling a rehearsal",
        "All by COPY, in one transaction, foreign keys and indexes made at its end.",
        ("fill", "fill_trail"),
        "s",
    ),
    "disk": Section(
        "The disk",
        "What PostgreSQL says of the database of a filled rehearsal; its log of changes and sealed files lie"
        " beside it.",
    ),
    "link": Section(
        "Matching",
        "Lists of an invented country (`bench/world`): a school list and a list of migrants with two fifths"
        " of the PINs missing, 28 % of the second in Latin, a tenth of the dates a year only, duplicates,"
        " twins, cousins, families that moved. Quality is counted over all true pairs of rows, between the"
        " lists and within them, as the mean over the seeds. *Bare* is Splink's own library of comparisons on"
        " the same strings, trained on the same lists: a world in which it does better than 80 % is too easy"
        " to count.",
        ("link_f1",),
        "%",
        curves=True,
    ),
    "dedupe": Section("Matching: duplicates in one list", "The same world's school list, deduplicated."),
    "febrl": Section(
        "Matching: lists of another country",
        "FEBRL 3 and 4, which every serious method solves: they say only that nothing is bent to our own"
        " world. *Bare* is Splink's own library.",
    ),
    "places": Section(
        "Places as people write them",
        "Names that Who's On First and GeoNames have of one place, on a third of the places that the rules"
        " were not made with (`bench/places.py`), renamings apart; each name is asked with its district. The"
        " sources have slips (Тайрат for Гайрат), and GeoNames has a town's names in many countries'"
        " languages.",
    ),
    "scale": Section(
        "Matching: where one machine ends",
        "A school list and a list of migrants of one world, ten to three, linked by `bin/umai link` with"
        " 16 GB. The territory stays the same, so that more rows stand in each village: the pairs to compare"
        " grow faster than the rows.",
        ("scale_seconds",),
        "s",
    ),
    "importing": Section(
        "Taking a list in",
        "`bin/umai import` of a list of which seven rows in ten are children of the register, their names and"
        " dates damaged by `bench/damage.py`, two fifths of the PINs missing; the others are strangers of the"
        " same villages, and brothers and sisters who are not registered. From the command to the last pair"
        " kept. Rows are named by the place's code, and half of them name the mother.",
        ("import_seconds",),
        "s",
    ),
    "figures": Section(
        "Figures of the whole country",
        "Every address of every indicator, over HTTP as above: each dimension of the year that runs and of"
        " the last one, and over years; *slowest* is the worst address of all. Then the tables of a year that"
        " is over, as the owner, beside one count of all children by district (*bare*); and a publication of"
        " that year, beside no earlier edition, in a process of its own.",
    ),
    "reach": Section("Row security alone", "The same statement as the owner (*bare*) and as a worker."),
}
