// Passkeys: between the forms of these pages and the device that keeps the key.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const named = (all) => (all ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

const ways = {
  async get(options) {
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) };
    const { response, ...made } = await navigator.credentials.get({ publicKey }).then(parts);
    return {
      ...made,
      response: {
        clientDataJSON: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: response.userHandle && text(response.userHandle),
      },
    };
  },
  async create(options) {
    const publicKey = {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: named(options.excludeCredentials),
    };
    const { response, ...made } = await navigator.credentials.create({ publicKey }).then(parts);
    return {
      ...made,
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      },
    };
  },
};

function parts(made) {
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: made.response };
}

async function send(address, data) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

/** The address of the challenge: beside that of the answer. */
function beside(address) {
  const there = new URL(address, location.href);
  there.pathname += "/options";
  return there.pathname + there.search;
}

async function unlock(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const alert = form.querySelector("[role=alert]");
  const button = form.querySelector("button");
  const address = form.getAttribute("action");
  const fields = Object.fromEntries(new FormData(form));
  alert.textContent = "";
  button.disabled = true;
  try {
    const options = await send(beside(address), { token: fields.token });
    const credential = await ways[form.dataset.passkey](options);
    location.assign((await send(address, { ...fields, credential })).to);
  } catch (error) {
    // What the browser says is in its own language and of its own making; what we say is ours.
    alert.textContent = error instanceof DOMException ? alert.dataset.failed : error.message;
    button.disabled = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", unlock);
  }
  for (const note of document.querySelectorAll("[data-otherwise]")) note.hidden = true;
}
