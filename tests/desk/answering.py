"""Answers whatever is asked, at random but reproducibly, as somebody would who only reads the screen."""

import re

UNKNOWN = {"en": "d", "nl": "w", "de": "w"}
WORDS = {
    "en": ("d don't know", "Text"),
    "nl": ("w weet niet", "Tekst"),
    "de": ("w weiß nicht", "Text"),
}
OPTION = re.compile(r"^ +(\d+) +\S", re.MULTILINE)


def reply(screen, rnd, lang):
    """A line to type in answer to what is on the screen."""
    asked = screen.rsplit("\n\n", 1)[-1]
    prompt = " ".join(asked.splitlines()[-2:])  # it may be wrapped
    options = [int(number) for number in OPTION.findall(asked)]
    unknown, text = WORDS[lang]
    is_fact = unknown in asked
    if is_fact and rnd.random() < 0.1 and "Enter" not in asked:
        return rnd.choice([UNKNOWN[lang], "n " + text])
    if is_fact and rnd.random() < 0.1 and options:
        return f"{rnd.randint(1, max(options))} # {text} {rnd.randint(1, 99)}"
    if options:
        return str(rnd.randint(1, max(options)))
    if "2026-11-22" in prompt:
        return "2027-06-30"
    if text in prompt:
        return f"{text} {rnd.randint(1, 999)}"
    return str(rnd.randint(1, 60))
