"""`python -m bot`."""

import gc
import sys

from bot.cli import main

# By default Python looks for garbage after every 700 new objects, and in all there are again and again while they grow
# in number: a third of the time of a start, in which everything read is kept.
gc.set_threshold(50_000)

# For tracebacks in colour, which are never shown here, structlog imports rich where the tests' tools have brought it:
# 65 ms and 3 MB. Without them it is not installed.
sys.modules["rich"] = None  # type: ignore[assignment]

main()
