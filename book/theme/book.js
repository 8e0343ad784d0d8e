// What pages do beyond being read. Everything is there without it, too.
"use strict";

const root = document.documentElement;
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

// Search asks this: keys that a person types into a field are no commands.
function mdbook_something_else_has_focus(event) {
  const target = event.composedPath()[0] || event.target;
  return /^(?:input|select|textarea)$/i.test(target.nodeName)
    && target.type !== "radio";
}

// One language or both, remembered.
all('input[name="show"]').forEach((input) => {
  input.checked = input.value === root.dataset.show;
  input.addEventListener("change", () => {
    root.dataset.show = input.value;
    try {
      localStorage.setItem("show", input.value);
    } catch (error) {} // a browser may refuse to remember
  });
});

// The menu closes when something else is meant.
const menu = document.querySelector(".menu");
document.addEventListener("click", (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  }
});

// Copies programs, steps and commands, to the letter.
function text_for(button) {
  const language = button.dataset.copies;
  if (!language) return button.parentElement.querySelector("code").textContent;
  const pair = button.closest(".pair");
  return all(`.code.${language} code`, pair).map((c) => c.textContent).join("");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) { // no permission, or no secure page
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

all("button.copy").forEach((button) => button.addEventListener("click", async () => {
  await copy(text_for(button));
  button.classList.add("done");
  document.getElementById("said").textContent = "Copied";
  setTimeout(() => button.classList.remove("done"), 1200);
}));

// A step marks what it printed on the timeline, and a mark its step.
function mark(step, on) {
  const number = step.id.replace("step-", "");
  step.classList.toggle("marked", on);
  all(`[data-steps~="${number}"]`).forEach((m) => m.classList.toggle("marked", on));
}
all(".pair .step").forEach((step) => {
  const on = () => mark(step, true);
  const off = () => mark(step, false);
  step.addEventListener("pointerenter", on);
  step.addEventListener("pointerleave", off);
  step.addEventListener("focusin", on);
  step.addEventListener("focusout", off);
});
all("[data-steps]").forEach((printed) => {
  const steps = printed.dataset.steps.split(" ").filter(Boolean)
    .map((number) => document.getElementById(`step-${number}`)).filter(Boolean);
  printed.addEventListener("pointerenter", () => steps.forEach((s) => mark(s, true)));
  printed.addEventListener("pointerleave", () => steps.forEach((s) => mark(s, false)));
});

// First a guess, then the answer.
function verdict(form) {
  const fields = all("fieldset", form);
  if (fields.length === 0) return `You wrote: ${form.querySelector("input").value}`;
  return fields.map((field) => {
    const right = field.querySelector("input:checked").value === field.dataset.answer;
    const who = field.querySelector("legend").textContent.split(":")[0];
    const name = who === "Your guess" ? "" : `${who}: `;
    return name + (right ? "✓ you were right" : "✗ not this time");
  }).join(" · ");
}

function unanswered(form) {
  const field = all("fieldset", form).find((f) => !f.querySelector(":checked"));
  if (field) return field.querySelector("input");
  return all("input[type=text]", form).find((input) => input.value.trim() === "");
}

all("form.guess").forEach((form) => form.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = form.querySelector(".verdict");
  const open = unanswered(form);
  if (open) {
    said.textContent = "First make a guess.";
    open.focus();
    return;
  }
  said.textContent = verdict(form);
  const answer = form.closest(".experiment").querySelector("details.answer");
  answer.classList.add("guessed");
  answer.open = true;
  answer.querySelector("summary").focus({ preventScroll: true });
}));

// A handout is the page, not a slide.
addEventListener("beforeprint", () => present(false));

// The presentation: one slide at a time.
const slides = all("main .slide");
const deck = document.querySelector(".deck");
const notes = document.querySelector(".notes");
let current = 0;

function show_slide(index) {
  current = Math.max(0, Math.min(slides.length - 1, index));
  slides.forEach((slide, number) => slide.classList.toggle("now", number === current));
  deck.querySelector("output").textContent = `${current + 1} / ${slides.length}`;
  scrollTo(0, 0);
}

function move(by) {
  const answer = slides[current].querySelector("details.answer");
  if (answer && by > 0 && !answer.open) {
    answer.open = true;
    answer.scrollIntoView({ block: "start" });
  } else if (answer && by < 0 && answer.open) {
    answer.open = false;
  } else {
    show_slide(current + by);
  }
}

function present(on) {
  if (slides.length < 2 || on === root.classList.contains("presenting")) return;
  root.classList.toggle("presenting", on);
  deck.hidden = !on;
  if (on) {
    menu.open = false;
    const seen = slides.findIndex((s) => s.getBoundingClientRect().bottom > 80);
    show_slide(location.hash === "#present" ? 0 : Math.max(0, seen));
    if (notes.childElementCount === 0) {
      all("main section.words:not(.run-it)").forEach((section) => {
        const copied = section.cloneNode(true);
        all("[id]", copied).forEach((part) => part.removeAttribute("id"));
        notes.append(copied);
      });
    }
  } else {
    const slide = slides[current];
    all("details.answer").forEach((a) => { if (!a.matches(".guessed")) a.open = false; });
    notes.hidden = true;
    slide.scrollIntoView({ block: "center" });
  }
}

all("a.present").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  present(true);
}));
// The last slide leads to the next lesson of the course, and presents it, too.
all(".route .hops a").forEach((link) => link.addEventListener("click", () => {
  if (root.classList.contains("presenting")) link.hash = "present";
}));
all("[data-move]").forEach((b) => b.addEventListener("click", () => move(Number(b.dataset.move))));
document.querySelector("[data-leave]").addEventListener("click", () => present(false));
const toggle_notes = () => { notes.hidden = !notes.hidden; };
document.querySelector("[data-notes]").addEventListener("click", toggle_notes);

const slide_keys = {
  ArrowRight: () => move(1),
  PageDown: () => move(1),
  " ": () => move(1),
  ArrowLeft: () => move(-1),
  PageUp: () => move(-1),
  Home: () => show_slide(0),
  End: () => show_slide(slides.length - 1),
  n: toggle_notes,
  p: () => present(false),
  Escape: () => present(false),
};

const keys = document.getElementById("keys");
all("button.keys").forEach((b) => b.addEventListener("click", () => keys.showModal()));

function turn(rel) {
  const link = document.querySelector(`.turn a[rel="${rel}"]`);
  if (link) location.href = link.href;
}

const page_keys = {
  ArrowLeft: () => turn("prev"),
  ArrowRight: () => turn("next"),
  p: () => present(true),
  "?": () => keys.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || keys.open) return;
  if (/^(?:input|select|textarea)$/i.test(event.target.nodeName)) return;
  const presenting = root.classList.contains("presenting");
  const pressed = event.key === " " && event.target.nodeName === "BUTTON";
  const action = (presenting ? slide_keys : page_keys)[event.key];
  if (!action || pressed) return;
  // A figure that is scrolled sideways needs its arrows.
  if (!presenting && event.target.closest(".scroll, .table-wrapper")) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}, true);

if (location.hash === "#present") present(true);
