"""The bill of materials, as CycloneDX 1.6: the locked packages and the vendored files, with their hashes."""

import json
import re
import uuid
from pathlib import Path
from typing import Any

from umai.machine.installation import read_version
from umai.printed.page import CHECKOUT

SPACE = uuid.UUID("3f0b6c1e-8a52-4d4e-9a7e-0d5f3c7b2a91")
LOCKED = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)([^\n]*(?:\n\s+--hash=sha256:[0-9a-f]{64}[^\n]*)*)", re.M
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VENDORED = CHECKOUT / "umai/design/static/design/vendor"
# The sets of packages: how much of them a real register runs.
SETS = {"runtime": "required", "analysis": "optional", "development": "excluded", "bootstrap": "excluded"}
# What a vendored file belongs to: name in npm, and its licence.
FROM_NPM = {
    "govuk-frontend.": ("govuk-frontend", "MIT"),
    "images/icon-close": ("govuk-frontend", "MIT"),
    "moj-frontend.": ("@ministryofjustice/frontend", "MIT"),
    "noto-sans.css": ("@expo-google-fonts/noto-sans", "OFL-1.1"),
    "fonts/": ("@expo-google-fonts/noto-sans", "OFL-1.1"),
}


def bill_of_materials() -> dict[str, Any]:
    """The whole bill. The same locks give the same bytes: no time is in it, and its number is made of it."""
    components = [*python_packages(), *vendored_files()]
    number = uuid.uuid5(SPACE, json.dumps(components, sort_keys=True))
    umai = {"type": "application", "bom-ref": "umai", "name": "umai", "version": read_version()}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "component": umai | {"licenses": [{"license": {"id": "Apache-2.0"}}]},
            "properties": [{"name": "umai:hashes", "value": "of every file that may be installed"}],
        },
        "components": components,
        "dependencies": [{"ref": "umai", "dependsOn": [one["bom-ref"] for one in components]}],
    }


def python_packages() -> list[dict[str, Any]]:
    """Each package of the locks once, in the most used of the sets that hold it."""
    found: dict[str, dict[str, Any]] = {}
    for name, scope in SETS.items():
        for package, version, hashes in locked(CHECKOUT / "requirements" / f"{name}.txt"):
            url = f"pkg:pypi/{package.lower().replace('_', '-')}@{version}"
            part: dict[str, Any] = {
                "type": "library",
                "bom-ref": url,
                "name": package,
                "version": version,
                "scope": scope,
            }
            part |= {"purl": url, "hashes": [{"alg": "SHA-256", "content": one} for one in hashes]}
            found.setdefault(url, part)
    return sorted(found.values(), key=lambda one: one["bom-ref"])


def locked(path: Path) -> list[tuple[str, str, list[str]]]:
    """Name, version and hashes of each package of a lock."""
    return [(match[1], match[2], HASH.findall(match[3])) for match in LOCKED.finditer(path.read_text())]


def vendored_files() -> list[dict[str, Any]]:
    """Each vendored file with its hash, and the package of npm that it is from."""
    found = []
    for line in (VENDORED / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        part: dict[str, Any] = {"type": "file", "bom-ref": f"vendor/{name}", "name": name}
        part |= {"scope": "required", "hashes": [{"alg": "SHA-256", "content": digest}]}
        for begins, (package, licence) in FROM_NPM.items():
            if name.startswith(begins):
                part |= {"group": package, "licenses": [{"license": {"id": licence}}]}
        found.append(part)
    return found
