"""What these tests share with those of the authors' tools."""

from tests.authoring.conftest import plugins_once

__all__ = ["plugins_once"]
