import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { account, Browser, failure, load, pause, startServer } from "./lab.mjs";

const { AuthClient, AuthError } = await load("interceptor", "auth");

describe("the client", () => {
  let server, browser, client, ends;

  before(async () => { server = await startServer("interceptor"); });
  after(() => server.stop());
  beforeEach(async () => {
    browser = new Browser();
    client = open();
    ends = [];
    client.onSessionEnd((reason) => ends.push(reason));
    await client.login(account);
    await server.reset();
  });
  afterEach(() => client.close());

  function open(replaced) {
    return new AuthClient({ baseURL: server.baseURL, platform: browser.platform(replaced) });
  }

  it("signs in and tells who is signed in", async () => {
    assert.equal(client.state, "active");
    assert.equal((await client.user()).username, "alice");
    assert.ok([...browser.jar.keys()].includes("refresh"));
  });

  it("says why a login is refused", async () => {
    const error = await failure(client.login({ username: "alice", password: "wrong" }));
    assert.ok(error instanceof AuthError);
    assert.equal(error.fault, "login-refused");
    assert.equal(error.details.status, 400);
    assert.ok(error.details.body.non_field_errors);
    assert.equal(client.state, "active");
  });

  it("notices that the browser does not keep the cookies", async () => {
    const forgetful = new Browser();
    const keep = forgetful.keep.bind(forgetful);
    forgetful.keep = (line) => line.startsWith("csrftoken=") && keep(line);
    const other = new AuthClient({ baseURL: server.baseURL, platform: forgetful.platform() });
    assert.equal((await failure(other.login(account))).fault, "cookies-not-kept");
    assert.equal(other.state, "unknown");
    other.close();
  });

  it("refreshes once for ten calls at once", async () => {
    await server.expire();
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.fetch("/data/")));
    assert.deepEqual(answers.map((one) => one.status), Array(10).fill(200));
    assert.equal((await server.requests()).refresh, 1);
    assert.deepEqual(ends, []);
  });

  it("ends a refused session once, and then asks no more", async () => {
    browser.jar.delete("refresh");
    await server.expire();
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.fetch("/data/")));
    assert.deepEqual(answers.map((one) => one.status), Array(10).fill(401));
    assert.equal((await client.fetch("/data/")).status, 401);
    assert.equal(await client.user(), null);
    assert.equal((await server.requests()).refresh, 1);
    assert.deepEqual(ends, ["refused"]);
    assert.equal(client.state, "ended");
  });

  it("is usable again after the next login", async () => {
    browser.jar.delete("refresh");
    await server.expire();
    await client.fetch("/data/");
    await client.login(account);
    await server.expire();
    assert.equal((await client.fetch("/data/")).status, 200);
    browser.jar.delete("refresh");
    await server.expire();
    assert.equal((await client.fetch("/data/")).status, 401);
    assert.deepEqual(ends, ["refused", "refused"]);
  });

  it("tells nobody of the end of a session that never was", async () => {
    const visitor = new AuthClient({ baseURL: server.baseURL, platform: new Browser().platform() });
    visitor.onSessionEnd((reason) => ends.push(reason));
    assert.equal(await visitor.user(), null);
    assert.equal(await visitor.user(), null);
    assert.equal((await server.requests()).refresh, 1);
    assert.deepEqual(ends, []);
    visitor.close();
  });

  it("tries a request twice at most", async () => {
    await server.misbehave("data", "fail", { status: 401, times: 5 });
    assert.equal((await client.fetch("/data/")).status, 401);
    const { data, refresh } = await server.requests();
    assert.deepEqual({ data, refresh }, { data: 2, refresh: 1 });
    assert.deepEqual(ends, []);
  });

  for (const route of ["/auth/login/", "/auth/logout/", "/auth/token/refresh/"]) {
    it(`never refreshes for ${route}`, async () => {
      const name = { "/auth/login/": "login", "/auth/logout/": "logout" }[route] ?? "refresh";
      await server.misbehave(name, "fail", { status: 401 });
      assert.equal((await client.fetch(route, { method: "POST" })).status, 401);
      assert.equal((await server.requests()).refresh, name === "refresh" ? 1 : 0);
    });
  }

  for (const status of [400, 403, 404, 500, 503]) {
    it(`never refreshes for a ${status}`, async () => {
      await server.misbehave("data", "fail", { status });
      assert.equal((await client.fetch("/data/")).status, status);
      assert.equal((await server.requests()).refresh, 0);
    });
  }

  it("retries a request that began before the last refresh ended, and does not refresh again", async () => {
    await server.misbehave("data", "delay", { seconds: 0.6 });
    await server.expire();
    const slow = client.fetch("/data/");
    await pause(100);
    assert.equal((await client.fetch("/auth/user/")).status, 200);
    assert.equal((await slow).status, 200);
    assert.equal((await server.requests()).refresh, 1);
  });

  it("sends the CSRF header with unsafe requests to the API, and only there", async () => {
    const other = await startServer("interceptor");
    browser.sent = [];
    await client.fetch("/data/", { method: "POST" });
    await client.fetch("/data/");
    await client.fetch(`${other.baseURL}/data/`, { method: "POST" });
    other.stop();
    const sent = browser.sent.map((one) => one.headers.has("x-csrftoken"));
    assert.deepEqual(sent.slice(-3), [true, false, false]);
  });

  it("asks once for a new CSRF token when the server refuses the old one", async () => {
    await client.fetch("/data/", { method: "POST" });
    browser.jar.delete("csrftoken");
    assert.equal((await client.fetch("/data/", { method: "POST" })).status, 201);
    browser.jar.get("csrftoken").value = "another";
    await server.expire();
    assert.equal((await client.fetch("/data/")).status, 200);
  });

  it("logs out, and says so once", async () => {
    await client.logout();
    assert.deepEqual([client.state, ends], ["ended", ["logout"]]);
    assert.ok(!browser.jar.has("access") && !browser.jar.has("refresh"));
    assert.equal((await client.fetch("/data/")).status, 401);
    assert.equal((await server.requests()).refresh, 0);
  });

  it("stays signed in when the server does not confirm the logout", async () => {
    await server.misbehave("logout", "fail", { status: 503, retry_after: 7 });
    const error = await failure(client.logout());
    assert.deepEqual([error.fault, error.details.retryAfter], ["logout-failed", 7]);
    assert.deepEqual([client.state, ends], ["active", []]);
  });

  it("lets a refresh in flight bring no session back after a logout", async () => {
    await server.misbehave("refresh", "delay", { seconds: 0.4 });
    await server.expire();
    const call = client.fetch("/data/");
    await pause(100);
    await client.logout();
    await call;
    assert.ok(!browser.jar.has("access") && !browser.jar.has("refresh"));
    assert.deepEqual(ends, ["logout"]);
  });
});
