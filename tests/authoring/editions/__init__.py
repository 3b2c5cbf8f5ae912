"""Three editions of one small model, and an organisation that answered the oldest."""

from pathlib import Path

HERE = Path(__file__).parent
EDITIONS = tuple(sorted(HERE.glob("growth-*.yaml")))
ORGANISATION = HERE / "organisation.yaml"
