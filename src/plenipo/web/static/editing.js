// The editing screen and the form of a proposal: keys, and marked words. The forms work without it.

// The page may be made anew at any time, so that nothing of it is kept but where somebody is.
const desk = () => document.querySelector("[data-editing]");
const marked = () => document.querySelector("form[data-marked]");
const text = () => document.querySelector(".negotiated");
const line = () => document.getElementById("line");
const find = () => document.getElementById("find");
let focus = new URLSearchParams(location.search).get("at") || "";
let bracket = "";
let mark = null;

const all = () => [...text().querySelectorAll(".provision")];
const provision = () => all().find((each) => each.id === focus) || all()[0];
const hooks = () => [...provision().querySelectorAll(".bracket[data-bracket]")];

/** The runs of plain words of a provision, as the register knows them: cut by brackets and owners. */
function stretches(home) {
  const found = [[]];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return found.at(-1).push(node);
    if (node.matches(".owners, .hook, .slash, .facilitator, .missing, .muted, sup")) return found.push([]);
    const apart = node.matches(".bracket, .reading");
    if (apart) found.push([]);
    node.childNodes.forEach(walk);
    if (apart) found.push([]);
  };
  const words = home.querySelector(".text");
  if (words) walk(words);
  return found.filter((nodes) => nodes.length);
}

const joined = (nodes) => nodes.map((node) => node.data).join("");

/** What is marked: its words, and which time they occur in their provision, through all readings. */
function marking() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !text()?.contains(chosen.anchorNode)) return null;
  const range = chosen.getRangeAt(0);
  const home = range.startContainer.parentElement?.closest(".provision");
  if (!home) return null;
  let before = 0;
  for (const nodes of stretches(home)) {
    const inside = nodes.filter((node) => range.intersectsNode(node));
    const whole = joined(nodes);
    if (!inside.length) {
      before += counts(whole, chosen.toString().trim(), whole.length);
      continue;
    }
    const at = (node) => joined(nodes.slice(0, nodes.indexOf(node)));
    const [one, other] = [inside[0], inside.at(-1)];
    let from = at(one).length + (one === range.startContainer ? range.startOffset : 0);
    let to = at(other).length + (other === range.endContainer ? range.endOffset : other.data.length);
    while (from < to && /\s/.test(whole[from])) from++;
    while (to > from && /\s/.test(whole[to - 1])) to--;
    const passage = whole.slice(from, to);
    if (!passage) continue;
    const earlier = stretches(home).slice(0, stretches(home).findIndex((each) => each[0] === nodes[0]));
    const time = earlier.reduce((sum, each) => sum + counts(joined(each), passage, Infinity), 0);
    const hook = one.parentElement.closest(".bracket[data-bracket]");
    return { provision: home.id, passage, occurrence: time + counts(whole, passage, from) + 1, bracket: hook?.dataset.bracket || "" };
  }
  return null;
}

/** How often words begin before a place; they may overlap, as the register counts them. */
function counts(whole, words, until) {
  let count = 0;
  for (let at = whole.indexOf(words); words && at >= 0 && at < until; at = whole.indexOf(words, at + 1)) count++;
  return count;
}

function enter(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field) continue;
    field.value = value;
    if (field.type !== "hidden") field.dataset.touched = "";
  }
}

/** Marked words fill the form by themselves, unless somebody is typing into it. */
function note() {
  const found = marking();
  if (!found) return;
  if (desk()) goTo(found.provision, found.bracket, false);
  const { bracket: home, ...fields } = found;
  if (marked() && !marked().contains(document.activeElement)) enter(marked(), fields);
}
document.addEventListener("selectionchange", note);

function goTo(identity, hook = "", scroll = true) {
  focus = identity;
  bracket = hook || (hooks().length === 1 ? hooks()[0].dataset.bracket : "");
  show();
  if (scroll) provision().scrollIntoView({ block: "center" });
  const here = new URL(location.href);
  here.searchParams.set("at", focus);
  history.replaceState(history.state, "", here);
}

/** The provision and the bracket in focus; again whenever the text was made anew. */
function show() {
  if (!desk() || !provision()) return;
  find().parentElement.hidden = false;
  for (const each of all()) each.toggleAttribute("data-focus", each === provision());
  for (const each of text().querySelectorAll(".bracket")) each.toggleAttribute("data-focus", each.dataset.bracket === bracket && bracket !== "");
  for (const form of desk().querySelectorAll("form")) enterHidden(form);
}

function enterHidden(form) {
  if (form.elements.at) form.elements.at.value = provision().id;
  if (form.elements.on) form.elements.on.value = bracket;
  if (form.matches("[data-fields]") && !form.contains(document.activeElement)) form.elements.provision.value = provision().id;
}

function step(by) {
  const places = all();
  const next = places[places.indexOf(provision()) + by];
  if (next) goTo(next.id);
  getSelection().removeAllRanges();
}

function stepBracket(by) {
  const known = hooks();
  if (!known.length) return;
  const place = known.findIndex((each) => each.dataset.bracket === bracket);
  bracket = known[(place < 0 ? (by > 0 ? 0 : known.length - 1) : place + by + known.length) % known.length].dataset.bracket;
  show();
}

/** A line is begun: what is marked stands in it already, and the cursor where the owner comes. */
function begin(rest, at = 0) {
  line().value = rest;
  line().focus();
  line().setSelectionRange(at, at);
}

const quoted = (words) => (/(^|\s)[>→+/](\s|$)|^[-\[]|~\d|["“”«»]/.test(words) && !words.includes('"') ? `"${words}"` : words);
const passage = () => (mark ? quoted(mark.passage) + (mark.occurrence > 1 ? ` ~${mark.occurrence}` : "") : "");
const on = () => (bracket ? ` ${bracket}` : "");

const keys = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  n: () => stepBracket(1),
  p: () => stepBracket(-1),
  "/": () => find().focus(),
  ":": () => begin(line().value, line().value.length),
  r: () => begin(`: ${passage()} > `),
  i: () => begin(`: ${passage()} + `),
  d: () => begin(`: - ${passage()}`),
  a: () => begin(`:${on()} / `),
  "+": () => begin(": ++ "),
  "[": () => mark && send(`[${passage()}]`),
  s: () => begin(`: support${on()}`),
  o: () => begin(`: oppose${on()}`),
  v: () => begin(`: reserve${on()}`),
  g: () => send("agree"),
  G: () => send("agree ad ref"),
  h: () => project(provision().id),
  H: () => project(""),
  x: () => press("[data-take-down]"),
  f: () => openFields(),
  "?": () => showKeys(),
};
for (const digit of "0123456789") keys[digit] = () => bracket && send(`${bracket} = ${digit}`);

function openFields() {
  document.getElementById("fields").open = true;
  if (mark) enter(marked(), { passage: mark.passage, occurrence: mark.occurrence, provision: mark.provision });
  marked().elements.bracket.value = bracket;
  marked().elements.owners.focus();
}

function showKeys() {
  const known = document.getElementById("keys");
  known.open = !known.open;
  if (known.open) known.scrollIntoView({ block: "nearest" });
}

function send(words) {
  line().value = words;
  line().form.requestSubmit();
}

function project(identity) {
  const form = desk().querySelector("[data-project]");
  form.elements.provision.value = identity;
  form.requestSubmit();
}

const press = (which) => desk().querySelector(which)?.requestSubmit();

/** What was undone comes back into the line, so that a slip of the hand costs nothing. */
function undo() {
  const form = desk().querySelector("[data-undo]");
  if (!form) return;
  if (!line().value) line().value = form.dataset.line;
  form.requestSubmit();
}

let busy = Promise.resolve();

/** The forms of the desk are sent without leaving it: what they change comes back as the page. */
async function hand(action, body) {
  const answer = await fetch(action, { method: "POST", body, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) {
    const why = page.querySelector('[role="alert"]') || page.querySelector("main p");
    return (why || page.body).textContent.trim();
  }
  for (const old of desk().querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${CSS.escape(old.dataset.live)}"]`);
    if (fresh) old.replaceWith(fresh);
  }
  show();
  return "";
}

/** A form is emptied as it is sent, so that the next can be typed; what was refused comes back. */
function sent(event) {
  const form = event.target;
  if (!form.closest("[data-editing]")) return;
  event.preventDefault();
  enterHidden(form);
  const typed = form.matches("[data-line-form], [data-fields]");
  const fields = new FormData(form, event.submitter);
  if (typed) empty(form);
  busy = busy
    .then(() => hand(form.getAttribute("action"), new URLSearchParams(fields)))
    .catch((error) => String(error.message || error))
    .then((why) => tellWhy(why, typed && form, fields));
}

function tellWhy(why, form, fields) {
  let told = why;
  if (why && form?.isConnected) {
    const field = form.querySelector("input:not([type=hidden])");
    if (!field.value) enter(form, Object.fromEntries(fields));
    else told = `${fields.get("line") || ""} ${why}`;
  }
  document.getElementById("line-said").textContent = told.trim();
}

function empty(form) {
  form.reset();
  for (const each of form.elements) delete each.dataset.touched;
  enterHidden(form);
}

function search() {
  const wanted = find().value.toLowerCase();
  if (!wanted) return;
  const places = all();
  const first = places.indexOf(provision());
  for (const home of [...places.slice(first), ...places.slice(0, first)]) {
    for (const nodes of stretches(home)) {
      const at = joined(nodes).toLowerCase().indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(...spot(nodes, at));
      range.setEnd(...spot(nodes, at + wanted.length));
      find().blur();
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      home.scrollIntoView({ block: "center" });
      return;
    }
  }
}

/** Where a place of joined words is: its node, and how far in it. */
function spot(nodes, at) {
  for (const node of nodes) {
    if (at <= node.data.length) return [node, at];
    at -= node.data.length;
  }
  return [nodes.at(-1), nodes.at(-1).data.length];
}

function pressed(event) {
  const typing = event.target.closest?.("input, select, textarea");
  const held = event.ctrlKey || event.metaKey;
  if (held && event.key === "Enter") {
    event.preventDefault();
    if (typing?.form?.matches("[data-line-form], [data-fields]") && (typing !== line() || line().value)) typing.form.requestSubmit();
    busy.then(() => press("[data-record]"));
  } else if (held && event.key.toLowerCase() === "z" && !event.shiftKey && !(typing && typing.value)) {
    event.preventDefault();
    busy.then(undo);
  } else if (event.key === "Escape") {
    if (typing) return leave(typing);
    busy.then(undo);
  } else if (typing === find() && event.key === "Enter") {
    event.preventDefault();
    search();
  } else if (!typing && !held && !event.altKey && keys[event.key] && !onControl(event)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    mark = marking();
    if (mark) goTo(mark.provision, mark.bracket, false);
    keys[event.key]();
  }
}

/** Arrows belong to whatever has them already: an opened list, a marking that is drawn. */
const onControl = (event) => event.key.startsWith("Arrow") && (event.shiftKey || event.target !== document.body);

function leave(field) {
  if (field === line() && line().value) line().value = "";
  else field.blur();
}

if (desk()) {
  document.addEventListener("submit", sent);
  document.addEventListener("keydown", pressed, true);
  document.addEventListener("click", (event) => {
    const home = event.target.closest(".desk .provision");
    if (home && !getSelection().toString()) goTo(home.id, event.target.closest(".bracket[data-bracket]")?.dataset.bracket, false);
  });
  const seen = new MutationObserver(() => provision()?.hasAttribute("data-focus") || show());
  seen.observe(document.getElementById("main").parentElement, { childList: true, subtree: true });
  focus = provision()?.id || "";
  bracket = hooks().length === 1 ? hooks()[0].dataset.bracket : "";
  show();
}
