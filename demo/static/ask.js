/** Buttons that open the assistant: `window.Switchyard` is all that an embedding page needs to know of it. */
const buttons = document.querySelectorAll("[data-ask]");

function offer() {
  if (!window.Switchyard) return; // Switchyard is not reachable: the page offers nothing that it cannot keep
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.closest("[popover]")?.hidePopover();
      window.Switchyard.open();
    });
  }
}

if (document.readyState === "complete") offer();
else window.addEventListener("load", offer);
