"""Documents come in here: YAML or JSON, read safely, with the place of every value."""

from maturity_advisor.documents.document import Document, Path
from maturity_advisor.documents.fields import FlagField, Flaw, TextField, WholeField, problems
from maturity_advisor.documents.hashing import canonical, canonical_of_file, digest, digest_of
from maturity_advisor.documents.later import Shelf, later, with_late
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.memory import keeping_all
from maturity_advisor.documents.names import near
from maturity_advisor.documents.numbers import DecimalNumber, Number, WholeNumber
from maturity_advisor.documents.plain import document_of
from maturity_advisor.documents.reading import read_file, read_text, read_without_places
from maturity_advisor.documents.shaping import Misshapen, shape, without_extras
from maturity_advisor.documents.trimming import without

__all__ = [
    "DecimalNumber",
    "Document",
    "FlagField",
    "Flaw",
    "Limits",
    "Misshapen",
    "Number",
    "Path",
    "Shelf",
    "TextField",
    "WholeField",
    "WholeNumber",
    "canonical",
    "canonical_of_file",
    "digest",
    "digest_of",
    "document_of",
    "keeping_all",
    "later",
    "near",
    "problems",
    "read_file",
    "read_text",
    "read_without_places",
    "shape",
    "with_late",
    "without",
    "without_extras",
]
