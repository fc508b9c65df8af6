// What makes the pages handier where scripts run; every page works without it.

const WAIT = 120;

/** The slider: while it moves, the page follows; without it, its button does the same. */
function follow(form) {
  const range = form.elements.act;
  let timer = 0;
  let latest = 0;
  form.classList.add("live");

  async function show() {
    const mine = ++latest;
    const query = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.getAttribute("action")}?${query}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return;
    for (const part of ["#swap", "#shown", "#earlier", "#later", "header.site", "footer.site"]) {
      const found = page.querySelector(part);
      if (found) document.querySelector(part).replaceChildren(...found.childNodes);
    }
    document.title = page.title;
    range.setAttribute("aria-valuetext", document.getElementById("shown").textContent);
    history.replaceState(null, "", new URL(answer.url).pathname + new URL(answer.url).search);
    shown = location.search;
    listen(page.body.dataset);
  }

  range.addEventListener("input", () => {
    clearTimeout(timer);
    // Where the server cannot be reached, the browser says so better than the page could.
    timer = setTimeout(() => show().catch(() => form.submit()), WAIT);
  });
  range.setAttribute("aria-valuetext", document.getElementById("shown").textContent);
}

/** The matrix: arrows go from cell to cell, Enter and a click open the item at that member. */
function walk(event) {
  const region = event.target.closest?.(".matrix");
  if (!region) return;
  const cell = event.target.closest("td");
  const step = arrows[event.key];
  if (step) {
    const next = cell ? neighbour(cell, step(region)) : region.querySelector("tbody td");
    if (!next || event.target.closest("th")) return;
    event.preventDefault();
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (event.key === "Enter" && cell) {
    open(cell);
  }
}

const across = (way) => (region) => [0, getComputedStyle(region).direction === "rtl" ? -way : way];
const arrows = {
  ArrowUp: () => [-1, 0],
  ArrowDown: () => [1, 0],
  ArrowLeft: across(-1),
  ArrowRight: across(1),
};

function neighbour(cell, [down, along]) {
  const row = down < 0 ? cell.parentNode.previousElementSibling : cell.parentNode.nextElementSibling;
  const next = (down ? row : cell.parentNode)?.cells[cell.cellIndex + along];
  return next?.localName === "td" ? next : null;
}

function open(cell) {
  const link = cell.parentNode.querySelector("th a");
  const head = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
  const member = head.querySelector("a");
  location.assign(link.href + (member ? `#${member.textContent}` : ""));
}

/** What a cell is of, told when the pointer rests on it. */
function tell(event) {
  const cell = event.target.closest?.(".matrix td");
  if (!cell || cell.title) return;
  const member = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].querySelector("a");
  const item = cell.parentNode.querySelector("th b");
  if (member && item) cell.title = `${item.textContent}: ${member.title}`;
}

let shown = location.search;

/** Trying other votes: what is counted anew takes the place of the page, which stays where it is. */
async function attempt(event) {
  const form = event.target.closest?.("form.try");
  const pressed = event.submitter;
  if (!form || !pressed) return;
  event.preventDefault();
  const query = new URLSearchParams(new FormData(form));
  query.set(pressed.name, pressed.value);
  const address = `${form.getAttribute("action")}?${query}`;
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const member = pressed.closest("li[id]")?.id;
    const before = pressed.getBoundingClientRect().top;
    document.getElementById("swap").replaceChildren(...page.getElementById("swap").childNodes);
    document.title = page.title;
    history.pushState(null, "", address);
    shown = location.search;
    const there = member && document.getElementById(member)?.querySelector("button");
    // The mark that was pressed stays under the pointer, and keeps the keyboard.
    if (there) window.scrollBy(0, there.getBoundingClientRect().top - before);
    (there || document.getElementById("main")).focus({ preventScroll: true });
  } catch {
    location.assign(address);
  }
}

let source = null;
let seen = "0";

/** What is live: a part that changed takes the place of what it was; says when it is not live. */
function listen({ liveAt, size }) {
  source?.close();
  source = null;
  tellLive(null);
  if (!liveAt) return;
  seen = size;
  const mine = (source = new EventSource(`${liveAt}&since=${seen}`));
  mine.addEventListener("open", () => tellLive(true));
  mine.addEventListener("error", () => {
    tellLive(false);
    // A browser tries again by itself, unless it was refused.
    if (mine.readyState === EventSource.CLOSED && mine === source) {
      setTimeout(() => mine === source && listen({ liveAt, size: seen }), AGAIN);
    }
  });
  mine.addEventListener("parts", (event) => {
    const parts = Object.entries(JSON.parse(event.data));
    if (parts.every(([name]) => part(name))) {
      for (const [name, html] of parts) replace(part(name), html);
      seen = event.lastEventId;
    } else {
      fetchAgain(event.lastEventId);
    }
  });
  mine.addEventListener("clock", (event) => (ahead = Date.now() - Date.parse(event.data)));
  mine.addEventListener("page", (event) => fetchAgain(event.lastEventId));
  mine.addEventListener("end", () => {
    mine.close();
    location.reload();
  });
}

const AGAIN = 5000;
const part = (name) => document.querySelector(`[data-live="${CSS.escape(name)}"]`);

function tellLive(state) {
  const badge = document.getElementById("live");
  if (!badge) return;
  badge.hidden = state !== true;
  document.getElementById("not-live").hidden = state !== false;
}

/** What somebody is typing into stays; they are told that the rest has changed. */
function replace(old, html) {
  const made = document.createElement("template"); // takes rows and list items as well
  made.innerHTML = html;
  const fresh = made.content.firstElementChild;
  if (!fresh || old.outerHTML === fresh.outerHTML) return;
  if (told(old) === told(fresh)) return bringForward(old, fresh);
  const typing = old.querySelector("form :focus, form [data-touched]");
  if (typing) {
    document.getElementById("changed").hidden = false;
    return;
  }
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  const open = [...old.querySelectorAll("details")].map((each) => each.open);
  fresh.classList.add("changed");
  old.replaceWith(fresh);
  fresh.querySelectorAll("details").forEach((each, n) => (each.open = open[n] ?? each.open));
  const again = focus?.id ? document.getElementById(focus.id) : null;
  const alike = focus?.href ? [...fresh.querySelectorAll("a")].find((a) => a.href === focus.href) : null;
  (again || alike)?.focus({ preventScroll: true });
  // The screen of the hall goes where it is led while it is watched, not when it is opened.
  const led = fresh.querySelector("[data-follow]");
  if (led) location.assign(led.href);
}

/** What a part says: not how far the register was, nor what somebody did to it or a clock shows. */
function told(element) {
  const copy = element.cloneNode(true);
  copy.classList.remove("changed");
  copy.querySelectorAll("[name=_since]").forEach((each) => each.removeAttribute("value"));
  copy.querySelectorAll("[data-touched]").forEach((each) => delete each.dataset.touched);
  copy.querySelectorAll("details").forEach((each) => (each.open = false));
  copy.querySelectorAll("[data-until]").forEach((each) => each.replaceWith(each.dataset.until));
  return copy.innerHTML;
}

/** Nothing that is shown has changed: its forms may say that the person has seen it all. */
function bringForward(old, fresh) {
  const later = fresh.querySelectorAll("[name=_since]");
  old.querySelectorAll("[name=_since]").forEach((each, n) => (each.value = later[n].value));
}

async function fetchAgain(id) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.getElementById("main");
  if (!answer.ok || !main) return location.reload();
  replace(document.getElementById("main"), main.outerHTML);
  seen = id;
}

/** The time that is left: counted down where a moment says until when. */
function countDown() {
  for (const each of document.querySelectorAll("[data-until]")) {
    const left = Math.max(0, Math.ceil((Date.parse(each.dataset.until) - Date.now() + ahead) / 1000));
    const two = (n) => String(n).padStart(2, "0");
    const days = Math.floor(left / 86400);
    const hours = Math.floor((left % 86400) / 3600);
    const clock = `${days || hours ? `${hours}:` : ""}${two(Math.floor((left % 3600) / 60))}:${two(left % 60)}`;
    const unit = { style: "unit", unit: "day", unitDisplay: "long" };
    const told = days ? `${new Intl.NumberFormat(document.documentElement.lang, unit).format(days)} ` : "";
    if (each.textContent !== told + clock) each.textContent = told + clock;
    each.classList.toggle("over", left === 0);
  }
}

/** How far this machine's clock is ahead of the server's, in milliseconds. */
let ahead = 0;

document.addEventListener("input", (event) => {
  if (event.target.form) event.target.dataset.touched = "";
});
listen(document.body.dataset);
countDown();
setInterval(countDown, 1000);

document.querySelectorAll(".slider form").forEach(follow);
document.addEventListener("submit", attempt);
window.addEventListener("popstate", () => {
  // A step to a heading of the same page changes no more than the place.
  if (location.search !== shown) location.reload();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const field = document.getElementById("q");
    if (field) {
      event.preventDefault();
      field.focus();
    }
    return;
  }
  walk(event);
});
document.addEventListener("click", (event) => {
  const cell = event.target.closest?.(".matrix td:not(.state)");
  if (cell && !getSelection().toString()) open(cell);
});
document.addEventListener("mouseover", tell);
