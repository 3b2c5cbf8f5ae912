"""`outcomes`: the catalogue's outcomes."""

from maturity_advisor.cli.catalogue import catalogue_verb

command = catalogue_verb("outcomes", "outcomes")
