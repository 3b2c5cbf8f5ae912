"""What docs/semantics.md says, executed as naively as possible; it shares no code with the program.

`evaluate(packs, organisation, plugin_facts=None)` takes plain data: each pack as one dict of its joined
files, the organisation as in its file. Every function names the section of the page it executes.
"""

from .assessments import Profile
from .evaluate import Result, evaluate
from .states import Interval, State

__all__ = ["Interval", "Profile", "Result", "State", "evaluate"]
