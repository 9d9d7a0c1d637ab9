import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import axios from "axios";
import { account, Browser, failure, load, startServer } from "./lab.mjs";

const { AuthClient } = await load("interceptor", "auth");
const { attachAuth } = await load("interceptor", "axios");

describe(`axios ${axios.VERSION}`, () => {
  let server, browser, client, api, ends;

  before(async () => { server = await startServer("interceptor"); });
  after(() => server.stop());
  beforeEach(async () => {
    browser = new Browser();
    client = new AuthClient({ baseURL: server.baseURL, platform: browser.platform() });
    ends = [];
    client.onSessionEnd((reason) => ends.push(reason));
    await client.login(account);
    api = axios.create({ baseURL: server.baseURL });
    // In a browser the cookies would come by themselves.
    axios.defaults.adapter = withCookies(axios.create().defaults.adapter);
    api.defaults.adapter = axios.defaults.adapter;
    attachAuth(api, axios, client);
    await server.expire();
    await server.reset();
  });
  afterEach(() => {
    client.close();
    axios.defaults.adapter = ["xhr", "http"];
  });

  function withCookies() {
    const inner = axios.create({ adapter: "http", transformResponse: [], transformRequest: [] });
    return async (config) => {
      const headers = { ...config.headers.toJSON(), cookie: browser.cookies("/api/auth/") };
      const { adapter, transformRequest, transformResponse, ...rest } = config;
      const response = await inner.request({
        ...rest, headers, validateStatus: null, responseType: "text",
        transformRequest: [(data) => data], transformResponse: [(data) => data],
      });
      for (const line of response.headers["set-cookie"] ?? []) browser.keep(line);
      response.config = config;
      if (!config.validateStatus || config.validateStatus(response.status)) return response;
      throw new axios.AxiosError("refused", "ERR_BAD_REQUEST", config, response.request, response);
    };
  }

  it("renews the token once for ten calls at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.get("/data/")));
    assert.deepEqual(answers.map((one) => one.data.username), Array(10).fill("alice"));
    assert.equal((await server.requests()).refresh, 1);
  });

  it("sends a body again as it was, with the CSRF header", async () => {
    const answer = await api.post("/data/", { order: 9 });
    assert.deepEqual([answer.status, answer.data.received], [201, { order: 9 }]);
    assert.deepEqual(await server.requests().then(({ data, refresh }) => [data, refresh]), [2, 1]);
  });

  it("passes an instance's own interceptors once", async () => {
    let [before, after] = [0, 0];
    api.interceptors.request.use((config) => { before += 1; return config; });
    api.interceptors.response.use((answer) => { after += 1; return answer; });
    await api.get("/data/");
    assert.deepEqual([before, after], [1, 1]);
  });

  it("answers 401 once the session is over, and asks no more", async () => {
    browser.jar.delete("refresh");
    const errors = await Promise.all([1, 2, 3].map(() => failure(api.get("/data/"))));
    assert.deepEqual(errors.map((one) => one.response.status), [401, 401, 401]);
    await failure(api.get("/data/"));
    assert.equal((await server.requests()).refresh, 1);
    assert.deepEqual(ends, ["refused"]);
  });

  it("tries a request twice at most", async () => {
    await server.misbehave("data", "fail", { status: 401, times: 5 });
    assert.equal((await failure(api.get("/data/"))).response.status, 401);
    assert.deepEqual(await server.requests().then(({ data, refresh }) => [data, refresh]), [2, 1]);
  });

  it("keeps the session when the server fails", async () => {
    await server.misbehave("refresh", "fail", { status: 503, times: 3 });
    assert.equal((await failure(api.get("/data/"))).fault, "refresh-unavailable");
    assert.deepEqual([client.state, ends], ["active", []]);
  });

  it("never refreshes for a login", async () => {
    const wrong = { username: "alice", password: "wrong" };
    assert.equal((await failure(api.post("/auth/login/", wrong))).response.status, 400);
    await server.misbehave("login", "fail", { status: 401 });
    assert.equal((await failure(api.post("/auth/login/", wrong))).response.status, 401);
    assert.equal((await server.requests()).refresh, 0);
  });
});
