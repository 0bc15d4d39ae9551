"""A phone on trial: what it carries and brings back, and a server that takes its boxes."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from umai.identification.signal.sealing import SUITE

HERE = Path(__file__).parent
KINDS = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}


class BoxReceiver:
    """Who takes the boxes: the private half, what came, and what to answer."""

    def __init__(self):
        self.private = X25519PrivateKey.generate()
        self.public = list(self.private.public_key().public_bytes_raw())
        self.boxes = {}
        self.puts = []
        self.lose_answers = False
        self.forget = False

    def take(self, name, box):
        """201 for a new box, 200 for the same once more, 409 for another one under the same id."""
        self.puts.append(name)
        if name in self.boxes:
            return 200 if self.boxes[name] == box else 409
        self.boxes[name] = box
        return 201

    def opened(self, name):
        """The words of a box, as JSON text."""
        return SUITE.decrypt(self.boxes[name], self.private, info=f"umai visit {name}".encode()).decode()


@contextlib.contextmanager
def serve_page(post):
    """The address at which the page is had and boxes are taken, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = HERE / (self.path.strip("/") or "page.html")
            if path.suffix not in KINDS or path.parent != HERE or not path.exists():
                return self.answer(404)
            self.answer(200, path.read_bytes(), KINDS[path.suffix])

        def do_PUT(self):
            box = self.rfile.read(int(self.headers["Content-Length"]))
            status = post.take(self.path.removeprefix("/outbox/"), box)
            if post.lose_answers:  # the box was kept, and the network broke before anybody said so
                return self.connection.close()
            self.answer(status)

        def answer(self, status, body=b"", kind="text/plain"):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if post.forget:
                self.send_header("Umai-Forget", "1")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
