"""`python -m bot check` as a translator calls it."""

from pathlib import Path

from click.testing import CliRunner

from bot.cli import main
from tests.kit.content import LOCALES
from tests.kit.small_guide import GUIDE, write_guide


def test_one_finding_is_counted_as_one(tmp_path: Path) -> None:
    folder = write_guide(tmp_path, guide=GUIDE.replace("region:", "regoin:"))
    told = CliRunner().invoke(main, ["check"], env={"CONTENT_DIR": str(folder), "LOCALES_DIR": str(LOCALES)})
    assert told.exit_code == 1 and told.output.splitlines()[-1] == "1 finding"
