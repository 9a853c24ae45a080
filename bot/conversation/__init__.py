"""The message log and the bot's turns: accepted means committed, numbered, and answered once."""
