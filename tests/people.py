"""The cast. Each has a plan, a language and a story, and every test means the same person by the same name."""

from __future__ import annotations

from datetime import datetime, timezone

from bot.identity.customer import Account

MONDAY_AT_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)  # 10:00 in Paris, chat and phone are open
SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)
LONG_AGO = datetime(2024, 1, 8, 12, tzinfo=timezone.utc)

CHLOE = Account("acct-chloe", "premium", "Chloé Martin", "chloe@verrier.example", "fr", LONG_AGO)
JONAS = Account("acct-jonas", "premium", "Jonas Lindner", "jonas@lindner.example", "de", LONG_AGO)
PRIYA = Account("acct-priya", "custom", "Priya Raman", "priya@harbour.example", "en", LONG_AGO)
MATEO = Account("acct-mateo", "essential", "Mateo Ferrer", "mateo@ferrer.example", "es", LONG_AGO)
