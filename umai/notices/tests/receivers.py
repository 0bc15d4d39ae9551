"""A gateway and a mail server that keep the contract, for tests: real sockets, and what arrived."""

import base64
import hashlib
import hmac
import json
import socketserver
import threading
from collections import Counter
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from umai.machine.ways import MailServer, SmsGateway

KEY = b"a key of thirty-two bytes, agreed"


class Running:
    """A server in a thread of its own, for the length of a `with`."""

    def __enter__(self):
        self.server = self.listen()
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_arguments: None  # a client that was killed
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_failure):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Gateway(Running):
    """Sends an SMS once for each `webhook-id`, however often it is asked; refuses what is not signed.

    `answer(id)` may be replaced: it answers the status of a request, after what it may do in between.
    """

    def __init__(self):
        self.asked = Counter()  # webhook-id → how often a signed request came
        self.sent = {}  # webhook-id → what went out, once
        self.bodies = {}  # webhook-id → every body that came
        self.lock = threading.Lock()
        self.answer = lambda _id: 204

    def listen(self):
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                status = receiver.receive(self.path, self.headers, body)
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("location", "/elsewhere")
                self.end_headers()

            def log_message(self, *_arguments):
                pass

        return ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def receive(self, path, headers, body):
        if path != "/send" or not genuine(headers, body):
            return 401
        key = headers["webhook-id"]
        with self.lock:
            self.asked[key] += 1
            self.bodies.setdefault(key, []).append(body)
        status = self.answer(key)
        if 200 <= status < 300:
            with self.lock:
                self.sent.setdefault(key, json.loads(body))
        return status

    def way(self, *, key=KEY, path="/send"):
        return SmsGateway("127.0.0.1", self.port, path, tls=False, key=key)


def genuine(headers, body):
    """As a receiver of Standard Webhooks checks it, written down anew."""
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    given = [one.partition(",") for one in headers["webhook-signature"].split()]
    return any(version == "v1" and hmac.compare_digest(text, expected) for version, _, text in given)


class Mailbox(Running):
    """A mail server that takes everything, or refuses recipients when `refuses` is set."""

    def __init__(self):
        self.mails = []
        self.refuses = False

    def listen(self):
        receiver = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                self.say("220 mailbox")
                while line := self.rfile.readline().decode().strip():
                    word = line.upper()
                    if word.startswith("QUIT"):
                        return self.say("221 bye")
                    if word.startswith("RCPT") and receiver.refuses:
                        self.say("550 no such person")
                    elif word.startswith("DATA"):
                        self.say("354 go on")
                        self.take()
                        self.say("250 taken")
                    else:
                        self.say("250 ok")
                return None

            def say(self, text):
                self.wfile.write(f"{text}\r\n".encode())

            def take(self):
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line.removeprefix(b"."))
                receiver.mails.append(message_from_bytes(b"".join(lines), policy=default))

        return socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)

    def way(self):
        return MailServer("127.0.0.1", self.port, security="", sender="umai@example.kg")
