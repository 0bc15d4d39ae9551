"""ODT: the same for the format of LibreOffice."""

import re

from umai.documents.clean import xml
from umai.documents.clean.openxml import NOBODY, PICTURES
from umai.documents.clean.picture import drawn_anew
from umai.documents.clean.signs import Unfit

MIMETYPE, MANIFEST, META = "mimetype", "META-INF/manifest.xml", "meta.xml"
LEFT_OUT = ("Thumbnails/", "Configurations2/", "Versions/", "layout-cache", "Fonts/")
MACROS = re.compile(r"^(Basic|Scripts|Dialogs)/|macrosignatures", re.I)
EMBEDDED = re.compile(r"^(\./)?Obj(ect|\d)", re.I)
ACTS = {"script", "event-listener", "execute-macro"}
CARRIES = {"object", "object-ole", "plugin", "applet", "floating-frame"}
FETCHES = {"dde-connection", "dde-connection-decl", "dde-source", "section-source", "table-source"}
CLICKED = {"a"}  # an address to click on; its words stay
AUTHORS = {
    "creator",
    "creator-initials",
    "initial-creator",
    "sender-firstname",
    "sender-lastname",
    "author-name",
    "author-initials",
    "printed-by",
}
PRINTERS = {"PrinterName", "PrinterSetup", "CurrentDatabaseDataSource", "CurrentDatabaseCommand"}
NO_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta'
    b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>'
)
OWN_ADDRESS = re.compile(r"#|(\./)?(Pictures|Fonts)/[^/]+$")


def clean(parts):
    """The parts that stay, each written anew."""
    for name in parts:
        if MACROS.search(name):
            raise Unfit("macros")
        if EMBEDDED.search(name):
            raise Unfit("embedded")
    if "content.xml" not in parts or MANIFEST not in parts:
        raise Unfit("damaged")
    manifest = cleaned(xml.read(parts[MANIFEST]))
    answer = {}
    for name, data in parts.items():
        if name.startswith(LEFT_OUT):
            continue
        if name == MIMETYPE:
            answer[name] = data.strip()
        elif name == META:
            answer[name] = NO_META
        elif name == MANIFEST:
            answer[name] = b""  # written last, when it is known what stays
        elif name.endswith((".xml", ".rdf")):
            answer[name] = xml.write(cleaned(xml.read(data)))
        else:
            answer[name] = redrawn(name, data)
    answer[MANIFEST] = xml.write(listed(manifest, answer))
    return answer


def cleaned(tree):
    for element in list(tree.iter()):
        name = xml.name_of(element)
        if name == "encryption-data":
            raise Unfit("locked")
        if name in ACTS:
            raise Unfit("macros")
        if name in CARRIES:
            raise Unfit("embedded")
        if name in FETCHES:
            raise Unfit("links")
        if name in AUTHORS and element.text:
            element.text = NOBODY
        settle(element, name)
    return tree


def settle(element, name):
    """Attributes: addresses elsewhere, and printers."""
    for short, full, value in xml.attributes(element):
        if short == "href" and value and not OWN_ADDRESS.match(value):
            if name not in CLICKED:
                raise Unfit("links")
            element.set(full, "#")
        if short == "name" and value in PRINTERS and name == "config-item":
            element.text = ""


def listed(manifest, parts):
    """The list of parts without those that are gone."""
    for entry in list(manifest):
        for short, _full, value in xml.attributes(entry):
            if short == "full-path" and value != "/" and value not in parts:
                xml.remove(entry)
                break
    return manifest


def redrawn(name, data):
    formats = PICTURES.get(name.rpartition(".")[2].lower())
    if formats is None or not name.startswith("Pictures/"):
        raise Unfit("holds_other")
    return drawn_anew(data, formats)
