/** Search as you type. The server draws what it finds, the same as for the form: here it is only put in place. */

const PAUSE = 200; // ms without a key before we ask
const PARTS = ["status", "found"];
const input = document.getElementById("question");
let timer = 0;
let shown = input.value.trim();

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});

async function ask() {
  const question = input.value.trim();
  if (question === shown) return;
  shown = question;
  const address = new URL(input.form.action);
  if (question) address.searchParams.set("q", question);
  const page = await read(address);
  if (shown !== question) return; // a later key has asked anew
  if (!page) {
    shown = null; // the next key, or the form itself, tries again
    return;
  }
  for (const id of PARTS) document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  history.replaceState(null, "", address);
}

/** @returns {Promise<Document | null>} null when nobody answered */
async function read(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}
