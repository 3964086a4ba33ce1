"""Files and functions that can be read in one go."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.repository import tracked

FILE_LINES = 300
FUNCTION_LINES = 35

Function = ast.FunctionDef | ast.AsyncFunctionDef
Say = Callable[[str, object], None]


def test_no_file_is_longer_than_300_lines(record_property: Say) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in tracked.files("*.py")}
    record_property("met", f"{len(lengths)} files, the longest of {max(lengths.values())} lines")
    assert len(lengths) > 50
    assert {str(path): length for path, length in lengths.items() if length > FILE_LINES} == {}


def test_no_function_is_longer_than_a_screenful(record_property: Say) -> None:
    lengths = dict(function for path in tracked.files("*.py") for function in functions(path))
    record_property("met", f"{len(lengths)} functions, the longest of {max(lengths.values())} lines")
    assert len(lengths) > 300
    assert {place: length for place, length in lengths.items() if length > FUNCTION_LINES} == {}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Where each function of a file stands, and its length without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield f"{path.relative_to(tracked.ROOT)}:{node.lineno} {node.name}", length(node)


def length(function: Function) -> int:
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    docstring = function.body[0] if ast.get_docstring(function) is not None else None
    return whole - ((docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0)
