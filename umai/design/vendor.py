"""Fetch the pinned front-end files, take out what is not ours to use, and write them down.

Run as `python -m umai.design.vendor` by whoever raises a version; the result is committed, so
that no build and no running system ever needs the network. It asks npm, which knows its registry.

Two things may not be used outside gov.uk and are removed: the typeface GDS Transport (which has
no Cyrillic letter at all) and the crown and crest pictures. The colours become our own, because
GOV.UK's are its brand.

Our typeface is cut to the letters that are written here, one file a weight: a page asks for both before
its styles are read, so no letter arrives late and moves what somebody is about to press.
"""

import hashlib
import re
import subprocess
import tarfile
import tempfile
import venv
from pathlib import Path

PACKAGES = {
    "govuk": "govuk-frontend@6.6.0",
    "moj": "@ministryofjustice/frontend@11.1.0",
    "font": "@expo-google-fonts/noto-sans@0.4.2",  # whole TrueType files, which printing wants
}
CUTTER = "fonttools[woff]==4.68.0"  # cuts the typeface; in an environment of its own, only here
HERE = Path(__file__).parent / "static" / "design" / "vendor"
FONTS = Path(__file__).parent / "fonts"  # for printed papers; never sent to a browser

# Theirs -> ours. Every pair keeps contrast AA or better on white and on the surface colour.
COLOURS = {
    "#1d70b8": "#1d5c63",  # brand: juniper
    "#1a65a6": "#17616b",  # link
    "#0f385c": "#0b3a41",  # link under the pointer
    "#54319f": "#6a3570",  # link visited
    "#0b0c0c": "#231c17",  # ink, a warm black
    "#484949": "#574c44",  # quieter ink
    "#cecece": "#d8cfc4",  # borders
    "#f3f3f3": "#f6f1ea",  # a quiet ground
    "#f4f8fb": "#faf5ec",  # surface: felt
    "#8eb8dc": "#dcc7a3",  # border of the surface
    "#d2e2f1": "#efe3cc",
    "#0f7a52": "#2b6f47",  # done, and buttons that do
    "#0b5c3e": "#20563a",
    "#083d29": "#143a26",
    "#ca3535": "#b0302a",  # wrong
    "#982828": "#8a2420",
    "#00ffe0": "#d98a3d",  # their new accent: ours is apricot
    "#ffdd00": "#ffc94d",  # focus
    "#fd0": "#ffc94d",
    "#ffee80": "#ffe2a1",
}
# Latin with the letters of Turkish and of Uzbek, Cyrillic with those of the peoples of Central Asia, signs.
LETTERS = (
    "U+0020-007E,U+00A0-00FF,U+011E-011F,U+0130-0131,U+015E-015F,U+02BB-02BC,U+0301,U+0308,U+0400-045F,"
    "U+0490-0493,U+049A-049B,U+04A2-04A3,U+04AE-04B3,U+04B6-04B7,U+04BA-04BB,U+04D8-04D9,U+04E2-04E3,"
    "U+04E8-04E9,U+04EE-04EF,U+2010-2015,U+2018-201E,U+2022,U+2026,U+202F-2030,U+2032-2033,U+2039-203A,"
    "U+2044,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265,U+25A0,U+25C6,U+25CF"
)
FEATURES = "kern,mark,mkmk,ccmp,locl,liga,tnum"
WEIGHTS = {"400": "NotoSans-Regular.ttf", "700": "NotoSans-Bold.ttf"}
PAPER_FONTS = {"400Regular": "NotoSans-Regular.ttf", "700Bold": "NotoSans-Bold.ttf"}
FACE = """\
@font-face {{
  font-family: 'Noto Sans';
  font-style: normal;
  font-display: swap;
  font-weight: {weight};
  src: url(fonts/noto-sans-{weight}.woff2) format('woff2');
  unicode-range: {letters};
}}
"""
# Until ours is there the page asks for Arial: that of this machine, as wide and as high as ours. Over all
# Kyrgyz texts Noto Sans is 1.05 times as wide as Arial; its lines reach 1.069 above and 0.293 below.
STAND_IN = """\
@font-face {{
  font-family: arial;
  font-weight: {weight};
  src: {local};
  size-adjust: 105%;
  ascent-override: 101.8%;
  descent-override: 27.9%;
  line-gap-override: 0%;
}}
"""
STAND_INS = {
    "400": "local('Arial'), local('ArialMT'), local('Liberation Sans'), local('Roboto')",
    "700": "local('Arial Bold'), local('Arial-BoldMT'), local('Liberation Sans Bold'), local('Roboto Bold')",
}
MIT = """{name}, {version}: The MIT License (MIT)
{holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Changed by us: typeface, colours, addresses of pictures; crown and crest removed.
"""
HOLDERS = {
    "govuk": "Copyright (c) 2017 Crown Copyright (Government Digital Service)",
    "moj": "Copyright (c) Crown Copyright (Ministry of Justice); Copyright (c) 2021 dxw",
}


def fetch_package(package: str, into: Path) -> Path:
    """Download one package with npm and answer the folder it unpacks to."""
    into.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=into, check=True, stdout=subprocess.DEVNULL)
    (archive,) = into.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(into, filter="data")
    return into / "package"


def as_our_css(css: str) -> str:
    """Their stylesheet with our typeface and colours, and without their crown, crest and source maps."""
    css = re.sub(r"@font-face\s*{[^}]*GDS Transport[^}]*}", "", css)
    css = css.replace("GDS Transport", "Noto Sans")
    css = re.sub(r"url\(/assets/images/govuk-crest[^)]*\)", "none", css)
    css = css.replace("/assets/images/", "images/")
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    return re.sub(r"#[0-9a-fA-F]{3,6}\b", lambda m: COLOURS.get(m[0].lower(), m[0]), css).strip() + "\n"


def write_typeface(scratch: Path) -> None:
    """Our typeface, cut to the letters that are written here, and the rules by which a page asks for it."""
    venv.create(scratch, with_pip=True)
    subprocess.run([scratch / "bin/pip", "install", "--quiet", CUTTER], check=True)
    for weight, name in WEIGHTS.items():
        words = [f"--unicodes={LETTERS}", f"--layout-features={FEATURES}", "--flavor=woff2"]
        made = HERE / "fonts" / f"noto-sans-{weight}.woff2"
        subprocess.run(
            [scratch / "bin/pyftsubset", FONTS / name, *words, f"--output-file={made}"], check=True
        )
    faces = [FACE.format(weight=weight, letters=LETTERS) for weight in WEIGHTS]
    stand_ins = [STAND_IN.format(weight=weight, local=local) for weight, local in STAND_INS.items()]
    (HERE / "noto-sans.css").write_text("".join([*faces, *stand_ins]))


def write_files(folders: dict[str, Path]) -> None:
    """Lay the files out under static/design/vendor."""
    govuk, moj = folders["govuk"] / "dist/govuk", folders["moj"] / "moj"
    for name in ("images", "fonts"):
        (HERE / name).mkdir(parents=True, exist_ok=True)
    (HERE / "govuk-frontend.css").write_text(as_our_css((govuk / "govuk-frontend.min.css").read_text()))
    script = (govuk / "govuk-frontend.min.js").read_text()
    (HERE / "govuk-frontend.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script).strip() + "\n")
    css = as_our_css((moj / "moj-frontend.min.css").read_text())
    (HERE / "moj-frontend.css").write_text(css)
    for picture in sorted(set(re.findall(r"url\(images/([^)?]+)", css))):
        (HERE / "images" / picture).write_bytes((moj / "assets/images" / picture).read_bytes())


def write_typeface_of_papers(package: Path) -> None:
    """The whole typeface, with its licence and its sums beside it."""
    FONTS.mkdir(exist_ok=True)
    for cut, name in PAPER_FONTS.items():
        (FONTS / name).write_bytes((package / cut / f"NotoSans_{cut}.ttf").read_bytes())
    (FONTS / "LICENCE-noto-sans.txt").write_bytes((package / "LICENSE_FONT").read_bytes())
    (FONTS / "SHA256SUMS").write_text(checksums(FONTS))


def write_licences(folders: dict[str, Path]) -> None:
    """Each package's licence beside its files."""
    for key, holder in HOLDERS.items():
        name, _, version = PACKAGES[key].rpartition("@")
        (HERE / f"LICENCE-{key}.txt").write_text(MIT.format(name=name, version=version, holder=holder))
    (HERE / "LICENCE-noto-sans.txt").write_bytes((folders["font"] / "LICENSE_FONT").read_bytes())


def checksums(folder: Path) -> str:
    """One line a file, as `sha256sum --check` reads it."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    return "".join(
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folders = {key: fetch_package(package, Path(scratch) / key) for key, package in PACKAGES.items()}
        write_files(folders)
        write_licences(folders)
        write_typeface_of_papers(folders["font"])
        write_typeface(Path(scratch) / "cutter")
    (HERE / "SHA256SUMS").write_text(checksums(HERE))
    print(f"{len(checksums(HERE).splitlines())} files in {HERE}, the typeface of papers in {FONTS}")


if __name__ == "__main__":
    main()
