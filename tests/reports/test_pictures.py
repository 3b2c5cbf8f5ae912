"""Pictures: text as text, with a title and a description; colours that can be read; labels that keep to their room."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as some

from maturity_advisor.reports.pictures import Colours, Ladders, Matrix, Phase, Point, Radar, Roadmap, Rung, Step
from maturity_advisor.reports.pictures.colours import LEGIBLE, NIGHT, WHITE, colours_of, contrast, legible, luminance
from maturity_advisor.reports.pictures.lettering import lines, width

SVG = "{http://www.w3.org/2000/svg}"
HEX = some.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
LEGEND = ("certain", "possible", "wanted")


def tree(drawing):
    return ElementTree.fromstring(drawing.svg(Colours(), "p1"))


@given(HEX)
def test_any_colour_of_an_advisor_becomes_one_that_can_be_read_by_day_and_by_night(colour):
    assert contrast(legible(colour, WHITE), WHITE) >= LEGIBLE
    assert contrast(legible(colour, NIGHT), NIGHT) >= LEGIBLE


def test_certain_possible_and_not_reached_are_told_apart_in_grey():
    colours = colours_of("#0b5563")
    greys = [luminance(colours.accent), luminance(colours.empty)]

    assert contrast(colours.accent, colours.empty) > 3
    assert greys[0] < greys[1]
    assert contrast(colours.target, WHITE) > 3


@given(some.text(), some.floats(20, 400), some.integers(1, 4))
def test_lines_keep_to_their_room_and_number(text, room, most):
    found = lines(text, room, 12, most)

    assert 1 <= len(found) <= most
    assert all(width(line, 12) <= room or len(line) <= 1 for line in found)


def test_a_drawing_has_title_description_and_real_text():
    rungs = (Rung("Culture <b>", 1, 2, 3, 2, says="between"), Rung("Tools", 0, 0, 3))
    found = tree(Ladders("Title & more", "Culture: between", rungs, ("one", "two", "three"), LEGEND))

    assert found.find(f"{SVG}title").text == "Title & more"
    assert found.find(f"{SVG}desc").text == "Culture: between"
    assert found.attrib["aria-labelledby"] == "p1-t p1-d"
    assert {text.text for text in found.iter(f"{SVG}text")} >= {"Culture <b>", "Tools", "one", *LEGEND}


def test_an_interval_is_drawn_as_one_and_the_target_as_a_diamond():
    found = tree(Ladders("t", "s", (Rung("a", 1, 3, 4, 4),), (), LEGEND))
    boxes = [part.attrib["fill"] for part in found.iter(f"{SVG}rect")][2:6]

    assert boxes == [Colours().accent, "url(#p1-h)", "url(#p1-h)", Colours().empty]
    assert [part.attrib["class"] for part in found.iter(f"{SVG}polygon")] == ["c-target s-paper"] * 2


def test_a_radar_shows_what_is_possible_only_where_something_is_open():
    sure = (Rung("a", 1, 1, 3), Rung("b", 2, 2, 3), Rung("c", 3, 3, 3))
    found = [tree(Radar("t", "s", axes)) for axes in (sure, (*sure, Rung("d", 1, 2, 3)))]

    assert [sum("stroke-dasharray" in item.attrib for item in one.iter()) for one in found] == [0, 1]


def test_numbers_that_share_a_field_of_the_matrix_lie_beside_each_other():
    points = tuple(Point(str(number), 0, 2) for number in range(1, 8))
    found = tree(Matrix("t", "s", ("low", "some", "much"), ("low", "medium", "high"), ("benefit", "effort"), points))
    places = {(part.attrib["cx"], part.attrib["cy"]) for part in found.iter(f"{SVG}circle")}

    assert len(places) == 7


def test_the_roadmap_has_a_box_a_step_and_says_what_it_waits_for():
    waits = Step("2", "Two", "after no. 1")
    phases = (Phase("now", "soon", (Step("1", "One"),)), Phase("next", "then", (waits,)), Phase("later", "-", ()))
    said = [text.text for text in tree(Roadmap("t", "s", phases)).iter(f"{SVG}text")]

    assert said == ["now", "soon", "1", "One", "next", "then", "2", "Two", "after no. 1", "later", "-"]
