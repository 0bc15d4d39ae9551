"""Who opens a backup: two pairs of age keys, whose private halves are never kept on this machine.

What the database and the files hold is sealed to the first, passwords and keys to the second, so that
whoever finds both folders and one key has half of it. The public halves lie in UMAI_HOME/keys.
"""

from pathlib import Path

from pyrage import IdentityError, RecipientError, x25519

from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import CHECKOUT
from umai.machine.keys import secrets

DATA, KEYS = "backup", "backup-keys"  # the names of the pairs
HOW = {DATA: "bin/umai backup --make-key FILE", KEYS: "bin/umai backup --make-key FILE --of-keys"}
# The identity that opens the newest backup on this machine alone, for the drill: whoever reads it here
# reads the database itself. The next backup replaces it, and it is in no backup.
DRILL = "drill"


def public_file(home: Path, name: str) -> Path:
    return home / "keys" / f"{name}.pub"


def make_pair(home: Path, name: str, private: Path) -> str:
    """Make a pair: the private half is written to `private`, the public half to UMAI_HOME/keys.

    Answers the public half. Raises CannotStart where the private half would stay on this machine beside
    what it opens, or where the file is there already.
    """
    private = private.absolute()
    for folder in (home, CHECKOUT):
        if private.resolve().is_relative_to(folder.resolve()):
            raise CannotStart(f"{private} is in {folder}: name a file on a stick that leaves this machine.")
    if private.exists():
        raise CannotStart(f"{private} is there already: name a new file; no key was made.")
    if not private.parent.is_dir():
        raise CannotStart(f"{private.parent} is no folder: name a file on a stick that is mounted.")
    identity = x25519.Identity.generate()
    secrets.write_secret(private, f"# {name}: opens the backups of Umai\n{identity}\n")
    public = public_file(home, name)
    public.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    secrets.give_to_owner(public.parent)
    secrets.write_secret(public, str(identity.to_public()))
    public.chmod(0o644)
    return str(identity.to_public())


def recipient(home: Path, name: str) -> x25519.Recipient:
    """The public half of a pair. Raises CannotStart where there is none, or it is none."""
    path = public_file(home, name)
    if not path.exists():
        raise CannotStart(f"There is no {path}, to which a backup is sealed: {HOW[name]} makes it.")
    try:
        return x25519.Recipient.from_str(path.read_text().strip())
    except (RecipientError, UnicodeDecodeError):
        raise CannotStart(f"{path} holds no public key of age (a line that begins with age1).") from None


def read_identity(path: Path) -> x25519.Identity:
    """The private half in a file, as age writes it. Raises CannotStart where there is none."""
    try:
        lines = path.read_text().splitlines()
    except OSError as failure:
        raise CannotStart(f"{path} cannot be read: {failure.strerror}.") from None
    except UnicodeDecodeError:
        lines = []
    for line in lines:
        if line.startswith("AGE-SECRET-KEY-"):
            try:
                return x25519.Identity.from_str(line.strip())
            except IdentityError:
                break
    raise CannotStart(f"{path} holds no private key of age (a line that begins with AGE-SECRET-KEY-).")


def drill_identity(home: Path) -> x25519.Identity | None:
    """The identity that opens the newest backup here; None before the first."""
    text = secrets.find(home, DRILL)
    return x25519.Identity.from_str(text) if text else None
