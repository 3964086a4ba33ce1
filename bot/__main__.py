"""`python -m bot` and the command `magnolia`."""

import gc
import sys

from bot import cli


def main() -> None:
    """Set up the interpreter, then run the command line."""
    # The default threshold of 700 new objects starts collection after collection while content and index are read, all
    # of which is kept: a third of the time of a start.
    gc.set_threshold(50_000)
    # Libraries import these where they happen to be installed, by the tools for tests and benchmarks: rich for coloured
    # tracebacks, tornado for a webhook server. Neither is used here, and rich alone takes 65 ms and 3 MB.
    for optional in ("rich", "tornado"):
        sys.modules[optional] = None  # type: ignore[assignment]
    cli.main()


if __name__ == "__main__":
    main()
