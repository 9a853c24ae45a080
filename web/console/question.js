/** The frame of every question: a dialog with a title, and a form whose answer is sent and may be refused. */

import { button, element, icon } from "/widget/elements.js";

/** A dialog over the page. @param {...Node} content */
export function open(title, ...content) {
  const dialog = element(
    "dialog",
    { "aria-labelledby": "dialog-title" },
    element("h2", { id: "dialog-title" }, title),
    ...content,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * A question whose answer is sent. It closes when `act` is done, unless that gives "stay"; a refusal is told in it.
 * @param {import("./texts.js").Texts} texts
 * @param {{title: string, content: Node[], act: (data: FormData) => Promise<any>, doIt: string}} question
 */
export function ask(texts, { title, content, act, doIt }) {
  const problem = element("p", { class: "result", role: "alert" });
  const go = element("button", { class: "button primary", type: "submit" }, doIt);
  const onsubmit = async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      if ((await act(new FormData(form))) !== "stay") return dialog.close();
      problem.replaceChildren();
      cancel.textContent = texts.say("console.dialog.close"); // it is done: there is nothing to take back
    } catch (error) {
      problem.className = "result bad";
      problem.replaceChildren(icon("alert"), texts.excuse(error));
    } finally {
      go.disabled = false;
    }
  };
  const cancel = button("button", () => dialog.close(), texts.say("console.dialog.cancel"));
  const foot = element("div", { class: "dialog-foot" }, cancel, go);
  const form = element("form", { onsubmit }, ...content, problem, foot);
  const dialog = open(title, form);
}
