"""What visitors say of articles: which words led to one that helped, and how often each helped or did not."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, Integer, String, Table

from bot.store.tables.base import metadata

helped = Table(
    "helped",
    metadata,
    Column("language", String(35), primary_key=True),
    Column("article_id", String(200), primary_key=True),
    Column("stem", String(40), primary_key=True),  # of a word that somebody asked with; no question is kept whole
    Column("weight", Float, nullable=False),  # as of a fixed day: bot/helpcenter/experience.py
)

article_feedback = Table(
    "article_feedback",
    metadata,
    Column("language", String(35), primary_key=True),
    Column("article_id", String(200), primary_key=True),
    Column("day", Date, primary_key=True),  # in UTC; of who answered nothing is kept
    Column("helped", Boolean, primary_key=True),
    Column("answers", Integer, nullable=False),
)
