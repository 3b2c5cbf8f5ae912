"""From what holds to what to do: verdict, targets, priority, order, trace, provenance."""
