"""Each way in which a document can be wrong has its own file in `tests/bad/documents`, and beside it what is said."""

from pathlib import Path

import pytest

from maturity_advisor.documents import read_text
from maturity_advisor.errors import DocumentError

FOLDER = Path(__file__).parents[1] / "bad" / "documents"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_file_is_refused_in_these_words(path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_text(path.read_bytes(), path.name)

    assert f"{caught.value}\n" == path.with_name(f"{path.name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_problem_of_a_bad_file_has_a_place_a_remedy_and_a_code(path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_text(path.read_bytes(), path.name)

    for problem in caught.value.problems:
        assert problem.place is not None
        assert problem.place.line is not None
        assert problem.place.column is not None
        assert problem.remedy
        assert problem.code
