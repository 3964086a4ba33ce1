"""`python -m bot`."""

import gc

from bot.cli import main

# By default Python looks for garbage after every 700 new objects, and in all there are again and again while they grow
# in number: a third of the time of a start, in which everything read is kept.
gc.set_threshold(50_000)
main()
