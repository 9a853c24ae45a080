/** Buttons that lead to the assistant: `data-ask` is said in the reader's name, `data-draft` is theirs to finish. */

document.documentElement.classList.add("has-assistant"); // without scripts there is none, and nobody sees its buttons

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-ask], [data-draft]");
  if (!button || !window.Switchyard) return;
  if (button.dataset.ask) window.Switchyard.ask(button.dataset.ask);
  else window.Switchyard.draft(button.dataset.draft);
});
