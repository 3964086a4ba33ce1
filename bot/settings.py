"""Environment variables become frozen Settings. One table of them, which the README and the tests read."""

import io
import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from dotenv import dotenv_values
from dotenv.parser import Original, parse_stream

ROOT = Path(__file__).parent.parent
"""The clone, or the folder that the installed package lies in."""

_PACKAGE = Path(__file__).parent
_IN_WHEEL = (_PACKAGE / "content").is_dir()
"""A wheel carries content and locales within the package; in a clone and in the image they lie beside it."""

TELEGRAM = "https://api.telegram.org"


def _cache() -> Path:
    """In a clone a folder that git ignores; for an installed package, one in the user's own cache."""
    if not _IN_WHEEL:
        return ROOT / ".cache" / "index"
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - Path's raises without a home
    return Path(caches) / "magnolia" / "index"


_DATA = _PACKAGE if _IN_WHEEL else ROOT


class SettingError(Exception):
    """A setting cannot be used. The message is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, its value when it is not set, and what it is for."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("BOT_TOKEN", "", "Token from @BotFather. Not set: the simulator runs, with the bot in it."),
    Setting("TELEGRAM_API_URL", TELEGRAM, "Bot API server to talk to."),
    Setting("WEBHOOK_URL", "", "Public address for updates. Not set: long polling."),
    Setting("WEBHOOK_SECRET", "", "Secret that Telegram sends with each update; needed with WEBHOOK_URL."),
    Setting(
        "HOST",
        "127.0.0.1",
        "Where the webhook and METRICS_PORT listen; 0.0.0.0 in the image. The simulator: only 127.0.0.1.",
    ),
    Setting("PORT", "8080", "Port of the simulator's page, or of the webhook. 0 takes a free one."),
    Setting("METRICS_PORT", "", "Port of /healthz, /readyz and /metrics; 9090 in the image. Not set: none."),
    Setting(
        "STORE_URL",
        "memory://",
        "Where chosen languages, recent messages and seen updates are kept for a while: memory://, or redis://host:port/0.",
    ),
    Setting(
        "STORE_KEY", "", "Secret of 16 or more characters, to hash ids with; needed with redis://, random in memory."
    ),
    Setting("CONTENT_DIR", str(_DATA / "content"), "Folder of the guide's texts."),
    Setting("LOCALES_DIR", str(_DATA / "locales"), "Folder of the interface's words."),
    Setting("CACHE_DIR", str(_cache()), "Folder of the search index, which is built again when it is missing."),
    Setting("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR. Nothing about a person is logged at any."),
    Setting("LOG_FORMAT", "console", "console or json."),
)

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_NUMBER = re.compile(r"[0-9]{1,5}")
_NOT_IN_PASSWORD = re.compile(r"[\[\]]|%(?![0-9A-Fa-f]{2})")
_HOST_NAME = re.compile(r"(?=.*[A-Za-z_-])[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
_DATABASE = re.compile(r"(?:/[0-9]*)?")

MAX_PORT = 65535
MAX_HOST_NAME = 253

MIN_KEY = 16
"""Characters: all that is hashed is as safe as its key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run. `token` is None for the simulator; URLs have no slash at their end."""

    token: str | None
    api_url: str
    webhook_url: str | None
    webhook_secret: str | None
    host: str
    port: int
    metrics_port: int | None
    store_url: str
    store_key: bytes | None
    content_dir: Path
    locales_dir: Path
    cache_dir: Path
    log_level: str
    log_format: str

    @staticmethod
    def from_environment(*, env_file: Path | None = None) -> "Settings":
        """The environment's settings; what it leaves out may stand in `env_file`. Raises SettingError."""
        from_file = read_file(env_file) if env_file else {}
        return read(from_file | {name: value for name, value in os.environ.items() if value.strip()})


def read_file(file: Path) -> dict[str, str]:
    """The names and values in a file such as .env; none where there is no file. Raises SettingError."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{file.name} cannot be read as UTF-8 text ({type(error).__name__})") from None
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            raise SettingError(f"{file.name}:{_line(binding.original)}: this is not NAME=value")
    return {name: value for name, value in dotenv_values(stream=io.StringIO(text)).items() if value is not None}


def _line(part: Original) -> int:
    """The number of the line, after the empty ones that the parser counts as part of it."""
    return int(part.line) + part.string[: -len(part.string.lstrip())].count("\n")


def read(environment: Mapping[str, str]) -> Settings:
    """Read all settings. Raises SettingError at the first that cannot be used. An empty variable counts as not set."""
    values = {setting.name: environment.get(setting.name, "").strip() or setting.default for setting in SETTINGS}
    settings = Settings(
        token=_token(values["BOT_TOKEN"]),
        api_url=_api_url(values["TELEGRAM_API_URL"]),
        webhook_url=_optional_url("WEBHOOK_URL", values["WEBHOOK_URL"]),
        webhook_secret=values["WEBHOOK_SECRET"] or None,
        host=_host(values["HOST"]),
        port=_port("PORT", values["PORT"]),
        metrics_port=_port("METRICS_PORT", values["METRICS_PORT"]) if values["METRICS_PORT"] else None,
        store_url=_store_url(values["STORE_URL"]),
        store_key=_key(values["STORE_KEY"]),
        content_dir=_folder("CONTENT_DIR", values["CONTENT_DIR"]),
        locales_dir=_folder("LOCALES_DIR", values["LOCALES_DIR"]),
        cache_dir=Path(values["CACHE_DIR"]),
        log_level=_one_of("LOG_LEVEL", values["LOG_LEVEL"].upper(), ("DEBUG", "INFO", "WARNING", "ERROR")),
        log_format=_one_of("LOG_FORMAT", values["LOG_FORMAT"].lower(), ("console", "json")),
    )
    for fault in _faults_between(settings):
        raise SettingError(fault)
    return settings


def _faults_between(settings: Settings) -> list[str]:
    """What is wrong with settings that depend on each other, one sentence each."""
    rules: list[tuple[bool, str]] = [
        (
            bool(settings.webhook_url) and not settings.webhook_secret,
            "WEBHOOK_URL needs WEBHOOK_SECRET, 16 to 256 of A-Z, a-z, 0-9, _ and -",
        ),
        (
            bool(settings.webhook_secret) and not _SECRET.fullmatch(settings.webhook_secret or ""),
            "WEBHOOK_SECRET must be 16 to 256 of A-Z, a-z, 0-9, _ and -",
        ),
        (
            not settings.store_url.startswith("memory") and not settings.store_key,
            f"STORE_URL with redis:// needs STORE_KEY, {MIN_KEY} or more random characters that all replicas share",
        ),
    ]
    return [sentence for broken, sentence in rules if broken]


def _token(value: str) -> str | None:
    if value and not _TOKEN.fullmatch(value):
        raise SettingError("BOT_TOKEN does not look like a token from @BotFather, such as 123456789:AAE-x_y")
    return value or None


def _key(value: str) -> bytes | None:
    if value and len(value) < MIN_KEY:
        raise SettingError(f"STORE_KEY must be {MIN_KEY} or more random characters")
    return value.encode(errors="surrogatepass") or None


def _url(name: str, value: str, *schemes: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in schemes and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise SettingError(f"{name} must be a URL that begins with {' or '.join(f'{s}://' for s in schemes)}")
    if not _has_usable_port(parts):
        raise SettingError(f"{name} has a port that is not a number from 1 to {MAX_PORT}")
    if parts.fragment:
        raise SettingError(f"{name} must not have a # in it")
    return value.rstrip("/")


def _has_usable_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _store_url(value: str) -> str:
    if value.startswith("memory:"):
        return value
    if _has_broken_password(value):
        raise SettingError(
            "STORE_URL cannot be read, because of a character in its password; write "
            "# as %23, / as %2F, ? as %3F, @ as %40, [ as %5B and % as %25"
        )
    url = _url("STORE_URL", value, "memory", "redis", "rediss")
    if not _DATABASE.fullmatch(urlsplit(url).path):
        raise SettingError("STORE_URL must end with the number of a database, as in redis://host:6379/0")
    return url


def _has_broken_password(url: str) -> bool:
    """Whether a # / or ? before the last @ ends the part of the URL in which user, password and host stand."""
    scheme, separator, rest = url.partition("://")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    credentials = authority.rpartition("@")[0]
    cut_short = "@" in rest[len(authority) :] or "#" in rest
    return bool(separator) and scheme != "memory" and (cut_short or bool(_NOT_IN_PASSWORD.search(credentials)))


def _api_url(value: str) -> str:
    url = _url("TELEGRAM_API_URL", value, "http", "https")
    if urlsplit(url).query:
        raise SettingError("TELEGRAM_API_URL must not have a ? in it")
    return url


def _optional_url(name: str, value: str) -> str | None:
    return _url(name, value, "http", "https") if value else None


def _host(value: str) -> str:
    """An IPv6 address may stand in brackets, as it does in a URL."""
    bare = value[1:-1] if value.startswith("[") and value.endswith("]") else value
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        if bare != value or not _HOST_NAME.fullmatch(value) or len(value) > MAX_HOST_NAME:
            raise SettingError("HOST must be an IP address or a host name, without a port") from None
    return bare


def _port(name: str, value: str) -> int:
    if not _NUMBER.fullmatch(value) or int(value) > MAX_PORT:
        raise SettingError(f"{name} must be a number from 0 to {MAX_PORT}")
    return int(value)


def _folder(name: str, value: str) -> Path:
    if not os.path.isdir(value):  # noqa: PTH112 - Path's raises where it may not look
        raise SettingError(f"{name}: there is no folder {value}")
    return Path(value)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SettingError(f"{name} must be one of {', '.join(allowed)}")
    return value
