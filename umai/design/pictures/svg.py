"""A drawing as SVG for a page. The tree is written by the standard library, so that no text is markup."""

from typing import NamedTuple
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

from umai.design.pictures.marks import PAPER, WIDTH, PictureShape, PictureText, plain


class PageDrawing(NamedTuple):
    """One drawing of a page; `says` is what it shows, for who does not see it."""

    title: str
    says: str
    height: float
    shapes: tuple[PictureShape, ...]
    texts: tuple[PictureText, ...]

    @property
    def svg(self) -> SafeString:
        root = ElementTree.Element(
            "svg",
            {
                "class": "umai-drawing",
                "viewBox": f"0 0 {WIDTH} {plain(self.height)}",
                "role": "img",
                "aria-label": f"{self.title}. {self.says}",
            },
        )
        ElementTree.SubElement(root, "title").text = self.title
        ElementTree.SubElement(root, "desc").text = self.says
        for shape in self.shapes:
            draw_shape(root, shape)
        for text in self.texts:
            draw_text(root, text)
        return mark_safe(ElementTree.tostring(root, encoding="unicode"))


def sample_svg(side: float, *shapes: PictureShape) -> SafeString:
    """One mark of a drawing beside the words that say what it means, in a square of this side."""
    frame = f"0 0 {plain(side)} {plain(side)}"
    root = ElementTree.Element("svg", {"class": "umai-sample", "viewBox": frame, "aria-hidden": "true"})
    for shape in shapes:
        draw_shape(root, shape)
    return mark_safe(ElementTree.tostring(root, encoding="unicode"))


def draw_shape(root: ElementTree.Element, one: PictureShape) -> None:
    said = {"d": one.path, "fill": one.fill}
    if one.line:
        said |= {"stroke": one.line, "stroke-width": plain(one.width), "stroke-linejoin": "round"}
    if one.dashes:
        said["stroke-dasharray"] = one.dashes
    if one.scale != 1 or one.down:
        said |= {"transform": f"translate(0 {plain(one.down)}) scale({one.scale:.5f})"}
        said["fill-rule"] = "evenodd"
    path = ElementTree.SubElement(root, "path", said)
    if one.says:
        ElementTree.SubElement(path, "title").text = one.says


def draw_text(root: ElementTree.Element, one: PictureText) -> None:
    said = {"x": plain(one.x), "y": plain(one.y), "font-size": str(one.size), "fill": one.colour}
    if one.bold:
        said["font-weight"] = "bold"
    if one.anchor != "start":
        said["text-anchor"] = one.anchor
    if one.halo:
        said |= {"stroke": PAPER, "stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"}
    ElementTree.SubElement(root, "text", said).text = one.text
