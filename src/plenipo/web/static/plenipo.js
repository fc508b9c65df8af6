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
