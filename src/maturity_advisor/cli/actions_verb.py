"""`actions`: the catalogue's actions."""

from maturity_advisor.cli.catalogue import catalogue_verb

command = catalogue_verb("actions", "actions")
