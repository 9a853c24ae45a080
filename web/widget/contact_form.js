/** The contact page's form, inside the conversation: a topic, a message, an address, and the code mailed to it. */

import { Attachments } from "./attachments.js";
import { element, icon } from "./elements.js";
import { busy, Field } from "./field.js";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Draws the step that `data` has come to. What the visitor writes is kept in `data`: when the language changes the
 * log is drawn anew, and nothing may be lost by that. The same goes for files: they wait until the message is there.
 * @param {{topics: {id: string, title: string}[], topic: string | null, message: string}} data
 * @param {import("./message.js").MessageContext} context
 */
export function contactForm(data, { texts, api, conversationId }) {
  const card = element("div", { class: "card contact" });
  data.files ??= [];
  const send = async () => {
    const { topic, message, email } = data;
    const letter = { topic, message, email, language: texts.language, conversation: conversationId() };
    data.id = (await api.post("contact", letter)).id;
    showCodeStep(card, data, { texts, api }).focus();
  };
  if (data.number) showThanks(card, data, texts);
  else if (data.id) showCodeStep(card, data, { texts, api });
  else card.append(writeStep(data, { texts, api }, send));
  return card;
}

function writeStep(data, { texts, api }, send) {
  const topic = new Field(texts.say("widget.contact.topic"), topicChoice(data, texts));
  const message = new Field(
    texts.say("widget.contact.message"),
    element("textarea", { rows: "4", maxlength: "10000" }),
  );
  const email = new Field(
    texts.say("widget.contact.email"),
    element("input", { type: "email", autocomplete: "email", maxlength: "254" }),
    texts.say("widget.contact.email_why"),
  );
  message.control.value = data.message ?? "";
  email.control.value = data.email ?? "";
  const submit = element("button", { type: "submit", class: "button primary" }, texts.say("widget.contact.send"));
  const files = new Attachments(null, data.files, { texts, api });
  const node = form(submit, [topic, message, files, email], async () => {
    topic.refuse(topic.value ? "" : texts.say("widget.contact.topic_missing"));
    message.refuse(message.value ? "" : texts.say("widget.contact.message_missing"));
    email.refuse(EMAIL.test(email.value) ? "" : texts.say("widget.contact.email_wrong"));
    if ([topic, message, email].some((field) => !field.error.hidden)) return;
    try {
      await send();
    } catch (error) {
      email.refuse(texts.excuse(error));
    }
  });
  node.addEventListener("input", () => {
    Object.assign(data, { topic: topic.value, message: message.value, email: email.value });
  });
  return node;
}

/** The files are on their way meanwhile. @returns {HTMLElement} the field for the code */
function showCodeStep(card, data, { texts, api }) {
  const code = new Field(
    texts.say("widget.contact.code"),
    element("input", { inputmode: "numeric", autocomplete: "one-time-code", class: "code", maxlength: "12" }),
    texts.say("widget.contact.code_sent", { email: data.email }),
  );
  const submit = element("button", { type: "submit", class: "button primary" }, texts.say("widget.contact.confirm"));
  const files = new Attachments(`contact/${encodeURIComponent(data.id)}/files`, data.files, { texts, api }, { gives: false });
  files.send();
  card.replaceChildren(form(submit, [...(data.files.length > 0 ? [files] : []), code], async () => {
    try {
      await files.send();
      const digits = code.value.replace(/\s/g, "");
      data.number = (await api.post(`contact/${encodeURIComponent(data.id)}/confirm`, { code: digits })).number;
      showThanks(card, data, texts).focus();
    } catch (error) {
      code.refuse(texts.excuse(error));
    }
  }));
  return code.control;
}

/** @returns {HTMLElement} the words of thanks */
function showThanks(card, { number }, texts) {
  const words = element("p", { tabindex: "-1" }, icon("check"), texts.say("widget.contact.done", { number }));
  card.classList.add("is-done");
  card.replaceChildren(words);
  return words;
}

function topicChoice({ topics, topic }, texts) {
  const choices = topics.map(({ id, title }) => element("option", { value: id, selected: id === topic }, title));
  return element("select", {}, element("option", { value: "" }, texts.say("widget.contact.topic_choose")), ...choices);
}

function form(submit, fields, work) {
  const send = (event) => {
    event.preventDefault();
    busy(submit, work);
  };
  const nodes = fields.map(({ node }) => node);
  return element("form", { class: "form", novalidate: true, onsubmit: send }, ...nodes, submit);
}
