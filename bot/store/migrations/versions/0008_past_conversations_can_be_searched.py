"""past conversations can be searched

On SQLite triggers on `events` fill the index. A later migration that makes that table anew has to make them anew too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORDS = "group_concat(json_extract(part.value, '$.text'), ' ')"
PARTS = "json_each({row}.body, '$.parts') AS part WHERE json_extract(part.value, '$.type') = 'text'"
ADD = f"INSERT INTO event_words (text, conversation_id, seq) SELECT {WORDS}, NEW.conversation_id, NEW.seq FROM "  # noqa: S608 (our own words)
ADD += PARTS.format(row="NEW") + " GROUP BY NEW.seq;"
# By the index over the id's words first, then exactly: a column of such a table has no other index.
TAKE = (
    "DELETE FROM event_words WHERE rowid IN (SELECT rowid FROM event_words WHERE event_words "
    "MATCH 'conversation_id : \"' || OLD.conversation_id || '\"' AND conversation_id = OLD.conversation_id "
    "AND seq = OLD.seq);"
)
SQLITE = (
    "CREATE VIRTUAL TABLE event_words USING fts5"
    "(text, conversation_id, seq UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER event_words_in AFTER INSERT ON events BEGIN {ADD} END",
    f"CREATE TRIGGER event_words_out AFTER DELETE ON events BEGIN {TAKE} END",
    f"CREATE TRIGGER event_words_anew AFTER UPDATE ON events BEGIN {TAKE} {ADD} END",
    f"INSERT INTO event_words (text, conversation_id, seq) SELECT {WORDS}, said.conversation_id, said.seq "  # noqa: S608
    f"FROM events AS said, {PARTS.format(row='said')} GROUP BY said.conversation_id, said.seq",
)
POSTGRES = (
    "CREATE FUNCTION event_words(body json) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $words$ "
    "SELECT jsonb_to_tsvector('simple'::regconfig, jsonb_path_query_array(body::jsonb, "
    "'$.parts[*] ? (@.type == \"text\").text'), '[\"string\"]'::jsonb) $words$",
    "CREATE INDEX event_words ON events USING gin (event_words(body))",
)


def upgrade() -> None:
    op.create_table(
        "handled",
        sa.Column("agent_id", sa.String(length=40), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_handled_agent_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_handled_conversation_id")),
        sa.PrimaryKeyConstraint("agent_id", "conversation_id", name=op.f("pk_handled")),
    )
    with op.batch_alter_table("handled", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handled_conversation_id"), ["conversation_id"], unique=False)
    op.execute(
        "INSERT INTO handled (agent_id, conversation_id) SELECT agents.id, conversations.id FROM agents "
        "JOIN conversations ON conversations.owner = 'agent:' || agents.id"
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        # Not as text(): a colon in it would be a place for a value.
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("event_words_in", "event_words_out", "event_words_anew"):
            op.execute(f"DROP TRIGGER {trigger}")
        op.execute("DROP TABLE event_words")
    else:
        op.execute("DROP INDEX event_words")
        op.execute("DROP FUNCTION event_words(json)")
    op.drop_table("handled")
