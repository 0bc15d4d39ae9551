"""Reads and writes XML from outside: no entities, no document types, nothing fetched."""

from lxml import etree

from umai.documents.clean.file_kinds import UnfitContent


def read(data):
    """The tree of one part."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnfitContent("damaged") from None
    if root.getroottree().docinfo.doctype:
        raise UnfitContent("damaged")
    return root


def write(root):
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def name_of(element):
    """The name without its name space; "" for what is not an element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attributes(element):
    """(name without its name space, the full name, the value) of each attribute."""
    return [(etree.QName(full).localname, full, value) for full, value in element.attrib.items()]


def remove(element):
    """Remove an element; the text after it stays where it was."""
    parent, tail = element.getparent(), element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)
