"""`rules`: the catalogue's rules."""

from maturity_advisor.cli.catalogue import catalogue_verb

command = catalogue_verb("rules", "rules")
