"""Examine the trained model with sentences that it was not taught: measures, a table, a picture."""
