"""Send one e-mail; its Message-ID is made from the notice's id, so that a repeat is recognised."""

import smtplib

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from umai.notices.sending.failures import TIMEOUT, NotSent, as_not_sent


def send(server, notice, to, message):
    """Send one e-mail to the server; raises `NotSent`."""
    mail = EmailMessage(
        message.subject,
        message.long,
        server.sender,
        [to],
        headers={
            "Message-ID": f"<{notice.pk}@{server.sender.rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
            "Importance": "high" if message.urgent else "normal",
        },
    )
    try:
        connect(server).send_messages([mail])
    except smtplib.SMTPRecipientsRefused as failure:
        raise NotSent("address_refused") from failure
    except smtplib.SMTPResponseException as failure:
        raise NotSent(f"smtp_{failure.smtp_code}") from failure
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError) as failure:
        raise NotSent("cut_off", silent=True) from failure
    except smtplib.SMTPException as failure:
        raise NotSent(f"smtp_{type(failure).__name__}".lower()) from failure
    except OSError as failure:
        raise as_not_sent(failure) from failure


def connect(server):
    return EmailBackend(
        alias="notices",
        host=server.host,
        port=server.port,
        username=server.user,
        password=server.password,
        use_ssl=server.security == "ssl",
        use_tls=server.security == "starttls",
        timeout=TIMEOUT,
    )
