"""Random packs and organisations to hold readings of the same rules against each other.

`random_case(seed, size)` makes a case, `random_cases(seed, size)` goes on with other organisations under its packs,
`variants(case, seed)` changes a case in ways whose effect is known;
`python -m tests.random_cases.show SEED` prints one with its meaning.
"""

from .cases import Case
from .generate import random_case, random_cases
from .variants import variants

__all__ = ["Case", "random_case", "random_cases", "variants"]
