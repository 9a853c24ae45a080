"""Tickets: drafts, what is stored, and how they are answered."""
