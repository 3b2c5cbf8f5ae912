"""Random packs and organisations to hold readings of the same rules against each other.

`random_case(seed, size)` makes a case, `variants(case, seed)` changes one in ways whose effect is known;
`python -m tests.random_cases.show SEED` prints one with its meaning.
"""

from .cases import Case
from .generate import random_case
from .variants import variants

__all__ = ["Case", "random_case", "variants"]
