"""What the servers of people have in common: where they listen, and as whom they go on."""

import argparse
import os
import pwd

from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import read_whole_number


def add_arguments(parser: argparse.ArgumentParser, *, port: str) -> None:
    """Tell argparse of `--host`, `--port` and `--user`; `port` says which setting names the port."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (127.0.0.1; a rehearsal allows no other)"
    )
    parser.add_argument("--port", type=int, help=f"port to listen on ({port})")
    parser.add_argument(
        "--user", help="started by root: go on as this user, who cannot read the secrets of UMAI_HOME"
    )


def port_of(args: argparse.Namespace, default: int) -> int:
    """The port that was asked for, else this one. Raises CannotStart for no port."""
    port = args.port or default
    return read_whole_number({"--port": str(port)}, "--port", 0, at_least=1, at_most=65535)


def become_user(name: str | None) -> None:
    """Switch to this user, who can read no secret of UMAI_HOME; only root can switch. None: stay."""
    if name is None:
        return
    if os.geteuid() != 0:
        raise CannotStart("--user needs to be started by root, who hands over the passwords and the keys.")
    try:
        person = pwd.getpwnam(name)
    except KeyError:
        raise CannotStart(f"There is no user {name} on this machine.") from None
    os.setgroups([])
    os.setgid(person.pw_gid)
    os.setuid(person.pw_uid)
