"use strict";

// Everything the page knows of the profile; the server wrote it into the page.
const facts = JSON.parse(document.getElementById("facts").textContent);
const memory = "countersign-console";
const state = JSON.parse(sessionStorage.getItem(memory) ?? "{}");
state.set ??= {};
state.tokens ??= {};
let waiting = false;

const find = (id) => document.getElementById(id);

/** An element with text or children; nothing here is ever read as HTML. */
function make(tag, content = [], attributes = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...[content].flat());
  return element;
}

/** A table with a row of headings. */
function makeTable(headings, rows, caption) {
  const head = make("tr", headings.map((heading) => make("th", heading, { scope: "col" })));
  const body = rows.map((cells) => make("tr", cells.map((cell) => make("td", cell))));
  return make("div", make("table", [
    make("caption", caption), make("thead", head), make("tbody", body),
  ]), { class: "wide" });
}

function keep() {
  sessionStorage.setItem(memory, JSON.stringify(state));
}

/** Whole seconds in words. */
function words(seconds) {
  const units = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const parts = [];
  let rest = Math.max(0, Math.ceil(seconds));
  for (const [size, name] of units) {
    if (rest >= size && parts.length < 2) {
      parts.push(`${Math.floor(rest / size)} ${name}`);
      rest %= size;
    }
  }
  return parts.join(" ") || "0 s";
}

/** What may be shown of an answer: tokens are cut out wherever they stand. */
function shown(text) {
  return text.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, "<token>");
}

function note(method, path, status, text) {
  const entry = make("li", [
    make("div", [
      make("code", `${method} ${path}`), " ",
      make("span", String(status), { class: status >= 200 && status < 400 ? "good" : "bad" }),
      " ", make("span", new Date().toLocaleTimeString(), { class: "quiet" }),
    ]),
    make("pre", shown(text)),
  ], { "data-status": String(status), "data-path": path });
  find("log").prepend(entry);
  while (find("log").children.length > 50) find("log").lastChild.remove();
}

/** The value of a cookie that scripts may read; undefined for all others. */
function readable(name) {
  const pair = document.cookie.split("; ").find((one) => one.startsWith(name + "="));
  return pair?.slice(name.length + 1);
}

/** The header that the profile's CSRF defence asks for. */
async function defence() {
  if (facts.csrf.defence === "header") return { [facts.csrf.header]: "1" };
  if (facts.csrf.defence !== "token") return {};
  let token = readable(facts.csrf.cookie) ?? state.csrf;
  if (token === undefined && facts.routes.csrf) {
    const { body } = await call("GET", facts.routes.csrf);
    token = state.csrf = body?.csrfToken;
    keep();
  }
  return token === undefined ? {} : { [facts.csrf.header]: token };
}

/** One request to the API; the answer's status, and its body where that is JSON. */
async function call(method, path, json) {
  const headers = method === "GET" ? {} : await defence();
  const options = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(json);
  }
  try {
    const answer = await fetch(path, options);
    const text = await answer.text();
    note(method, path, answer.status, text);
    let body;
    try { body = JSON.parse(text); } catch { body = undefined; }
    return { status: answer.status, body };
  } catch (error) {
    note(method, path, 0, String(error));
    return { status: 0 };
  }
}

/** Writes down what an answer has set, so that the lives can be counted down. */
function took(roles, body = {}) {
  const now = Date.now();
  for (const role of roles) {
    state.set[role] = now;
    const life = body[`${role}_expires_in`] ?? facts.lifetimes[role];
    if (life !== undefined) state.tokens[role] = now + life * 1000;
  }
  keep();
  draw();
}

async function logIn(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const credentials = { username: form.get("username"), password: form.get("password") };
  find("password").value = "";
  const { status, body } = await call("POST", facts.routes.login, credentials);
  if (status !== 200) return;
  delete state.csrf;
  took(facts.cookies.map((cookie) => cookie.role), body);
}

async function refresh() {
  const { status, body } = await call("POST", facts.routes.refresh);
  if (status === 200) took(facts.rotates ? ["access", "refresh"] : ["access"], body);
}

async function logOut() {
  const { status } = await call("POST", facts.routes.logout);
  if (status < 200 || status > 299) return;
  state.set = {};
  state.tokens = {};
  waiting = false;
  keep();
  draw();
}

/** When the access cookie or its token is over, whichever comes first; undefined without one. */
function accessEnd() {
  const cookie = facts.cookies.find((one) => one.role === "access");
  const ends = [cookieEnd(cookie), state.tokens.access].filter((end) => end !== undefined);
  return ends.length ? Math.min(...ends) : undefined;
}

function cookieEnd(cookie) {
  const set = state.set[cookie.role];
  return set === undefined || cookie.max_age === undefined ? undefined : set + cookie.max_age * 1000;
}

function attributes(cookie) {
  const list = [`Path=${cookie.path}`];
  if (cookie.domain) list.push(`Domain=${cookie.domain}`);
  list.push(cookie.max_age === undefined ? "session cookie" : `Max-Age=${cookie.max_age}`);
  if (cookie.same_site) list.push(`SameSite=${cookie.same_site}`);
  for (const [flag, name] of [
    ["secure", "Secure"], ["http_only", "HttpOnly"], ["partitioned", "Partitioned"],
  ]) if (cookie[flag]) list.push(name);
  return list.join("; ");
}

function life(cookie) {
  if (state.set[cookie.role] === undefined) return "not set from this page";
  const end = cookieEnd(cookie);
  if (end === undefined) return "until the browser closes";
  return end > Date.now() ? words((end - Date.now()) / 1000) : "over";
}

function tokenLife(role) {
  const end = state.tokens[role];
  if (end === undefined) return "–";
  return end > Date.now() ? words((end - Date.now()) / 1000) : "expired";
}

function draw() {
  const rows = facts.cookies.map((cookie) => [
    cookie.role, make("code", cookie.name), make("code", attributes(cookie)),
    cookie.http_only ? "no" : readable(cookie.name) === undefined ? "not here" : "yes",
    make("span", life(cookie), { "data-life": cookie.role }),
    make("span", tokenLife(cookie.role), { "data-token": cookie.role }),
  ]);
  find("cookies").replaceChildren(makeTable(
    ["cookie", "name", "attributes", "scripts read it", "cookie lives", "token lives"], rows,
    "What the server says it sets; the values of HttpOnly cookies are nowhere on this page."));
  const end = accessEnd();
  find("wait").disabled = end === undefined;
  find("waiting").textContent = waiting && end !== undefined
    ? `the data route is called in ${words((end - Date.now()) / 1000)}` : "";
}

async function tick() {
  draw();
  const end = accessEnd();
  if (!waiting || end === undefined || Date.now() < end + 1000) return;
  waiting = false;
  await call("GET", facts.routes.data);
}

/** Yes or no, with the clause that decides; a no that hurts is marked. */
function answer(one) {
  if (!one) return "";
  const isFault = one.wanted && !one.yes;
  const word = one.yes ? "yes" : isFault ? "NO" : "no";
  return make("span", word, {
    class: isFault ? "bad" : one.yes ? "good" : "quiet",
    title: `${one.explanation} (${one.citation})`,
  });
}

function reason(one) {
  if (!one || one.yes || !one.wanted) return "";
  const changes = (one.proposal?.changes ?? []).map((change) =>
    `${change.field}: ${change.from ?? "unset"} → ${change.to ?? "unset"}`);
  const advice = changes.length ? ` Change: ${changes.join("; ")}.` : one.obstacle ?? "";
  return `${one.explanation} (${one.citation}).${advice}`;
}

function drawTable() {
  const place = find("table");
  if (!facts.table) {
    place.append(make("p", "The tables need the profile itself; a server.json has no places in it."));
    return;
  }
  for (const app of facts.table.apps) {
    place.append(make("h3", `Pages of ${app.origin}${app.embedded ? ", in a frame" : ""}`));
    if (app.obstacle) place.append(make("p", app.obstacle, { class: "bad" }));
    const rows = app.cookies.flatMap((cookie) => [
      [cookie.name, "login", answer(cookie.stored), "", "", reason(cookie.stored)],
      ...cookie.requests.map((request) => [
        "", `${request.kind}: ${request.method} ${request.route}`, "", answer(request.sent),
        answer(request.readable), reason(request.sent) || reason(request.readable),
      ]),
      ["", "document.cookie", "", "", answer(cookie.visible), reason(cookie.visible)],
    ]);
    place.append(makeTable(
      ["cookie", "request", "stored", "sent", "readable", "why not"], rows,
      `As ${facts.table.agent} decides.`));
  }
}

find("profile").textContent = `${facts.profile} (${facts.environment}), ${facts.api}`;
find("login").addEventListener("submit", logIn);
find("data").addEventListener("click", () => call("GET", facts.routes.data));
find("refresh").addEventListener("click", refresh);
find("logout").addEventListener("click", logOut);
find("wait").addEventListener("click", () => {
  waiting = true;
  draw();
});
for (const route of ["login", "refresh", "logout"]) {
  if (!facts.routes[route]) find(route).hidden = true;
}
drawTable();
draw();
setInterval(tick, 500);
