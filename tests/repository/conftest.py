"""What several tests of the repository share: the image, whose packages take some seconds to install."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import image as dockerfile


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that holds what the image would: its packages in opt, its files in srv.

    Tests that ask for it are in the xdist group `image`, so that it is built once.
    """
    folder = tmp_path_factory.mktemp("image")
    dockerfile.build(folder)
    yield folder
    shutil.rmtree(folder)
