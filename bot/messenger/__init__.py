"""The only room that knows Telegram: an update comes in as JSON, its turn comes, a Reply goes out as a message."""

import os

# python-telegram-bot warns at every `retry_after` that a later version will change its type, unless told to do so now.
os.environ.setdefault("PTB_TIMEDELTA", "1")
