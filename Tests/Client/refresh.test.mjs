import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { account, Browser, failure, load, startServer } from "./lab.mjs";

const { AuthClient } = await load("interceptor", "auth");

describe("a refresh against a server that misbehaves", () => {
  let server, browser, client, ends;

  before(async () => { server = await startServer("interceptor"); });
  after(() => server.stop());
  beforeEach(async () => {
    browser = new Browser();
    client = new AuthClient({ baseURL: server.baseURL, platform: browser.platform() });
    ends = [];
    client.onSessionEnd((reason) => ends.push(reason));
    await client.login(account);
    await server.expire();
    await server.reset();
  });
  afterEach(() => client.close());

  async function refreshes() { return (await server.requests()).refresh; }

  for (const [deed, more, count] of [
    ["drop", {}, 2], ["drop", { times: 2 }, 3], ["delay", { seconds: 0.5 }, 1], ["duplicate", {}, 1],
    ["fail", { status: 500 }, 2], ["fail", { status: 503, times: 2 }, 3],
    ["fail", { status: 429, retry_after: 1 }, 2],
  ]) {
    it(`survives ${deed} ${JSON.stringify(more)}`, async () => {
      await server.misbehave("refresh", deed, more);
      const answers = await Promise.all([1, 2, 3].map(() => client.fetch("/data/")));
      assert.deepEqual(answers.map((one) => one.status), [200, 200, 200]);
      assert.equal(await refreshes(), count);
      assert.deepEqual(ends, []);
      await server.expire();
      assert.equal((await client.fetch("/data/")).status, 200);
    });
  }

  it("keeps the session when the server fails for long, and goes on afterwards", async () => {
    await server.misbehave("refresh", "fail", { status: 502, times: 3 });
    const errors = await Promise.all([1, 2, 3].map(() => failure(client.fetch("/data/"))));
    assert.deepEqual(errors.map((one) => one.fault), Array(3).fill("refresh-unavailable"));
    assert.equal(errors[0].details.status, 502);
    assert.equal(await refreshes(), 3);
    assert.deepEqual([client.state, ends], ["active", []]);
    // Who comes during the pause does not reach the server.
    assert.equal((await failure(client.fetch("/data/"))).fault, "refresh-unavailable");
    assert.equal(await refreshes(), 3);
    await new Promise((resolve) => setTimeout(resolve, errors[0].details.retryAfter * 1000 + 100));
    assert.equal((await client.fetch("/data/")).status, 200);
  });

  it("honours a Retry-After that is too long to wait for", async () => {
    await server.misbehave("refresh", "fail", { status: 429, retry_after: 60, times: 5 });
    const error = await failure(client.fetch("/data/"));
    assert.deepEqual([error.fault, error.details.retryAfter], ["refresh-unavailable", 60]);
    for (let call = 0; call < 5; call += 1) await failure(client.fetch("/data/"));
    assert.equal(await refreshes(), 1);
    assert.deepEqual(ends, []);
  });

  it("does not end the session while the network is down", async () => {
    const down = (input, init) => String(input).includes("refresh")
      ? Promise.reject(new TypeError("fetch failed")) : browser.fetch(input, init);
    const tab = new AuthClient({
      baseURL: server.baseURL, platform: browser.platform({ fetch: down }),
    });
    tab.onSessionEnd((reason) => ends.push(reason));
    const error = await failure(tab.fetch("/data/"));
    assert.equal(error.fault, "refresh-unavailable");
    assert.ok(error.details.cause instanceof TypeError);
    assert.deepEqual([tab.state, ends], ["active", []]);
    tab.close();
  });

  for (const status of [400, 403, 404, 405]) {
    it(`takes a ${status} for a fault, not for the end`, async () => {
      await server.misbehave("refresh", "fail", { status });
      const error = await failure(client.fetch("/data/"));
      assert.deepEqual([error.fault, error.details.status], ["refresh-broken", status]);
      assert.deepEqual([client.state, ends], ["active", []]);
    });
  }

  it("is not cut short for the others when one caller gives up", async () => {
    await server.misbehave("refresh", "delay", { seconds: 0.6 });
    const giveUp = new AbortController();
    const one = failure(client.fetch("/data/", { signal: giveUp.signal }));
    const other = client.fetch("/data/");
    setTimeout(() => giveUp.abort(), 200);
    const began = performance.now();
    assert.equal((await one).name, "AbortError");
    assert.ok(performance.now() - began < 500);
    assert.equal((await other).status, 200);
    assert.equal(await refreshes(), 1);
  });

  it("is shared with a caller that comes while it is under way", async () => {
    await server.misbehave("refresh", "delay", { seconds: 0.4 });
    const first = client.fetch("/data/");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const second = client.fetch("/data/");
    assert.deepEqual([(await first).status, (await second).status], [200, 200]);
    assert.equal(await refreshes(), 1);
  });

  it("is followed by the same body, from a string or a Request", async () => {
    const body = JSON.stringify({ order: 7 });
    const init = { method: "POST", body, headers: { "content-type": "application/json" } };
    const first = await client.fetch("/data/", init);
    assert.deepEqual((await first.json()).received, { order: 7 });
    await server.expire();
    const second = await client.fetch(new Request(`${server.baseURL}/data/`, init));
    assert.deepEqual((await second.json()).received, { order: 7 });
    assert.deepEqual(await server.requests().then(({ data, refresh }) => [data, refresh]), [4, 2]);
  });

  const stream = () => ({
    method: "POST", duplex: "half", headers: { "content-type": "application/json" },
    body: new Blob(['{"order":8}']).stream(),
  });

  it("is not followed by a stream that was sent already", async () => {
    assert.equal((await client.fetch("/data/", stream())).status, 401);
    assert.deepEqual(await server.requests().then(({ data, refresh }) => [data, refresh]), [1, 1]);
    assert.equal((await client.fetch("/data/", stream())).status, 201);
  });

  it("comes before a stream when the token is known to have run out", async () => {
    const later = () => performance.now() + 3_600_000;
    const tab = new AuthClient({
      baseURL: server.baseURL, platform: browser.platform({ monotonic: later, wall: () => Date.now() + 3_600_000 }),
    });
    assert.equal((await tab.fetch("/data/", stream())).status, 201);
    assert.deepEqual(await server.requests().then(({ data, refresh }) => [data, refresh]), [1, 1]);
    tab.close();
  });
});
