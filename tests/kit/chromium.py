"""A Chromium for the browser tests; `python -m tests.kit.chromium` gets one ready and prints its path.

From $CHROMIUM, else PATH, else Debian's packages, unpacked into .cache/debian: no root, nothing outside the clone.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# With what a bare machine lacks besides: fonts for every script of the guide, and a library of Playwright's Node.
FONTS = ("fonts-dejavu-core", "fonts-lohit-deva", "fonts-noto-color-emoji", "fonts-wqy-microhei")
PACKAGES = ("chromium", *FONTS, "libatomic1")
FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "debian"
UNPACKED = FOLDER / "chromium"
NODE = FOLDER / "node"
QUESTION = "The browser tests need Chromium. Download it into .cache/debian (up to 200 MB)? [Y/n] "
MISSING = (
    "The browser tests need Chromium: install chromium or google-chrome, or set CHROMIUM to the path of one. "
    "`make test BROWSER=no` leaves these tests out."
)

# What the machine has installed is read, not fetched again; everything that apt writes goes below {folder}.
# Its hooks are cleared because those of container images remove files elsewhere.
APT_SETTINGS = """\
Dir::State "{folder}/state";
Dir::State::status "/var/lib/dpkg/status";
Dir::Cache "{folder}/cache";
Dir::Log "{folder}/log";
Debug::NoLocking "1";
APT::Sandbox::User "";
APT::Install-Recommends "0";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
"""

FONT_SETTINGS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{root}/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/fonts</cachedir></fontconfig>
"""

START = """\
#!/bin/sh
export LD_LIBRARY_PATH='{libraries}' FONTCONFIG_FILE='{folder}/fonts.conf'
exec '{program}' "$@"
"""


class Missing(Exception):
    """There is no Chromium on this machine, or none could be fetched."""


def find() -> Path:
    """The Chromium of this machine or of an earlier download; raises Missing with a sentence that says what to do."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None) or UNPACKED
    if not os.access(found, os.X_OK):
        raise Missing(MISSING)
    return Path(found)


def playwright_environment() -> dict[str, str]:
    """What Playwright must find in its environment to run on this machine; set it before Playwright starts."""
    return {"PLAYWRIGHT_NODEJS_PATH": str(NODE)} if NODE.exists() else {}


def prepare() -> Path:
    """As `find`, but fetches one where that is possible: after a question on a terminal, at once without one."""
    try:
        return find()
    except Missing:
        if os.environ.get("CHROMIUM") or not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
            raise
    if sys.stdin.isatty() and input(QUESTION).strip().lower().startswith("n"):
        raise Missing(MISSING)
    print("Fetching Chromium into .cache/debian ...", flush=True)
    _download()
    _unpack()
    return find()


def _download() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    for folder in ("state/lists/partial", "cache/archives/partial", "log", "fonts"):
        (FOLDER / folder).mkdir(parents=True)
    settings = FOLDER / "apt.conf"
    settings.write_text(APT_SETTINGS.format(folder=FOLDER))
    _run("apt-get", "--config-file", settings, "--quiet", "update")
    _run("apt-get", "--config-file", settings, "--quiet", "--yes", "--download-only", "install", *PACKAGES)


def _unpack() -> None:
    root = FOLDER / "root"
    for package in sorted((FOLDER / "cache/archives").glob("*.deb")):
        _run("dpkg-deb", "--extract", package, root)
    shutil.rmtree(FOLDER / "cache")
    shutil.rmtree(FOLDER / "state")
    (FOLDER / "fonts.conf").write_text(FONT_SETTINGS.format(root=root, folder=FOLDER))
    libraries = ":".join(sorted({str(library.parent) for library in root.glob("**/lib/*-linux-*/**/lib*.so*")}))
    node = Path(playwright.__file__).parent / "driver" / "node"
    _write_start(NODE, START.format(libraries=libraries, folder=FOLDER, program=node))
    _write_start(UNPACKED, START.format(libraries=libraries, folder=FOLDER, program=root / "usr/lib/chromium/chromium"))


def _write_start(path: Path, text: str) -> None:
    """Last of all, and whole: where these files are, everything is."""
    partial = path.with_suffix(".partial")
    partial.write_text(text)
    partial.chmod(0o755)
    partial.rename(path)


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        message = f"{MISSING} (Tried to fetch one; {command[0]}: {last})"
        raise Missing(message)


if __name__ == "__main__":
    try:
        print(f"Chromium: {prepare()}")
    except Missing as missing:
        sys.exit(str(missing))
