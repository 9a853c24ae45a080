"""Every window in which a screen is looked at: two widths, light and dark. `PICTURES` names where to keep pictures."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Page

WIDTHS = (1280, 1600)
SCHEMES = ("light", "dark")
TOO_WIDE = """() => {
  const right = (node) => node.getBoundingClientRect().right;
  const room = (frame) => right(frame) - parseFloat(getComputedStyle(frame).paddingRight);
  const frame = (node) => node.parentElement.closest("dialog") ?? document.documentElement;
  const wide = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility() && !node.closest(".visually-hidden, .scroll") && right(node) > room(frame(node)) + 2);
  return wide.map((node) => `${node.tagName}.${node.className}`);
}"""


class Camera:
    """Takes screens of one page. wrong: what does not fit into its window, as sentences."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.taken: list[str] = []
        self.wrong: list[str] = []

    async def take(self, name: str) -> None:
        """Look at what is on the page now, in every window."""
        self.taken.append(name)
        for width in WIDTHS:
            await self.page.set_viewport_size({"width": width, "height": 860})
            self.wrong += [f"{name}, {width}: {node} is cut off" for node in await self.page.evaluate(TOO_WIDE)]
            if folder := os.environ.get("PICTURES"):
                await self._keep(Path(folder) / self.language, f"{len(self.taken):02}_{name}_{width}")
        await self.page.emulate_media(color_scheme="light")

    async def _keep(self, folder: Path, name: str) -> None:
        for scheme in SCHEMES:
            await self.page.emulate_media(color_scheme=scheme)
            # Colours glide: a picture in between would show neither.
            await self.page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
            await self.page.screenshot(path=folder / f"{name}_{scheme}.png")
