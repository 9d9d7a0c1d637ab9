import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { account, Browser, load, pause, startServer } from "./lab.mjs";

const { AuthClient } = await load("proactive", "auth");
const { Schedule } = await load("proactive", "schedule");
const YEARS = 10 * 365 * 86_400;

describe("the proactive strategy, with tokens of four seconds", () => {
  const servers = [];

  before(async () => {
    servers.push(await startServer("proactive"));
    servers.push(await startServer("proactive", `--clock-offset=${YEARS}`));
    servers.push(await startServer("proactive", `--clock-offset=-${YEARS}`));
  });
  after(() => servers.forEach((server) => server.stop()));
  beforeEach(() => Promise.all(servers.map((server) => server.reset())));

  for (const [number, name] of ["right", "ten years ahead", "ten years behind"].entries()) {
    it(`refreshes ahead of expiry, with a server whose clock is ${name}`, async () => {
      const server = servers[number];
      const tab = new AuthClient({ baseURL: server.baseURL, platform: new Browser().platform() });
      await tab.login(account);
      for (let call = 0; call < 12; call += 1) {
        await pause(500);
        assert.equal((await tab.fetch("/data/")).status, 200);
      }
      const { data, refresh } = await server.requests();
      assert.equal(data, 12);
      assert.ok(refresh >= 2 && refresh <= 4, `${refresh} refreshes`);
      tab.close();
      await pause(2500);
      assert.equal((await server.requests()).refresh, refresh);
    });
  }

  it("refreshes once for three tabs", async () => {
    const [server] = servers;
    const browser = new Browser();
    const tabs = [1, 2, 3].map(
      () => new AuthClient({ baseURL: server.baseURL, platform: browser.platform() }),
    );
    await tabs[0].login(account);
    await pause(5000);
    const { refresh } = await server.requests();
    assert.ok(refresh >= 2 && refresh <= 3, `${refresh} refreshes`);
    tabs.forEach((tab) => tab.close());
  });
});

describe("a schedule", () => {
  const settings = { strategy: "proactive", refreshMargin: 60, accessLifetime: 300 };
  let time, timers, refreshed;

  /** A schedule whose timers are only written down. */
  function make(more = {}, wall = () => time) {
    const schedule = new Schedule(
      { monotonic: () => time, wall, random: () => 0 }, { ...settings, ...more },
      async () => { refreshed += 1; },
    );
    return schedule;
  }

  beforeEach(() => {
    [time, timers, refreshed] = [1_000_000, [], 0];
    globalThis.setTimeout = (work, delay) => {
      timers.push({ work, delay });
      return timers.length;
    };
  });
  const real = globalThis.setTimeout;
  after(() => { globalThis.setTimeout = real; });

  for (const [lifetime, delay] of [
    [300, 240_000], [90, 45_000], [60, 30_000], [10, 5_000], [1, 500], [86_400, 600_000],
    [1e12, 600_000], [Number.NaN, 240_000], [-5, 240_000], [0, 240_000], [undefined, 240_000],
  ]) {
    it(`sleeps ${delay} ms when told of ${lifetime} s`, () => {
      make().arm(lifetime);
      assert.deepEqual(timers.map((one) => one.delay), [delay]);
    });
  }

  it("refreshes at once when the machine has slept, and not again at once", () => {
    const schedule = make({}, () => time);
    schedule.arm(300);
    time += 10_000_000;
    schedule.wake();
    assert.equal(timers.at(-1).delay, 0);
    timers.at(-1).work();
    assert.equal(refreshed, 1);
    schedule.wake();
    assert.equal(timers.at(-1).delay, 75_000);
  });

  it("counts the sleep that the monotonic clock missed", () => {
    const schedule = make({}, () => time + 250_000 * (timers.length > 0));
    schedule.arm(300);
    schedule.wake();
    assert.equal(timers.at(-1).delay, 0);
  });

  it("does not believe a wall clock that was set back", () => {
    const schedule = make({}, () => (timers.length > 0 ? 0 : time));
    schedule.arm(300);
    time += 100_000;
    schedule.wake();
    assert.equal(timers.at(-1).delay, 140_000);
  });

  it("sets no timer with the other strategies", () => {
    make({ strategy: "interceptor" }).arm(300);
    make({ strategy: "none" }).arm(300);
    assert.deepEqual(timers, []);
  });
});
