"""The only package that imports `telegram`, in three parts, each of which imports only those after it.

handlers    what python-telegram-bot calls for an update of each kind
delivery    a Screen becomes a message; the message is edited, sent, deleted or given up
transport   how updates come in and calls go out: polling, webhook, queue, flood guard, request class, rate limiter
"""

import os

# python-telegram-bot warns at every `retry_after` that a later version will change its type, unless told to do so now.
os.environ.setdefault("PTB_TIMEDELTA", "1")
