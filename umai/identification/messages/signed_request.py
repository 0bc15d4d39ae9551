"""A request of the gateway as it was signed, kept sealed beside the message as evidence."""

import base64
import binascii
import hmac
from dataclasses import dataclass

from umai.identification.signal.sealing import open_evidence, seal_evidence


@dataclass(frozen=True)
class SignedRequest:
    """The id, the time and the body of a request, byte for byte, and the header with its signatures."""

    id: str
    at: str
    body: bytes
    signatures: str

    def is_signed_with(self, key: str) -> bool:
        """Whether one of the signatures is right: v1, over the id, the time and the body as it came."""
        try:
            signed = f"{self.id}.{self.at}.".encode() + self.body
            right = hmac.digest(base64.b64decode(key), signed, "sha256")
            parts = [part[3:] for part in self.signatures.split() if part.startswith("v1,")][:5]
            given = [base64.b64decode(part, validate=True) for part in parts]
        except (binascii.Error, ValueError):
            return False
        return any(hmac.compare_digest(right, each) for each in given)

    def seal(self, signal_id) -> tuple[bytes, str]:
        """The request, sealed and bound to its signal, and the id of the key. Raises `NoKey`."""
        text = {name: getattr(self, name) for name in ("id", "at", "signatures")}
        return seal_evidence(signal_id, text | {"body": base64.b64encode(self.body).decode()})


def open_request(signal_id, sealed) -> SignedRequest:
    """The request that was kept with this signal. Raises `NoKey` without the right key."""
    found = open_evidence(signal_id, sealed)
    return SignedRequest(**found | {"body": base64.b64decode(found["body"])})
