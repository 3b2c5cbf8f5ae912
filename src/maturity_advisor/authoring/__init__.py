"""What pack authors need: examples of rules run, packs and organisations checked, schemas for editors."""
