"""An exception as the log may show it: its class and the line where it rose. Its text may quote a person or a URL."""

import traceback


def failure(error: BaseException) -> dict[str, str]:
    """`{"error": "KeyError", "at": "show.py:31"}`."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "unknown"
    return {"error": type(error).__name__, "at": where}
