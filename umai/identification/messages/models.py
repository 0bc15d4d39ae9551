"""Which messages of the gateway were taken. The process that takes them imports no model."""

from django.db import models


class GatewayMessage(models.Model):
    """One message of the gateway: which signal it made or went on with. No role of a page reads this.

    `key` and `sender` are keyed digests, of the gateway's id of the message and of the number, made
    outside the database. `sender` is emptied when nothing can go on with the message any more.
    """

    key = models.BinaryField(primary_key=True)
    """Keyed digest of the gateway's id of the message, by which a repeated one is known."""
    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="+")
    """Signal that the message made, or to which its words were added."""
    sender = models.BinaryField(null=True)
    """Keyed digest of the telephone number; null once no message can go on with this one."""
    goes_on = models.BooleanField()
    """True when the words were added to an earlier signal, false when they made a new one."""
    received_at = models.DateTimeField()
    """When the message was taken in, by the clock of the database."""
    sealed_request = models.BinaryField()
    """The request byte for byte with its signature, sealed (HPKE); empty once the words are expunged."""
    request_key = models.CharField(max_length=40)
    """Which key of this installation opens the sealed request."""

    class Meta:
        indexes = [
            models.Index(
                fields=["sender", "received_at"],
                name="message_of_sender",
                condition=models.Q(sender__isnull=False),
            )
        ]
