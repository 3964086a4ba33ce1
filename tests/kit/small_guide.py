"""The smallest valid guide: one topic, one contact, one language. Tests change a file and check the error."""

from pathlib import Path

GUIDE = """\
name: Lantern
region: Somewhere
country: US
languages: [en]
home: {pay: topic/pay}
groups:
  - {id: work, topics: [pay]}
needs: {talk: [line]}
roles: {hotline: line, emergency: line, lawyers: [line]}
codes: {pay: p1y}
related: {pay: []}
renamed: {wages: pay}
card_languages: [en]
spoken_languages:
  mam: {en: Mam}
"""

CONTACTS = """\
line:
  phone: "+12025550100"
  enforcement: none
  works_with_immigration: no
  source: {name: The line itself, checked: 2026-11-01}
"""

WORDS = """\
line:
  name: The Line
  in_text: the line
  what_for: To talk.
  run_by: Run by neighbors.
"""

TOPIC = """\
title: They do not pay me
button: No pay
question: My boss does not pay. What now?
summary: |-
  You may ask for your pay.
  You may call {line}.
pages:
  - heading: First
    points:
      - Write down your hours.
      - Ask {line} for help.
next_step:
  text: You may call {line}.
  contact: line
asks:
  - he does not pay
sources:
  - {name: A law, url: "https://example.org", checked: 2026-11-01}
"""

URGENT = "\n".join(
    f"{kind}: [{kind} now]" for kind in ("danger", "self-harm", "threat", "child", "unclear", "non_urgent")
)

TALK = "\n".join(
    f"{intent}: [{intent} please]"
    for intent in ("greeting", "thanks", "who-are-you", "are-you-police", "clear", "hotline", "control", "off-topic")
)

EVERYDAY = """\
title: Storms
points: [Stay inside.]
sources: [{name: Weather, checked: 2026-11-01}]
"""

FILES = {
    "guide.yaml": GUIDE,
    "contacts.yaml": CONTACTS,
    "en/pay.yaml": TOPIC,
    "en/contacts.yaml": WORDS,
    "en/urgent.yaml": URGENT,
    "en/talk.yaml": TALK,
    "en/everyday.yaml": EVERYDAY,
}


def write_guide(folder: Path, **changed: str) -> Path:
    """Write the guide into `folder`. `changed` replaces files: `en_pay` is the text of en/pay.yaml."""
    names = {name.removesuffix(".yaml").replace("/", "_"): name for name in FILES}
    texts = {**FILES, **{names[short]: text for short, text in changed.items()}}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
