"""A method's text, parse mode and entities -> the marked text that Telegram keeps."""

from bot.simulator import entities, html, limits
from bot.simulator.errors import bad_request
from bot.simulator.formatted_text import FormattedText
from bot.simulator.parameters import Parameters
from bot.simulator.types import Json


def message_text(parameters: Parameters) -> FormattedText:
    """The text of sendMessage and editMessageText."""
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    marked = _marked(parameters, source, "entities").trimmed()
    if not marked.text:
        raise bad_request("text must be non-empty")
    return entities.with_found(marked.within(limits.TEXT, what="message"))


def caption(parameters: Parameters) -> FormattedText:
    """The caption of a file; may be empty."""
    marked = _marked(parameters, parameters.text("caption"), "caption_entities").trimmed()
    return entities.with_found(marked.within(limits.CAPTION, what="message caption"))


def preview(parameters: Parameters) -> Json:
    """What was said about link previews, as a field of a Message object."""
    options = parameters.structure("link_preview_options", what="link preview options")
    if parameters.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if isinstance(options, dict) and options else {}


def _marked(parameters: Parameters, source: str, field: str) -> FormattedText:
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        return html.parse(source)
    if mode in ("markdown", "markdownv2"):
        raise bad_request("can't parse entities: Markdown is not simulated; use HTML")
    if mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    given = parameters.structure(field, what="entities")
    return FormattedText(source) if not given else entities.named(source, given)
