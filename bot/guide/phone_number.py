"""How a telephone number is written for people to read."""

import re
from functools import lru_cache

import phonenumbers

_PARENTHESES = re.compile(r"[()]")
_NOT_DIALED = re.compile(r"[^+0-9]")


@lru_cache(maxsize=512)
def display_number(phone: str) -> str:
    """An E.164 number in its international form: "+1 888-373-7888" for "+18883737888". Short codes stay unchanged.

    So does a number of no known numbering plan: formatting one may lose a digit.
    """
    if not phone.startswith("+"):
        return phone
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return shown if _NOT_DIALED.sub("", shown) == phone else phone


@lru_cache(maxsize=512)
def short_number(phone: str) -> str:
    """The same as people write it in its own country, where room is scarce: "888 373-7888" for "+18883737888"."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    return _PARENTHESES.sub("", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
