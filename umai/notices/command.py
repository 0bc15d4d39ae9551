"""`umai notices`: print the key for an SMS gateway, and send a test message."""

import sys
from argparse import ArgumentParser, Namespace

HELP = "print the key for the SMS gateway, or send one message to try a way"


def arguments(parser: ArgumentParser) -> None:
    """Tell argparse what `umai notices` takes."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("key", help="print the key that the SMS gateway checks signatures with; keep it secret")
    tried = verbs.add_parser("try", help="send one message as an urgent call would be sent")
    to = tried.add_mutually_exclusive_group(required=True)
    to.add_argument("--sms", metavar="TELEPHONE", help="as +996555123456")
    to.add_argument("--mail", metavar="ADDRESS")
    tried.add_argument("--language", choices=["ky", "ru", "en"], default="ky")


def run(args: Namespace) -> int:
    """Print or send; answers 0 when done, 1 when not sent, 2 when the way is not set up."""
    import django

    django.setup()
    return print_key() if args.verb == "key" else send_trial(args)


def print_key() -> int:
    from django.conf import settings

    from umai.machine.ways import sms_key, webhook_secret

    print(webhook_secret(sms_key(settings.MACHINE.home)))
    return 0


def send_trial(args: Namespace) -> int:
    import uuid
    from types import SimpleNamespace

    from django.conf import settings
    from django.utils import timezone

    from umai.notices.sending import email, sms
    from umai.notices.sending.failures import NotSent
    from umai.notices.sending.words import call_message

    ways = settings.UMAI_WAYS
    way, wire, setting = (ways.sms, sms, "UMAI_SMS_URL") if args.sms else (ways.mail, email, "UMAI_SMTP_URL")
    if way is None:
        print(f"umai notices: {setting} is not set (docs/how-to/sms-gateway.md)", file=sys.stderr)
        return 2
    notice = SimpleNamespace(pk=uuid.uuid4(), made_at=timezone.now())
    try:
        wire.send(way, notice, args.sms or args.mail, call_message(args.language, settings.UMAI_ADDRESS))
    except NotSent as failure:
        print(f"umai notices: not sent: {failure.reason}", file=sys.stderr)
        return 1
    print("Taken. Look whether it arrives; no call was made.")
    return 0
