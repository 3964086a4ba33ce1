"""`python -m bot` and the command `magnolia`."""

import gc
import sys

from bot import cli


def main() -> None:
    """Set up the interpreter, then run the command line."""
    # The default threshold of 700 new objects starts collection after collection while content and index are read, all
    # of which is kept: a third of the time of a start.
    gc.set_threshold(50_000)
    # structlog imports rich, where it is installed (by the test tools), for coloured tracebacks that are never shown
    # here: 65 ms and 3 MB.
    sys.modules["rich"] = None  # type: ignore[assignment]
    cli.main()


if __name__ == "__main__":
    main()
