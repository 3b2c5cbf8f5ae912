"""`facts`: the catalogue's facts."""

from maturity_advisor.cli.catalogue import catalogue_verb

command = catalogue_verb("facts", "facts")
