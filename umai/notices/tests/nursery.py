"""A process that sends, for a test to kill: forked from a warm one, so that many can die in a short time.

Reads a line for each child it is to fork and answers with its number; a child sends all that is
waiting, as the background worker does, and ends. Said "wait", it answers when all have ended.
"""

import json
import os
import sys

import django


def main():
    django.setup()
    from django.conf import settings

    from umai.machine.ways import MailServer, SmsGateway, Ways
    from umai.notices.sending.outbox import send_waiting
    from umai.notices.sending.words import call_message

    told = json.loads(sys.argv[1])
    sms = told["sms"] and SmsGateway(**told["sms"] | {"key": bytes.fromhex(told["sms"]["key"])})
    ways = Ways(sms, told["mail"] and MailServer(**told["mail"]))
    assert set(settings.DATABASES) == {
        "default",
        "trail",
        "beside",
        "figures",
    }  # the worker's own, and no owner
    children = set()
    call_message("ky", settings.UMAI_ADDRESS)  # reads the catalogue once, for all children
    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "wait":
            for child in children:
                os.waitpid(child, 0)
            children.clear()
            print("ended", flush=True)
            continue
        child = os.fork()
        if child == 0:
            send_waiting(using="default", beside="beside", ways=ways)
            os._exit(0)
        children.add(child)
        print(child, flush=True)


if __name__ == "__main__":
    main()
