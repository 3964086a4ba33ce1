"""Methods that send what is no text: contact cards, pictures, files."""

import hashlib

from bot.simulator import formatting
from bot.simulator.errors import bad_request
from bot.simulator.methods.method import Method
from bot.simulator.parameters import Parameters, Upload
from bot.simulator.sending import send
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json


async def send_contact(telegram: Telegram, parameters: Parameters) -> Json:
    number, name = parameters.text("phone_number"), parameters.text("first_name")
    if not number:
        raise bad_request("phone number is empty")
    if not name:
        raise bad_request("first name is empty")
    optional = {field: parameters.text(field) for field in ("last_name", "vcard") if parameters.text(field)}
    return send(telegram, parameters, {"contact": {"phone_number": number, "first_name": name} | optional})


async def send_photo(telegram: Telegram, parameters: Parameters) -> Json:
    upload = _file(parameters, "photo")
    return _send_file(telegram, parameters, {"photo": [_described(upload) | {"width": 800, "height": 800}]})


async def send_document(telegram: Telegram, parameters: Parameters) -> Json:
    upload = _file(parameters, "document")
    named = {"file_name": upload.name, "mime_type": upload.kind}
    return _send_file(telegram, parameters, {"document": _described(upload) | named})


def _send_file(telegram: Telegram, parameters: Parameters, content: Json) -> Json:
    return send(telegram, parameters, content | formatting.caption(parameters).fields("caption"))


def _file(parameters: Parameters, field: str) -> Upload:
    """The upload itself, or one named by `attach://<name>`, a link or an earlier file_id."""
    name = parameters.text(field)
    upload = parameters.uploads.get(name.removeprefix("attach://") if name.startswith("attach://") else field)
    if upload is None and name and not name.startswith("attach://"):
        return Upload(name.rpartition("/")[2] or "file", "application/octet-stream", 1)
    if upload is None:
        raise bad_request(f"there is no {field} in the request")
    if not upload.size:
        raise bad_request("file must be non-empty")
    return upload


def _described(upload: Upload) -> Json:
    unique = hashlib.sha256(f"{upload.name}/{upload.size}".encode()).hexdigest()[:16]
    return {"file_id": f"AgAD{unique}", "file_unique_id": unique, "file_size": upload.size}


METHODS: tuple[Method, ...] = (send_contact, send_photo, send_document)
