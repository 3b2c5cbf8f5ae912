"""`models`: the catalogue's maturity models."""

from maturity_advisor.cli.catalogue import catalogue_verb

command = catalogue_verb("models", "maturity models")
