"""A small server on this machine, for downloads without a network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def served(content: bytes | None, *, cut: bool = False) -> Iterator[tuple[str, list[str]]]:
    """An address where `content` lies (None: nothing does), and the paths that were asked for.

    With `cut` the connection ends after half of it.
    """
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            whole = content or b""
            self.wfile.write(whole[: len(whole) // 2] if cut else whole)

        def log_message(self, *_: object) -> None:
            """Say nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/set.npz", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
