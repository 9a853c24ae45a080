"""Every window in which a screen is looked at: four widths, light and dark. `PICTURES` names where to keep pictures."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Page

NARROW = (320, 390)  # what a desk at 400 % leaves, and a telephone
WIDTHS = (*NARROW, 1600, 1280)  # the walk goes on in the last one
SCHEMES = ("light", "dark")
TOO_WIDE = """() => {
  const right = (node) => node.getBoundingClientRect().right;
  const room = (frame) => right(frame) - parseFloat(getComputedStyle(frame).paddingRight);
  const frame = (node) => node.parentElement.closest("dialog") ?? document.documentElement;
  const wide = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility() && !node.closest(".visually-hidden, .scroll") && right(node) > room(frame(node)) + 2);
  const sideways = [...document.querySelectorAll("html, body *")].filter((node) =>
    node.checkVisibility() && !node.closest(".scroll") && node.scrollWidth > node.clientWidth + 1 &&
    (node === document.documentElement || /auto|scroll/.test(getComputedStyle(node).overflowX)));
  return [...wide, ...sideways].map((node) => `${node.tagName}.${node.className}`);
}"""
# WCAG 2.5.8: a label is pressed for what it names; a link in the middle of a sentence is exempt.
TOO_SMALL = """() => {
  const targets = [...document.querySelectorAll("button, summary, select, textarea, input, a[href], [role=option]")];
  const pressed = targets.filter((node) => node.checkVisibility({ visibilityProperty: true }) &&
    !(node.matches("a") && getComputedStyle(node).display === "inline")).map((node) => node.closest("label") ?? node);
  return pressed.filter((node) => {
    const { width, height } = node.getBoundingClientRect();
    return !node.closest(".visually-hidden") && Math.min(width, height) < 24;
  }).map((node) => `${node.tagName}.${node.className}`);
}"""


class Camera:
    """Takes screens of one page. wrong: what does not fit into its window, as sentences."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.taken: list[str] = []
        self.wrong: list[str] = []

    async def take(self, name: str, widths: tuple[int, ...] = WIDTHS) -> None:
        """Look at what is on the page now, in every window."""
        self.taken.append(name)
        for width in widths:
            await self.page.set_viewport_size({"width": width, "height": 860})
            self.wrong += [f"{name}, {width}: {node} is cut off" for node in await self.page.evaluate(TOO_WIDE)]
            if width in NARROW:
                self.wrong += [f"{name}, {width}: {node} is small" for node in await self.page.evaluate(TOO_SMALL)]
            if folder := os.environ.get("PICTURES"):
                await self._keep(Path(folder) / self.language, f"{len(self.taken):02}_{name}_{width}")
        await self.page.emulate_media(color_scheme="light")

    async def _keep(self, folder: Path, name: str) -> None:
        for scheme in SCHEMES:
            await self.page.emulate_media(color_scheme=scheme)
            # Colours glide: a picture in between would show neither.
            await self.page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
            await self.page.screenshot(path=folder / f"{name}_{scheme}.png")
