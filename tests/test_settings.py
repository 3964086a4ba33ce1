"""Settings as an operator writes them."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import SETTINGS, SettingError, Settings, read


def test_nothing_set_is_the_simulator_with_its_defaults() -> None:
    settings = read({})
    assert settings.token is None and settings.webhook_url is None and settings.metrics_port is None
    assert (settings.api_url, settings.host, settings.port) == ("https://api.telegram.org", "127.0.0.1", 8080)
    assert settings.content_dir.is_dir() and settings.locales_dir.is_dir()


def test_empty_counts_as_not_set_and_blanks_around_do_not_count() -> None:
    settings = read({"BOT_TOKEN": "", "PORT": " 9000 "})
    assert settings.token is None and settings.port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "canary"),
        ("BOT_TOKEN", "1:a/../canary"),
        ("TELEGRAM_API_URL", "canary.example"),
        ("TELEGRAM_API_URL", "https://[canary"),
        ("WEBHOOK_URL", "ftp://canary.example"),
        ("TELEGRAM_API_URL", "https://host.example/?canary"),
        ("TELEGRAM_API_URL", "https://host.example/#canary"),
        ("WEBHOOK_URL", "https://host.example/hook#canary"),
        ("HOST", "canary:8080"),
        ("HOST", "http://canary"),
        ("HOST", "127.0.0.1:8080"),
        ("HOST", "1.2.3"),
        ("HOST", "[canary]"),
        ("HOST", "*"),
        ("HOST", "canary canary"),
        ("HOST", "canary." * 50),
        ("HOST", "c" * 64),
        ("PORT", "80a"),
        ("PORT", "65536"),
        ("PORT", "²"),
        ("METRICS_PORT", "-1"),
        ("PORT", "9" * 5000),
        ("STORE_URL", "sqlite:///canary"),
        ("STORE_URL", "redis://localhost/canary"),
        ("STORE_KEY", "canary"),
        ("CONTENT_DIR", "/no/such/folder"),
        ("CONTENT_DIR", "x" * 5000),
        ("LOCALES_DIR", "/no/such/folder"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_that_begins_with_the_setting(name: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        read({name: value})
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value) and "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({"WEBHOOK_URL": "https://example.org/hook"}, "WEBHOOK_SECRET"),
        ({"WEBHOOK_URL": "https://example.org/hook", "WEBHOOK_SECRET": "short"}, "WEBHOOK_SECRET"),
        ({"STORE_URL": "redis://localhost:6379/0"}, "STORE_KEY"),
        ({"STORE_URL": "redis://localhost:6379/0", "STORE_KEY": "short"}, "STORE_KEY"),
    ],
)
def test_settings_that_need_another_say_which(environment: dict[str, str], needed: str) -> None:
    with pytest.raises(SettingError, match=needed):
        read(environment)


@pytest.mark.parametrize(
    "value",
    [
        "redis://:can#ary@host:6379/0",
        "redis://:can/ary@host:6379/0",
        "redis://:can?ary@host:6379/0",
        "redis://:can[ary@host:6379/0",
        "redis://:can%ary@host:6379/0",
        "redis://:canary%@host:6379/0",
        "redis://host:6379#canary@other:6379/0",
        "redis://host:6379/0#canary",
        "redis://user:6379/canary@host/0",
    ],
)
def test_a_password_that_breaks_its_address_is_told_how_to_be_written(value: str) -> None:
    with pytest.raises(SettingError) as caught:
        read({"STORE_URL": value, "STORE_KEY": "a-key-of-the-tests"})
    assert str(caught.value).startswith("STORE_URL") and "# as %23, / as %2F" in str(caught.value)
    assert "canary" not in str(caught.value) and "ary" not in str(caught.value)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_password_can_be_written_with_percent_signs(password: str) -> None:
    url = f"redis://:{quote(password, safe='')}@host:6379/0"
    assert read({"STORE_URL": url, "STORE_KEY": "a-key-of-the-tests"}).store_url == url


def test_a_password_may_hold_an_at_sign_as_it_is() -> None:
    url = "redis://:p@ss:word@host:6379/0"
    assert read({"STORE_URL": url, "STORE_KEY": "a-key-of-the-tests"}).store_url == url


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("[::1]", "::1"),
        ("::", "::"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("localhost", "localhost"),
        ("one.inside.example", "one.inside.example"),
        ("my_host-2", "my_host-2"),
        ("0.0.0.0", "0.0.0.0"),  # noqa: S104 - only read, not listened on
    ],
)
def test_a_host_is_an_address_or_a_name(value: str, host: str) -> None:
    assert read({"HOST": value}).host == host


@pytest.mark.parametrize("key", ["a-key-of-the-tests", "\udcff" * 16], ids=["text", "bytes that are no text"])
def test_any_long_text_is_a_key(key: str) -> None:
    assert read({"STORE_URL": "redis://localhost:6379/0", "STORE_KEY": key}).store_key


@pytest.mark.parametrize("name", ["WEBHOOK_URL", "TELEGRAM_API_URL", "STORE_URL"])
@pytest.mark.parametrize("port", ["99999", "0", "canary"])
def test_a_port_that_is_none_is_what_the_sentence_is_about(name: str, port: str) -> None:
    scheme = "redis" if name == "STORE_URL" else "http"
    with pytest.raises(SettingError, match=f"{name} has a port that is not a number from 1 to 65535"):
        read({name: f"{scheme}://host.example:{port}/x"})


@pytest.mark.parametrize("spoilt", [b"LOG_LEVEL=\xff\n", None], ids=["no text", "a folder"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, spoilt: bytes | None) -> None:
    file = tmp_path / ".env"
    if spoilt is None:
        file.mkdir()
    else:
        file.write_bytes(spoilt)
    with pytest.raises(SettingError, match=r"^\.env cannot be read as UTF-8 text \([A-Za-z]+\)$"):
        Settings.from_environment(env_file=file)


@pytest.mark.parametrize("spoilt", ["PORT 8080", "HOST='127.0.0.1", "=x"])
def test_a_line_of_a_file_that_sets_nothing_is_named(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / ".env").write_text(f"# mine\nLOG_LEVEL=ERROR\n\n{spoilt}\nLOG_FORMAT=json\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"^\.env:4: this is not NAME=value$"):
        Settings.from_environment(env_file=tmp_path / ".env")


def test_an_empty_variable_hides_nothing_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=ERROR\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", " ")
    assert Settings.from_environment(env_file=tmp_path / ".env").log_level == "ERROR"


def test_a_file_fills_in_what_the_environment_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    file = tmp_path / "env"
    file.write_text("PORT=1111\nHOST=0.0.0.0\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "2222")
    settings = Settings.from_environment(env_file=file)
    assert (settings.port, settings.host) == (2222, "0.0.0.0")  # noqa: S104 - only read, not listened on


def test_without_a_file_only_the_environment_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=1111\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORT", "2222")
    assert Settings.from_environment().port == 2222


@given(st.dictionaries(st.sampled_from([setting.name for setting in SETTINGS]), st.text(max_size=20), max_size=4))
def test_any_environment_is_settings_or_one_sentence(environment: dict[str, str]) -> None:
    told = None
    try:
        read(environment)
    except SettingError as error:
        told = str(error)
    assert told is None or told.split(maxsplit=1)[0].rstrip(":") in environment
