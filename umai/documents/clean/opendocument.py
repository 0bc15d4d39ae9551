"""Cleans the parts of an ODT, the format of LibreOffice."""

import re

from umai.documents.clean import xml
from umai.documents.clean.file_kinds import UnfitContent
from umai.documents.clean.openxml import NOBODY, redraw_picture

MIMETYPE, MANIFEST, META = "mimetype", "META-INF/manifest.xml", "meta.xml"
LEFT_OUT = ("Thumbnails/", "Configurations2/", "Versions/", "layout-cache", "Fonts/")
MACROS = re.compile(r"^(Basic|Scripts|Dialogs)/|macrosignatures", re.I)
EMBEDDED = re.compile(r"^(\./)?Obj(ect|\d)", re.I)
SCRIPT_ELEMENTS = {"script", "event-listener", "execute-macro"}
EMBEDDING_ELEMENTS = {"object", "object-ole", "plugin", "applet", "floating-frame"}
FETCHING_ELEMENTS = {"dde-connection", "dde-connection-decl", "dde-source", "section-source", "table-source"}
LINK_ELEMENTS = {"a"}  # an address to click on; its words stay
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
            raise UnfitContent("macros")
        if EMBEDDED.search(name):
            raise UnfitContent("embedded")
    if "content.xml" not in parts or MANIFEST not in parts:
        raise UnfitContent("damaged")
    manifest = clean_tree(xml.read(parts[MANIFEST]))
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
            answer[name] = xml.write(clean_tree(xml.read(data)))
        else:
            answer[name] = redraw_picture(name, data, inside=name.startswith("Pictures/"))
    answer[MANIFEST] = xml.write(prune_manifest(manifest, answer))
    return answer


def clean_tree(tree):
    for element in list(tree.iter()):
        name = xml.name_of(element)
        if name == "encryption-data":
            raise UnfitContent("locked")
        if name in SCRIPT_ELEMENTS:
            raise UnfitContent("macros")
        if name in EMBEDDING_ELEMENTS:
            raise UnfitContent("embedded")
        if name in FETCHING_ELEMENTS:
            raise UnfitContent("links")
        if name in AUTHORS and element.text:
            element.text = NOBODY
        clean_attributes(element, name)
    return tree


def clean_attributes(element, name):
    """Remove addresses to click on and the names of printers; refuse other addresses outside."""
    for short, full, value in xml.attributes(element):
        if short == "href" and value and not OWN_ADDRESS.match(value):
            if name not in LINK_ELEMENTS:
                raise UnfitContent("links")
            element.set(full, "#")
        if short == "name" and value in PRINTERS and name == "config-item":
            element.text = ""


def prune_manifest(manifest, parts):
    """The list of parts, without those that were removed."""
    for entry in list(manifest):
        for short, _full, value in xml.attributes(entry):
            if short == "full-path" and value != "/" and value not in parts:
                xml.remove(entry)
                break
    return manifest
