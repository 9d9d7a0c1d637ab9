// A real `countersign serve --lab` for the tests of one file, and what stands for a browser in Node:
// a jar of cookies, storage and locks that the "tabs" of one browser share.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const { COUNTERSIGN, CLIENT_BUILD } = process.env;

/** The account that every server knows. */
export const account = { username: "alice", password: `lab-${Math.random().toString(36).slice(2)}` };

/** The generated client of a profile of this folder, as tsc compiled it. */
export const load = (profile, file) => import(join(CLIENT_BUILD, profile, "js", `${file}.js`));

/** Starts a server of the profile on a port that the system chooses. */
export async function startServer(profile, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-client-"));
  const database = ["--database", join(folder, "users.sqlite")];
  const added = spawnSync(COUNTERSIGN, ["users", "add", account.username, ...database], {
    input: `${account.password}\n`,
  });
  if (added.status !== 0) throw new Error(String(added.stderr));
  const path = join(CLIENT_BUILD, profile, "profile.yaml");
  const child = spawn(
    COUNTERSIGN, ["serve", path, "--lab", "--port", "0", ...database, ...options],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const port = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      const found = / at 127\.0\.0\.1:(\d+) as /.exec(line);
      if (found) resolve(Number(found[1]));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return new Server(port, child, folder);
}

class Server {
  constructor(port, child, folder) {
    Object.assign(this, { child, folder, baseURL: `http://localhost:${port}/api` });
    this.control = `http://127.0.0.1:${port}/.countersign/`;
  }

  /** Sends an order to the lab's control; returns its state. */
  async order(path, method, body) {
    const response = await fetch(this.control + path, {
      method, body: body && JSON.stringify(body), headers: { connection: "close" },
    });
    const state = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(state));
    return state;
  }

  misbehave(route, deed, more = {}) {
    return this.order("misbehave", "POST", { route, deed, ...more });
  }

  /** Lets all access tokens run out, for the server; browsers keep their cookies. */
  expire() {
    return this.order("clock", "POST", { advance_seconds: 3600 });
  }

  reset() {
    return this.order("misbehave", "DELETE");
  }

  /** How many requests each route has had since `reset`. */
  async requests() {
    return (await this.order("state", "GET")).requests;
  }

  stop() {
    this.child.kill("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A browser: its tabs share cookies and, as far as it has them, storage, locks and channels. */
export class Browser {
  static count = 0;

  constructor({ hasLocks = true, hasStore = true, hasChannel = true } = {}) {
    this.jar = new Map();
    this.sent = [];
    this.store = hasStore ? new MemoryStore() : null;
    this.locks = hasLocks ? new MemoryLocks() : null;
    this.hasChannel = hasChannel;
    this.number = Browser.count += 1;
  }

  /** The surroundings of one tab, with some replaced. */
  platform(replaced = {}) {
    const { store, locks } = this;
    return {
      store, locks, fetch: (input, init) => this.fetch(input, init),
      channel: (name, listener) => this.channel(name, listener), ...replaced,
    };
  }

  /** A channel that other browsers of this process do not hear. */
  channel(name, listener) {
    if (!this.hasChannel) return null;
    const channel = new BroadcastChannel(`${this.number} ${name}`);
    channel.onmessage = (event) => listener(event.data);
    channel.unref();
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  }

  /** What `fetch` does in a browser that has this jar. */
  async fetch(input, init = {}) {
    const request = new Request(input, init);
    const headers = new Headers(request.headers);
    if (this.jar.size > 0) headers.set("cookie", this.cookies(new URL(request.url).pathname));
    this.sent.push({ url: request.url, method: request.method, headers });
    const body = request.body === null ? undefined : await request.arrayBuffer();
    const response = await globalThis.fetch(request.url, {
      method: request.method, headers, body, signal: init.signal ?? null, redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** The Cookie header for a path. */
  cookies(path) {
    return [...this.jar].filter(([, one]) => path.startsWith(one.path))
      .map(([name, one]) => `${name}=${one.value}`).join("; ");
  }

  /** Stores a Set-Cookie line, or deletes what it deletes. */
  keep(line) {
    const [pair, ...attributes] = line.split("; ");
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    const path = attributes.find((one) => one.startsWith("Path="))?.slice(5) ?? "/";
    if (attributes.includes("Max-Age=0")) this.jar.delete(name);
    else this.jar.set(name, { value, path });
  }
}

class MemoryStore {
  items = new Map();
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, value) { this.items.set(key, value); }
  removeItem(key) { this.items.delete(key); }
}

/** Web Locks, as far as the client uses them. */
class MemoryLocks {
  held = new Map();

  async request(name, { ifAvailable = false }, task) {
    if (ifAvailable && this.held.has(name)) return task(null);
    while (this.held.has(name)) await this.held.get(name);
    let release;
    this.held.set(name, new Promise((resolve) => (release = resolve)));
    try {
      return await task({ name });
    } finally {
      this.held.delete(name);
      release();
    }
  }
}

/** The outcome of something that is to fail. */
export const failure = (work) => work.then(
  () => { throw new Error("it went well"); },
  (error) => error,
);

/** Waits so many milliseconds. */
export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
