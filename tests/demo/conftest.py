from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer
from demo_client import Client, mounted


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with TestClient(TestServer(mounted())) as client:
        yield client
