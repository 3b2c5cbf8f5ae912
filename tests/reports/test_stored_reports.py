"""Reports on stored advice: the same as on the organisation itself, and refused where the file is not what it says."""

import copy
import json
import random

import pytest

from maturity_advisor.documents import document_of, read_file
from maturity_advisor.errors import OrganisationError
from maturity_advisor.reports import HtmlRenderer, view
from maturity_advisor.reports.stored_view import view_of_stored


@pytest.mark.parametrize("name", ["machine-builder", "bakery", "municipality"])
def test_stored_advice_makes_the_same_report_as_its_organisation(advised, tmp_path, name):
    client, advisor = advised(name, "nl", "client"), advised(name, "nl", "advisor")
    file = tmp_path / "advice.json"
    file.write_text(advisor.to_json(), encoding="utf-8")
    stored = view_of_stored(read_file(file), advisor.base, "client", 10, None)
    fresh = view(client)
    # Stored advice does not tell which answers each side of a disagreement rests on.
    fresh["view"]["disagreements"] = stored["view"]["disagreements"]

    assert HtmlRenderer().render(stored) == HtmlRenderer().render(fresh)


def test_it_is_not_translated_and_a_clients_copy_is_not_for_the_advisor(advised):
    client = advised("bakery", "nl", "client")
    document = document_of(json.loads(client.to_json()))

    with pytest.raises(OrganisationError, match="in the language 'nl', not 'de'"):
        view_of_stored(document, client.base, "client", 10, "de")
    with pytest.raises(OrganisationError, match="a client's copy of advice"):
        view_of_stored(document, client.base, "advisor", 10, None)


def spoilt(data, chance):
    """With one part taken out or replaced by something else."""
    data = copy.deepcopy(data)
    part, key = data, chance.choice(sorted(data))
    while isinstance(part[key], dict | list) and part[key] and chance.random() < 0.8:
        part = part[key]
        key = chance.choice(sorted(part)) if isinstance(part, dict) else chance.randrange(len(part))
    part[key] = chance.choice([None, 7, "x", [], {}, True])
    return data


def test_advice_that_was_tampered_with_is_refused_or_printed_and_never_breaks_the_program(advised):
    advice = advised("bakery", "en", "advisor")
    data, chance, refused = json.loads(advice.to_json()), random.Random(7), 0
    for _ in range(60):
        said = refusal(spoilt(data, chance), advice.base)
        assert said in ("", "this is not advice as the program writes it")
        refused += bool(said)
    assert refused > 5


def refusal(data, base):
    """The beginning of what is said against it; empty if it can be reported on."""
    try:
        view_of_stored(document_of(data), base, "client", 10, None)
    except OrganisationError as error:
        return error.problems[0].message.partition(" (")[0]
    return ""
