"""Types that every part of the simulator shares: JSON objects and the clock."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Clock = Callable[[], float]  # returns unix seconds
