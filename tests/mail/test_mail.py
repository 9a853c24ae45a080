"""Mail leaves by SMTP, or lies in a folder; either way it is one mail to one person."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from bot.mail import MailError
from bot.mail.folder import FolderMailer
from bot.mail.smtp import SmtpMailer
from tests.fakes import FakeClock


async def test_a_folder_holds_each_mail_as_a_file(tmp_path: Path, clock: FakeClock) -> None:
    mailer = FolderMailer(tmp_path / "mail", "support@switchyard.example", clock)
    await mailer.send("eva@example.org", "Ihr Bestätigungscode", "Grüße, 123456")
    await mailer.send("eva@example.org", "Ihr Bestätigungscode", "Grüße, 654321")
    first, second = (
        message_from_bytes(path.read_bytes(), policy=policy.default) for path in (tmp_path / "mail").glob("*.eml")
    )
    assert first["To"] == second["To"] == "eva@example.org"
    assert first["Subject"] == "Ihr Bestätigungscode"
    assert first.get_content().startswith("Grüße")


async def test_nobody_can_smuggle_a_header_into_a_mail(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        await FolderMailer(tmp_path, "support@switchyard.example", clock).send("a@b.org", "x\nBcc: all@b.org", "hi")


async def test_a_folder_that_cannot_be_written_is_worth_another_try(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "mail").write_text("a file, not a folder")
    with pytest.raises(MailError) as refused:
        await FolderMailer(tmp_path / "mail", "support@switchyard.example", clock).send("a@b.org", "hi", "hi")
    assert not refused.value.permanent


async def test_smtp_hands_the_mail_to_the_server() -> None:
    async with smtp_server("250 ok") as (address, received):
        await SmtpMailer(address, "support@switchyard.example").send("eva@example.org", "Hallo", "123456")
    assert "rcpt to:<eva@example.org>" in [line.lower() for line in received]
    assert "123456" in received


@pytest.mark.parametrize(("answer", "permanent"), [("550 no such user", True), ("451 try later", False)])
async def test_smtp_says_whether_trying_again_helps(answer: str, permanent: bool) -> None:
    async with smtp_server(answer) as (address, _):
        with pytest.raises(MailError) as refused:
            await SmtpMailer(address, "support@switchyard.example").send("eva@example.org", "Hallo", "123456")
    assert refused.value.permanent == permanent


async def test_a_server_that_is_away_is_worth_another_try() -> None:
    with pytest.raises(MailError) as refused:
        await SmtpMailer("smtp://127.0.0.1:1", "support@switchyard.example").send("eva@example.org", "Hallo", "1")
    assert not refused.value.permanent


@asynccontextmanager
async def smtp_server(answer_to_data: str) -> AsyncIterator[tuple[str, list[str]]]:
    """A mail server that speaks as much as a mail needs, and answers the mail itself as it is told to."""
    received: list[str] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        in_mail = False
        while line := (await reader.readline()).decode():
            received.append(line.strip())
            if in_mail and line.strip() != ".":
                continue
            answer = "250 ok"
            if in_mail:
                in_mail, answer = False, answer_to_data
            elif line.upper().startswith("DATA"):
                in_mail, answer = True, "354 go on"
            elif line.upper().startswith("QUIT"):
                answer = "221 bye"
            writer.write(f"{answer}\r\n".encode())
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", received
