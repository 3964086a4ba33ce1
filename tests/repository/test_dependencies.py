"""What the code imports stands in pyproject.toml, and is not there only because another package needs it."""

import ast
import importlib.metadata
import sys
from collections.abc import Callable, Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import tracked
from tests.repository.locks import name, project

OWN = {"bot", "tests", "benchmarks"}


def imported(*patterns: str) -> set[str]:
    """The top-level modules that files import, wherever in the file, without the standard library and our own."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in tracked.files(*patterns))
    names = {module.partition(".")[0] for tree in trees for node in ast.walk(tree) for module in modules(node)}
    return names - sys.stdlib_module_names - OWN


def modules(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        yield node.module or ""


def declared(*, extras: bool = True, groups: bool = False) -> set[str]:
    """Canonical names of the distributions that the project asks for."""
    settings = project()
    optional = settings["project"]["optional-dependencies"].values() if extras else ()
    texts = [*settings["project"]["dependencies"], *(text for part in optional for text in part)]
    texts += [text for part in settings["dependency-groups"].values() for text in part] if groups else []
    return {name(Requirement(text)) for text in texts}


def undeclared(modules: set[str], distributions: set[str]) -> list[str]:
    """Modules that none of these distributions carries; one that is not installed counts under its own name."""
    carriers = importlib.metadata.packages_distributions()
    return sorted(
        module
        for module in modules
        if not {canonicalize_name(carrier) for carrier in carriers.get(module, [module])} & distributions
    )


def test_the_program_imports_only_what_the_project_asks_for(record_property: Callable[[str, object], None]) -> None:
    modules = imported("bot/*.py")
    record_property("met", ", ".join(sorted(modules)))
    assert len(modules) > 10
    assert undeclared(modules, declared()) == []


def test_tests_and_benchmarks_import_only_what_the_groups_ask_for() -> None:
    assert undeclared(imported("tests/*.py", "benchmarks/*.py"), declared(groups=True)) == []


@pytest.mark.parametrize("package", ["bot/store", "bot/check", "bot/search"])
def test_what_an_extra_brings_is_imported_in_one_package_alone(package: str) -> None:
    optional = undeclared(imported(f"{package}/*.py"), declared(extras=False))
    assert optional != []
    assert set(optional) & imported("bot/*.py", f":!{package}") == set()
