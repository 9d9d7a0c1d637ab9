import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { effectScope, version, watch } from "vue";
import { account, Browser, failure, load, pause, startServer } from "./lab.mjs";

const { AuthClient } = await load("interceptor", "auth");
const { useAuth } = await load("interceptor", "vue");

describe(`the composable of Vue ${version}`, () => {
  let server, browser, client, auth;

  before(async () => { server = await startServer("interceptor"); });
  after(() => server.stop());
  beforeEach(() => {
    browser = new Browser();
    client = new AuthClient({ baseURL: server.baseURL, platform: browser.platform() });
    auth = useAuth(client);
  });
  afterEach(() => client.close());

  it("shows who is signed in, to all components alike", async () => {
    assert.equal(auth.isSignedIn.value, false);
    const seen = [];
    watch(auth.isSignedIn, (value) => seen.push(value), { flush: "sync" });
    const work = auth.login(account);
    assert.equal(auth.isPending.value, true);
    await work;
    assert.equal(auth.isPending.value, false);
    assert.equal(useAuth(client).user.value.username, "alice");
    await auth.logout();
    assert.equal(auth.user.value, null);
    assert.deepEqual(seen, [true, false]);
  });

  it("keeps the error of the last attempt", async () => {
    await failure(auth.login({ username: "alice", password: "wrong" }));
    assert.equal(auth.error.value.fault, "login-refused");
    await auth.login(account);
    assert.equal(auth.error.value, null);
  });

  it("shows nobody once the session is over", async () => {
    await auth.login(account);
    browser.jar.delete("refresh");
    await server.expire();
    await client.fetch("/data/");
    assert.equal(auth.user.value, null);
  });

  it("shows who has signed in in another tab", async () => {
    const tab = new AuthClient({ baseURL: server.baseURL, platform: browser.platform() });
    await tab.login(account);
    await pause(200);
    assert.equal(auth.user.value?.username, "alice");
    await tab.logout();
    await pause(50);
    assert.equal(auth.user.value, null);
    tab.close();
  });

  it("calls back as long as the component lives", async () => {
    const ends = [];
    const scope = effectScope();
    scope.run(() => useAuth(client).onSessionEnd((reason) => ends.push(reason)));
    await auth.login(account);
    await auth.logout();
    scope.stop();
    await auth.login(account);
    await auth.logout();
    assert.deepEqual(ends, ["logout"]);
  });
});
