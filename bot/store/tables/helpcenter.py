"""What the search has learned from articles that helped."""

from __future__ import annotations

from sqlalchemy import Column, Float, String, Table

from bot.store.tables.base import metadata

helped = Table(
    "helped",
    metadata,
    Column("language", String(35), primary_key=True),
    Column("article_id", String(200), primary_key=True),
    Column("stem", String(40), primary_key=True),  # of a word that somebody asked with; no question is kept whole
    Column("weight", Float, nullable=False),  # as of a fixed day: bot/helpcenter/experience.py
)
