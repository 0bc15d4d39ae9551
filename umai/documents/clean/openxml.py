"""Cleans the parts of a DOCX or XLSX, and the relationships between them."""

import posixpath
import re

from umai.documents.clean import xml
from umai.documents.clean.file_kinds import DOCX, XLSX, UnfitContent
from umai.documents.clean.picture import encode_again

TYPES = "[Content_Types].xml"
MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}
# Found in the name of a part, in its content type or in the type of a relationship.
MACROS = re.compile(r"macro|vbaproject|vbadata|activex|/control$|ctrlprop|customui|dialogsheet", re.I)
EMBEDDED = re.compile(r"oleobject|/embeddings/|/package$|afchunk|subdocument|slicer|webextension", re.I)
EXTERNAL_LINKS = re.compile(r"externallink|connections|querytable|/frame$|mailmerge|recipientdata", re.I)
# Kinds of relationship whose target is left out: authors, printers, thumbnails and the like.
LEFT_OUT = (
    "/core-properties",
    "/extended-properties",
    "/custom-properties",
    "/thumbnail",
    "/printerSettings",
    "/font",
    "/customXml",
    "/attachedTemplate",
    "/revisionHeaders",
    "/usernames",
    "/calcChain",
    "/hyperlink",
)
# Fields and formulas that fetch or start something.
FIELDS = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD|DATABASE|MACROBUTTON|EMBED)\b", re.I
)
FORMULAS = re.compile(r"\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?|EXEC|DDE)\s*\(|\|\s*'", re.I)
ADDRESS = re.compile(r"(https?|ftp|file|mailto|smb):[^\"\s]*", re.I)
AUTHORS = {"author", "initials", "userId", "providerId", "lastModifiedBy", "refreshedBy"}
NOBODY = "-"
PICTURES = {"png": ["PNG", "JPEG"], "jpg": ["JPEG", "PNG"], "jpeg": ["JPEG", "PNG"], "gif": ["GIF"]}
RELATION_OF = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION_OF_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"


def clean(parts):
    """(docx or xlsx, the parts that stay, each written anew)."""
    kind = kind_of(parts)
    for name in parts:
        refuse_active_content(f"/{name}")
    trees = {name: xml.read(data) for name, data in parts.items() if is_xml(name)}
    gone = set()
    for name in [name for name in trees if name.endswith(".rels")]:
        gone |= clean_relations(name, trees)
    for name in list(gone):
        gone.add(rels_of(name))
    trees[TYPES] = remove_types(trees[TYPES], gone)
    answer = {}
    for name, data in parts.items():
        if name in gone or name.startswith(("docProps/", "customXml/")):
            continue
        if name in trees:
            blank_authors(trees[name])
            refuse_what_fetches(trees[name])
            answer[name] = xml.write(trees[name])
        else:
            answer[name] = redraw_picture(name, data, inside="/media/" in name)
    return kind, answer


def is_xml(name):
    return name.endswith((".xml", ".rels", ".vml"))


def kind_of(parts):
    types = {one.get("ContentType", "") for one in xml.read(parts[TYPES])}
    if any(MACROS.search(one) for one in types):
        raise UnfitContent("macros")
    found = {MAIN[one] for one in types if one in MAIN}
    if len(found) != 1:
        raise UnfitContent("not_allowed")
    for one in types:
        refuse_active_content(one)
    return found.pop()


def refuse_active_content(text):
    for pattern, code in ((MACROS, "macros"), (EMBEDDED, "embedded"), (EXTERNAL_LINKS, "links")):
        if pattern.search(text):
            raise UnfitContent(code)


def clean_relations(name, trees):
    """Refuse relationships that fetch or embed, remove those left out; answers the parts to remove."""
    source = source_of(name)
    dropped, gone = set(), set()
    for one in list(trees[name]):
        kind, target = one.get("Type", ""), one.get("Target", "")
        refuse_active_content(kind)
        outside = one.get("TargetMode") == "External"
        if outside and not kind.endswith(("/hyperlink", "/attachedTemplate")):
            raise UnfitContent("links")
        if kind.endswith(LEFT_OUT) and (outside or not kind.endswith("/hyperlink")):
            dropped.add(one.get("Id"))
            if not outside:
                gone.add(target_path(source, target))
            xml.remove(one)
    if dropped and source in trees:
        remove_references(trees[source], dropped)
    return gone


def source_of(rels):
    """The part whose relationships these are: word/_rels/document.xml.rels → word/document.xml."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def rels_of(part):
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_path(source, target):
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def remove_references(tree, dropped):
    """Remove what refers to a relationship that was removed."""
    for element in list(tree.iter()):
        pointing = [
            full
            for full, value in element.attrib.items()
            if full.startswith((RELATION_OF, RELATION_OF_STRICT)) and value in dropped
        ]
        for full in pointing:
            del element.attrib[full]
        if pointing and not is_kept(element):
            parent = element.getparent()
            xml.remove(element)
            if xml.name_of(parent) == "hyperlinks" and not len(parent):
                xml.remove(parent)


def is_kept(element):
    """Whether an element stays: a hyperlink with text in it (Word), a page setup, or the root."""
    name = xml.name_of(element)
    return name == "pageSetup" or (name == "hyperlink" and len(element) > 0) or element.getparent() is None


def remove_types(types, gone):
    for one in list(types):
        part = one.get("PartName", "").lstrip("/")
        if part in gone or part.startswith(("docProps/", "customXml/")):
            xml.remove(one)
    return types


def blank_authors(tree):
    """Blank the names of those who wrote, commented and changed, and remove where it was saved."""
    for element in list(tree.iter()):
        name = xml.name_of(element)
        if name in ("absPath", "fileSharing", "presenceInfo") and element.getparent() is not None:
            xml.remove(element)
            continue
        if name == "author" and element.text:
            element.text = NOBODY
        for short, full, _value in xml.attributes(element):
            if short in AUTHORS or (short == "displayName" and name == "person"):
                element.set(full, NOBODY)


def refuse_what_fetches(tree):
    fields = []
    for element in tree.iter():
        name = xml.name_of(element)
        if name == "instrText" and element.text:
            fields.append(element.text)
            element.text = ADDRESS.sub("", element.text)
        elif name == "fldSimple":
            for short, full, value in xml.attributes(element):
                if short == "instr":
                    fields.append(value)
                    element.set(full, ADDRESS.sub("", value))
        elif name in ("ddeLink", "oleLink"):
            raise UnfitContent("links")
        elif name == "OLEObject":
            raise UnfitContent("embedded")
        elif name in ("f", "formula", "formula1", "formula2", "definedName") and FORMULAS.search(
            without_quoted_text(element.text or "")
        ):
            raise UnfitContent("links")
    if FIELDS.search(without_quoted_text("".join(fields))):
        raise UnfitContent("links")


def without_quoted_text(formula):
    """A formula or field without its quoted text, which may hold any word."""
    return re.sub(r'"[^"]*"', '""', formula)


def redraw_picture(name, data, *, inside):
    """A picture, encoded again; anything else is refused. `inside`: it is where a document has pictures."""
    formats = PICTURES.get(name.rpartition(".")[2].lower())
    if formats is None or not inside:
        raise UnfitContent("holds_other")
    return encode_again(data, formats)
