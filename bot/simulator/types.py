"""The shapes that pass between the simulator's parts: JSON objects and the clock."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Clock = Callable[[], float]  # unix seconds
