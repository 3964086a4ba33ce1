"""A request, as far as it is known before its body was read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """`path` as it stands in the first line, with its query; `headers` by names in small letters, the first of each."""

    method: bytes
    path: bytes
    headers: Mapping[bytes, bytes]
