import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { account, Browser, load, pause, startServer } from "./lab.mjs";

const { AuthClient } = await load("interceptor", "auth");
const ROUNDS = 10;

describe("tabs of one browser", () => {
  let server;

  before(async () => { server = await startServer("interceptor"); });
  after(() => server.stop());

  const open = (browser, replaced) =>
    new AuthClient({ baseURL: server.baseURL, platform: browser.platform(replaced) });

  /** Runs `body` with so many tabs, the first of which has signed in. */
  async function withTabs(browser, count, body) {
    const tabs = Array.from({ length: count }, () => open(browser));
    const ends = [];
    tabs.forEach((tab, number) => tab.onSessionEnd((reason) => ends.push([number, reason])));
    try {
      await tabs[0].login(account);
      await pause(20);
      await server.reset();
      await body(tabs, ends);
    } finally {
      tabs.forEach((tab) => tab.close());
    }
  }

  const kinds = {
    "locks and a channel": {},
    "locks alone": { hasChannel: false, hasStore: false },
    "storage and a channel": { hasLocks: false },
    "storage alone": { hasLocks: false, hasChannel: false },
  };
  for (const [name, parts] of Object.entries(kinds)) {
    it(`refresh once an expiry, with ${name}`, async () => {
      await withTabs(new Browser(parts), 3, async (tabs, ends) => {
        for (let round = 1; round <= ROUNDS; round += 1) {
          await server.expire();
          const calls = tabs.flatMap((tab) => [1, 2, 3].map(() => tab.fetch("/data/")));
          const statuses = (await Promise.all(calls)).map((one) => one.status);
          assert.deepEqual(statuses, Array(9).fill(200));
          assert.equal((await server.requests()).refresh, round);
        }
        assert.deepEqual(ends, []);
      });
    });
  }

  it("stay signed in by the server's grace when nothing connects them", async () => {
    const apart = { hasLocks: false, hasStore: false, hasChannel: false };
    await withTabs(new Browser(apart), 3, async (tabs, ends) => {
      for (let round = 1; round <= ROUNDS; round += 1) {
        await server.expire();
        const answers = await Promise.all(tabs.map((tab) => tab.fetch("/data/")));
        assert.deepEqual(answers.map((one) => one.status), [200, 200, 200]);
      }
      assert.ok((await server.requests()).refresh <= 3 * ROUNDS);
      assert.deepEqual(ends, []);
    });
  });

  for (const [name, parts] of Object.entries({
    "a lost answer": ["drop"], "a late answer": ["delay", { seconds: 0.3 }],
    "a doubled request": ["duplicate"], "a failure": ["fail", { status: 503 }],
  })) {
    it(`all stay signed in through ${name}`, async () => {
      await withTabs(new Browser(), 3, async (tabs, ends) => {
        await server.misbehave("refresh", ...parts);
        await server.expire();
        const answers = await Promise.all(tabs.map((tab) => tab.fetch("/data/")));
        assert.deepEqual(answers.map((one) => one.status), [200, 200, 200]);
        assert.deepEqual(ends, []);
      });
    });
  }

  it("all end when one logs out, each once", async () => {
    await withTabs(new Browser(), 3, async (tabs, ends) => {
      await tabs[1].logout();
      await pause(50);
      assert.deepEqual(ends.sort(), [[0, "logout"], [1, "logout"], [2, "logout"]]);
      for (const tab of tabs) assert.equal((await tab.fetch("/data/")).status, 401);
      assert.equal((await server.requests()).refresh, 0);
    });
  });

  it("all end when the session is refused, each once and with one refresh", async () => {
    const browser = new Browser();
    await withTabs(browser, 3, async (tabs, ends) => {
      browser.jar.delete("refresh");
      await server.expire();
      await tabs[0].fetch("/data/");
      await pause(50);
      for (const tab of tabs) assert.equal((await tab.fetch("/data/")).status, 401);
      assert.deepEqual(ends.map(([number]) => number).sort(), [0, 1, 2]);
      assert.equal((await server.requests()).refresh, 1);
    });
  });

  it("all are signed in when one signs in", async () => {
    await withTabs(new Browser(), 2, async (tabs) => {
      await tabs[0].logout();
      await pause(50);
      await tabs[1].login(account);
      await pause(50);
      assert.deepEqual(tabs.map((tab) => tab.state), ["active", "active"]);
      assert.equal((await tabs[0].fetch("/data/", { method: "POST" })).status, 201);
    });
  });

  it("know of the session that an earlier page left", async () => {
    const browser = new Browser();
    await withTabs(browser, 1, async ([tab]) => {
      const reloaded = open(browser);
      assert.equal(reloaded.state, "active");
      await tab.logout();
      assert.equal(open(browser).state, "unknown");
      reloaded.close();
    });
  });

  it("do not wait for ever for a tab that died with the lease", async () => {
    const browser = new Browser({ hasLocks: false });
    await withTabs(browser, 1, async ([tab]) => {
      const key = "countersign:client-interceptor:lease";
      browser.store.setItem(key, JSON.stringify({ holder: "dead", until: Date.now() + 400 }));
      await server.expire();
      assert.equal((await tab.fetch("/data/")).status, 200);
      browser.store.setItem(key, JSON.stringify({ holder: "dead", until: Date.now() + 1e12 }));
      await server.expire();
      assert.equal((await tab.fetch("/data/")).status, 200);
    });
  });
});
