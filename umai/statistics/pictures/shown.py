"""Pages with pictures: a page declares its pictures, and has them with table, source, note and downloads."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from umai.access.pages import Page
from umai.statistics.pictures.downloads import KINDS, as_svg
from umai.statistics.pictures.marks import Picture


class ShownPicture(NamedTuple):
    """A picture as `statistics/figure.html` shows it; `links` are its downloads by kind."""

    picture: Picture
    links: Mapping[str, str]

    @property
    def svg(self) -> SafeString:
        """The picture for a page. ElementTree wrote it, so that no text in it is markup."""
        return mark_safe(as_svg(self.picture, alone=False))


class PicturedPage(Page):
    """A page with pictures, which its template shows by `shown`, and the same pictures as files.

    One class answers both: an address that names `picture` and `kind` as well is that of a file.
    """

    pictures_at: ClassVar[str]
    """The name of the address of the files."""

    def pictures(self) -> Mapping[str, Picture]:
        """The pictures by the word that names each in its address."""
        raise NotImplementedError

    def head(self) -> dict[str, Any]:
        return super().head() | {
            "shown": {name: self.shown(name, one) for name, one in self.pictures().items()}
        }

    def shown(self, name: str, picture: Picture) -> ShownPicture:
        query = self.request.GET.urlencode()  # the file is of the same year as the page
        links = {
            kind: reverse(self.pictures_at, kwargs={**self.address, "picture": name, "kind": kind})
            + (f"?{query}" if query else "")
            for kind in KINDS
        }
        return ShownPicture(picture, links)

    def respond(self) -> HttpResponse:
        return self.file() if "kind" in self.address else self.draw()

    def file(self) -> HttpResponse:
        """The picture that the address names, or its table, to download."""
        name, kind = self.address["picture"], self.address["kind"]
        picture = self.pictures().get(name)
        if picture is None or kind not in KINDS:
            raise Http404
        content_type, made = KINDS[kind]
        answer = HttpResponse(made(picture), content_type=content_type)
        of = [str(value) for key, value in self.address.items() if key not in ("picture", "kind")]
        answer["Content-Disposition"] = f'attachment; filename="{"-".join([*of, name])}.{kind}"'
        return answer
