"""The brain, reached over loopback with signed requests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import aiohttp

from bot.conversation.brain import BrainError, TurnRequest, TurnResult
from bot.keys import Keys

SIGNATURE = "X-Switchyard-Signature"


class HttpBrain:
    """Takes turns at Rasa's `turn` channel.

    Args:
        failed_action: gives, and forgets, the error that an action of this conversation's turn ended with. Rasa goes
            on without a word when an action fails; we would rather try again.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        address: str,
        keys: Keys,
        timeout: float,
        failed_action: Callable[[str], Exception | None],
    ) -> None:
        self._session = session
        self._address = address
        self._keys = keys
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._failed_action = failed_action

    async def take(self, request: TurnRequest) -> TurnResult:
        """Answer one message. Raises BrainError."""
        body = json.dumps(request.__dict__).encode()
        headers = {SIGNATURE: self._keys.sign(body), "Content-Type": "application/json"}
        self._failed_action(request.conversation_id)
        try:
            async with self._session.post(self._address, data=body, headers=headers, timeout=self._timeout) as answer:
                if answer.status != 200:
                    # Only this very message may be at fault for a 500; anything else is a brain that is not ready.
                    raise BrainError(f"the brain answered {answer.status}", permanent=answer.status == 500)
                result = TurnResult(**await answer.json())
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError, TypeError) as error:
            raise BrainError(f"no answer from the brain: {error!r}", permanent=False) from error
        failure = self._failed_action(request.conversation_id)
        if failure is not None:
            raise BrainError(f"an action failed: {failure!r}", permanent=True) from failure
        return result

    async def is_ready(self) -> bool:
        """Whether the brain has its model and would take a turn."""
        try:
            async with self._session.get(self._address, timeout=aiohttp.ClientTimeout(total=2)) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return False
