"""The ways to send urgent calls: one SMS gateway and one mail server, both optional."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from umai.machine.cluster.binaries import CannotStart
from umai.machine.keys import secrets


@dataclass(frozen=True)
class SmsGateway:
    """The gateway that gets signed requests to send an SMS (docs/how-to/sms-gateway.md)."""

    host: str
    port: int
    path: str
    tls: bool
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class MailServer:
    """The server for e-mail, and its sender. `security`: "ssl", "starttls" or "" for none."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Ways:
    """The ways that are set up; one that is not is None. Without any, calls are on screen only."""

    sms: SmsGateway | None = None
    mail: MailServer | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], home: Path, *, rehearsal: bool) -> "Ways":
        """Read UMAI_SMS_URL, UMAI_SMTP_URL and UMAI_MAIL_FROM.

        Raises CannotStart, naming the setting and never its value, which may hold a password.
        """
        return cls(
            sms=read_sms_gateway(environment.get("UMAI_SMS_URL", ""), home, rehearsal),
            mail=read_mail_server(
                environment.get("UMAI_SMTP_URL", ""), environment.get("UMAI_MAIL_FROM", ""), rehearsal
            ),
        )


def refuse_wrong(environment: Mapping[str, str], *, rehearsal: bool) -> None:
    """Raise CannotStart, naming the setting, where one of the three cannot be used; no key is made."""
    if said := environment.get("UMAI_SMS_URL", ""):
        parse_sms_address(said, rehearsal)
    read_mail_server(environment.get("UMAI_SMTP_URL", ""), environment.get("UMAI_MAIL_FROM", ""), rehearsal)


def read_sms_gateway(said: str, home: Path, rehearsal: bool) -> SmsGateway | None:
    if not said:
        return None
    url = parse_sms_address(said, rehearsal)
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    tls = url.scheme == "https"
    return SmsGateway(url.hostname or "", url.port or (443 if tls else 80), path, tls, sms_key(home))


def parse_sms_address(said: str, rehearsal: bool) -> SplitResult:
    url = parse_address(said, "UMAI_SMS_URL", {"https", "http"})
    if url.scheme == "http" and not rehearsal:
        raise CannotStart("UMAI_SMS_URL must begin with https:// (telephone numbers go over the wire).")
    if url.username or url.password or url.fragment:
        raise CannotStart("UMAI_SMS_URL holds no user and no password: requests are signed with a key.")
    return url


def read_mail_server(said: str, sender: str, rehearsal: bool) -> MailServer | None:
    if not said:
        return None
    url = parse_address(said, "UMAI_SMTP_URL", {"smtps", "smtp"})
    if sender.count("@") != 1 or any(sign.isspace() for sign in sender) or not sender.isascii():
        raise CannotStart("UMAI_MAIL_FROM must be an address such as umai@example.kg: UMAI_SMTP_URL is set.")
    security = "ssl" if url.scheme == "smtps" else "" if rehearsal else "starttls"
    port = url.port or {"ssl": 465, "starttls": 587, "": 25}[security]
    user, password = unquote(url.username or ""), unquote(url.password or "")
    return MailServer(url.hostname or "", port, security, sender, user, password)


def parse_address(said: str, setting: str, schemes: set[str]) -> SplitResult:
    """The parts of an address that can be connected to."""
    try:
        url = urlsplit(said)
        if url.scheme in schemes and url.hostname and url.port != 0:
            return url
    except ValueError:
        pass  # no address at all
    wanted = " or ".join(f"{scheme}://" for scheme in sorted(schemes, reverse=True))
    raise CannotStart(f"{setting} is not understood: it begins with {wanted} and names a host.")


def sms_key(home: Path) -> bytes:
    """The 32 bytes that requests to the gateway are signed with; made on first asking."""
    return base64.urlsafe_b64decode(secrets.password(home, "sms") + "=")


def webhook_secret(key: bytes) -> str:
    """The key in the form that receivers of Standard Webhooks are given."""
    return f"whsec_{base64.b64encode(key).decode()}"
