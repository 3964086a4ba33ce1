"""Lines while something takes long, so that nobody believes it hangs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import click

EVERY = 10.0
"""Seconds between two lines."""


@contextmanager
def progress(beginning: str, *, every: float = EVERY) -> Iterator[None]:
    """Say on standard error what begins, and how long it has taken, until the block ends."""
    click.echo(beginning, err=True)
    over = threading.Event()

    def go_on() -> None:
        for number in count(1):
            if over.wait(every):
                return
            click.echo(f"  {number * every:g} seconds ...", err=True)

    lines = threading.Thread(target=go_on, daemon=True)
    lines.start()
    try:
        yield
    finally:
        over.set()
        lines.join()
