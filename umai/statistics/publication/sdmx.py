"""Printed tables as SDMX: data as SDMX-CSV 2.0, and the structure that they follow as SDMX-ML 2.1.

A table has SDMX where every one of its dimensions has a code list. The code lists are our own, of this
agency, with the ids of SDMX where a list of it is meant; what is not printed has the status Q (of SDMX's
CL_OBS_STATUS: missing value, suppressed), what is printed E (estimated), because it is rounded by a draw.
"""

from datetime import UTC, datetime
from typing import Any

from lxml import etree

from umai.statistics.elsewhere.figures import LANGUAGES, Words
from umai.statistics.publication.code_lists import TOTAL_CODE, notes_on, table_in_words, word
from umai.statistics.publication.csvw import as_csv
from umai.statistics.publication.editions import Edition, PrintedTable

AGENCY, VERSION = "UMAI", "1.0"
SDMX = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
SPACES = {"m": f"{SDMX}/message", "s": f"{SDMX}/structure", "c": f"{SDMX}/common"}
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_PRINTED, ROUNDED, EXACT = "Q", "E", "A"
STATUS = {EXACT: "exact", ROUNDED: "rounded", NOT_PRINTED: "not_printed"}
FREQUENCY = {"A": "yearly", "S": "half_yearly", "Q": "quarterly"}


def has_sdmx(edition: Edition, table: PrintedTable) -> bool:
    """Whether every dimension has a code list of SDMX."""
    return all(edition.words[axis.dimension].sdmx for axis in table.axes)


def sdmx_files(edition: Edition) -> dict[str, bytes]:
    """Every file by its name; nothing where no table has code lists."""
    tables = [one for one in edition.tables if has_sdmx(edition, one)]
    if not tables:
        return {}
    found = {f"{one.name}.csv": as_sdmx_csv(edition, one).encode() for one in tables}
    return found | {"structure.xml": as_structure(edition, tables)}


def frequency_of(period: str) -> str:
    """A year, a half of one or a quarter, as CL_FREQ has them."""
    return "S" if "-H" in period else "Q" if "-Q" in period else "A"


def time_of(period: str) -> str:
    """The period as SDMX writes it: 2025, 2025-S1, 2025-Q2."""
    return period.replace("-H", "-S")


def as_sdmx_csv(edition: Edition, table: PrintedTable) -> str:
    """The observations of one table."""
    dimensions = [axis.dimension.upper() for axis in table.axes]
    rows: list[list[Any]] = [
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", *dimensions, "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]
    ]
    flow = f"{AGENCY}:{table.name.upper()}({VERSION})"
    for place in table.places():
        cell = edition.printed(table, place)
        status = NOT_PRINTED if cell.printed is None else ROUNDED if cell.rounded else EXACT
        codes = [one or TOTAL_CODE for one in place]
        head = ["dataflow", flow, "R", frequency_of(edition.period)]
        rows.append([*head, *codes, time_of(edition.period), cell.printed, status])
    return as_csv(rows)


def as_structure(edition: Edition, tables: list[PrintedTable]) -> bytes:
    """Code lists, concepts, and a structure and a flow for each table, as one SDMX-ML message."""
    root = element("m", "Structure", nsmap=SPACES)
    header = child(root, "m", "Header")
    child(header, "m", "ID", text=f"UMAI_{edition.name.replace('.', '_').replace('-', '_')}")
    child(header, "m", "Test", text="false")
    prepared = datetime.fromisoformat(edition.drawn_at).astimezone(UTC)
    child(header, "m", "Prepared", text=prepared.isoformat(timespec="seconds"))
    child(header, "m", "Sender", id=AGENCY)
    structures = child(root, "m", "Structures")
    dimensions = list(dict.fromkeys(axis.dimension for table in tables for axis in table.axes))
    add_flows(edition, structures, tables)
    add_code_lists(edition, structures, dimensions)
    add_concepts(edition, structures, dimensions)
    add_tables(edition, structures, tables)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def add_flows(edition: Edition, structures, tables: list[PrintedTable]) -> None:
    flows = child(structures, "s", "Dataflows")
    for table in tables:
        name = table.name.upper()
        flow = child(flows, "s", "Dataflow", id=name, agencyID=AGENCY, version=VERSION)
        add_names(flow, {language: table_in_words(table, language) for language in LANGUAGES})
        for language in LANGUAGES:
            child(flow, "c", "Description", text=notes_on(edition, language)).set(XML_LANGUAGE, language)
        reference(
            child(flow, "s", "Structure"), id=name, package="datastructure", **{"class": "DataStructure"}
        )


def add_code_lists(edition: Edition, structures, dimensions: list[str]) -> None:
    lists = child(structures, "s", "Codelists")
    add_codes(lists, "CL_FREQ", word("frequency"), worded(FREQUENCY))
    add_codes(lists, "CL_OBS_STATUS", word("status"), worded(STATUS))
    for dimension in dimensions:
        found = edition.words[dimension]
        add_codes(lists, found.sdmx, found.title, {**found.codes, TOTAL_CODE: word("all")})


def worded(names: dict[str, str]) -> dict[str, Words]:
    return {code: word(name) for code, name in names.items()}


def add_codes(lists, name: str, title, codes) -> None:
    found = child(lists, "s", "Codelist", id=name, agencyID=AGENCY, version=VERSION)
    add_names(found, title)
    for code, words in codes.items():
        add_names(child(found, "s", "Code", id=code), words)


def add_concepts(edition: Edition, structures, dimensions: list[str]) -> None:
    scheme = child(
        child(structures, "s", "Concepts"), "s", "ConceptScheme", id="CS", agencyID=AGENCY, version=VERSION
    )
    add_names(scheme, word("concepts"))
    known = worded(
        {"FREQ": "frequency", "TIME_PERIOD": "period", "OBS_VALUE": "count", "OBS_STATUS": "status"}
    )
    known |= {dimension.upper(): edition.words[dimension].title for dimension in dimensions}
    for name, words in known.items():
        add_names(child(scheme, "s", "Concept", id=name), words)


def add_tables(edition: Edition, structures, tables: list[PrintedTable]) -> None:
    """The structure of each table: its dimensions in their order, the number, and its status."""
    found = child(structures, "s", "DataStructures")
    for table in tables:
        one = child(found, "s", "DataStructure", id=table.name.upper(), agencyID=AGENCY, version=VERSION)
        add_names(one, {language: table_in_words(table, language) for language in LANGUAGES})
        parts = child(one, "s", "DataStructureComponents")
        listed = child(parts, "s", "DimensionList", id="DimensionDescriptor")
        codes = [("FREQ", "CL_FREQ")]
        codes += [(axis.dimension.upper(), edition.words[axis.dimension].sdmx) for axis in table.axes]
        for at, (name, code_list) in enumerate(codes, 1):
            dimension = child(listed, "s", "Dimension", id=name, position=str(at))
            concept(dimension, name)
            represented(dimension, code_list)
        time = child(listed, "s", "TimeDimension", id="TIME_PERIOD", position=str(len(codes) + 1))
        concept(time, "TIME_PERIOD")
        child(child(time, "s", "LocalRepresentation"), "s", "TextFormat", textType="ObservationalTimePeriod")
        attributes = child(parts, "s", "AttributeList", id="AttributeDescriptor")
        status = child(attributes, "s", "Attribute", id="OBS_STATUS", assignmentStatus="Mandatory")
        concept(status, "OBS_STATUS")
        represented(status, "CL_OBS_STATUS")
        relation = child(status, "s", "AttributeRelationship")
        child(child(relation, "s", "PrimaryMeasure"), None, "Ref", id="OBS_VALUE")
        measures = child(parts, "s", "MeasureList", id="MeasureDescriptor")
        concept(child(measures, "s", "PrimaryMeasure", id="OBS_VALUE"), "OBS_VALUE")


def concept(parent, name: str) -> None:
    ref = child(child(parent, "s", "ConceptIdentity"), None, "Ref", id=name)
    for key, value in {"maintainableParentID": "CS", "maintainableParentVersion": VERSION}.items():
        ref.set(key, value)
    for key, value in {"agencyID": AGENCY, "package": "conceptscheme", "class": "Concept"}.items():
        ref.set(key, value)


def represented(parent, code_list: str) -> None:
    listed = child(child(parent, "s", "LocalRepresentation"), "s", "Enumeration")
    reference(listed, id=code_list, package="codelist", **{"class": "Codelist"})


def reference(parent, **of: str) -> None:
    child(parent, None, "Ref", agencyID=AGENCY, version=VERSION, **of)


def add_names(parent, words) -> None:
    for language in LANGUAGES:
        child(parent, "c", "Name", text=words[language]).set(XML_LANGUAGE, language)


def element(space: str | None, name: str, **more):
    return etree.Element(etree.QName(SPACES[space], name) if space else name, **more)


def child(parent, space: str | None, name: str, *, text: str | None = None, **attributes: str):
    """A new element below another one; those named Ref have no namespace in SDMX-ML 2.1."""
    found = etree.SubElement(parent, etree.QName(SPACES[space], name) if space else name, **attributes)
    found.text = text
    return found
