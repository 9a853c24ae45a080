"""Files in a chat, as agents send and save them."""

from __future__ import annotations

from aiohttp import web

from bot.desk.owner import OwnerChanged
from bot.edge.console.chats import act
from bot.edge.console.gate import agent_of, conversation_for
from bot.edge.file_form import take_file, to_be_saved
from bot.edge.keys import FILES
from bot.edge.schema import FileView
from bot.files.attachment import Attachment
from bot.files.chat_files import NobodyLooks, Sender
from bot.files.folder import Kept


async def send_file(request: web.Request) -> FileView:
    """Send a file in one's own conversation. The same `client_msg_id` again is the same file."""
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    files, sender = request.config_dict[FILES], Sender("agent", agent.name, agent.owner)

    async def add(client_msg_id: str, name: str, kept: Kept) -> Attachment:
        try:
            return await files.chats.add(conversation.id, sender, client_msg_id, name, kept)
        except NobodyLooks as error:
            raise OwnerChanged(None) from error

    return FileView.of(await act(request, agent, conversation.id, take_file(request, files.folder, add)))


async def read_file(request: web.Request) -> web.FileResponse:
    """The content of a file that either side has sent, to be saved."""
    conversation = await conversation_for(request, await agent_of(request))
    return to_be_saved(await request.config_dict[FILES].chats.find(conversation.id, request.match_info["file"]))
