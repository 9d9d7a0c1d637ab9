// swift-format-ignore-file

/// The templates of `templates/` by their path there, written by `scripts/embed-templates`.
enum EmbeddedTemplates {
  /// The text of each template.
  static let all: [String: String] = [
"caddy/Caddyfile.mustache": #"""
{{% CONTENT_TYPE:CADDY}}
{{! A whole Caddyfile. Every value is an argument of a Caddyfile already. }}
# Made by Countersign; change the profile and compile it again.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{^is_proxied}}
#
# The profile has no proxy in front of the server: there is nothing to set up.
{{/is_proxied}}
{{#is_proxied}}
{{#has_limits}}
#
# Caddy has no rate limits of its own: those of the server are the only line.
{{/has_limits}}

{
	auto_https disable_redirects
	servers {
		# The line of all cookies, and as much again for the other headers.
		max_header_size {{header_size}}
{{#checks_hosts}}
		# A host in a request is the one that the certificate was asked for.
		strict_sni_host on
{{/checks_hosts}}
	}
}

(api) {
	# Where the server listens.
	reverse_proxy 127.0.0.1:8000 {
{{#removes_addresses}}
		header_up -X-Forwarded-For
{{/removes_addresses}}
{{#replaces_addresses}}
		header_up X-Forwarded-For {remote_host}
{{/replaces_addresses}}
{{#extends_addresses}}
		# A proxy further out is believed when it calls from one of these.
		trusted_proxies private_ranges
{{/extends_addresses}}
{{#has_scheme_header}}
		header_up {{scheme_header}} {scheme}
{{/has_scheme_header}}
{{#removed}}
		header_up -{{header}}
{{/removed}}
{{#has_hsts}}
		header_down -Strict-Transport-Security
{{/has_hsts}}
	}
}
{{#answers_plain}}

{{plain_sites}} {
{{#redirects}}
	# A body has crossed the wire already, so only requests without one are sent on.
	@bodiless method GET HEAD
	redir @bodiless {{origin_and_path}} 308
{{/redirects}}
	respond 403
}
{{/answers_plain}}
{{#serves_plain}}

{{plain_sites}} {
	import api
}
{{/serves_plain}}
{{#refuses_others}}

# Without this, Caddy answers other hosts with an empty 200.
{{other_sites}} {
	respond 421
}
{{/refuses_others}}
{{#ends_tls}}

{{secure_sites}} {
	tls {{files}}{
		protocols {{protocols}}
	}
{{#has_hsts}}
	header Strict-Transport-Security {{hsts}}
{{/has_hsts}}
	import api
}
{{/ends_tls}}
{{/is_proxied}}

"""#,
"client/auth.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import { CSRF } from "./csrf.js";
import { AuthError } from "./errors.js";
import { currentPlatform, type Platform } from "./platform.js";
import type { Outcome } from "./refresh.js";
import { Addresses, bodyOf, isReplayable, isUnsafe, member } from "./request.js";
import { Sender } from "./sender.js";
import type { EndReason, SessionState } from "./session.js";
import { type ClientSettings, settings } from "./settings.js";
import { SharedSession } from "./shared.js";

export { AuthError } from "./errors.js";
export type { EndReason, SessionState } from "./session.js";

/** Who is signed in, as the `user` route tells; an API may add members. */
export interface AuthUser {
  readonly [member: string]: unknown;
}

/** A password, and a user name or an email address. */
export interface Credentials {
  readonly username?: string;
  readonly email?: string;
  readonly password: string;
}

/** What an app may decide otherwise than its profile and its browser. */
export interface AuthClientOptions {
  /** The address that paths are joined to, where it is not the profile's. */
  readonly baseURL?: string;
  /** The surroundings, for tests and other runtimes. */
  readonly platform?: Partial<Platform>;
}

/** Signs in and out, and makes requests whose access token is renewed when it has run out. */
export class AuthClient {
  /** The profile. */
  readonly settings: ClientSettings = settings;
  private readonly platform: Platform;
  private readonly addresses: Addresses;
  private readonly csrf: CSRF;
  private readonly sender: Sender;
  private readonly shared: SharedSession;

  constructor(options: AuthClientOptions = {}) {
    const platform = { ...currentPlatform(), ...options.platform };
    const addresses = new Addresses(settings, options.baseURL ?? settings.baseURL);
    const csrf = new CSRF(platform, settings, addresses);
    this.platform = platform;
    this.addresses = addresses;
    this.csrf = csrf;
    this.sender = new Sender(platform, settings, addresses, csrf);
    this.shared = new SharedSession({
      platform, settings, addresses, csrf,
      onLate: () => this.sender.send(this.sender.mounted("logout"), { method: settings.logoutMethod }),
      onRestored: () => this.user(),
    });
  }

  /** Whether somebody is signed in, as far as this tab knows. */
  get state(): SessionState {
    return this.shared.session.state;
  }

  /** Calls back once when a session ends, in whichever tab; returns what stops that. */
  onSessionEnd(listener: (reason: EndReason) => void): () => void {
    return this.shared.session.onEnd(listener);
  }

  /** Calls back when `state` has changed, and at each login; returns what stops that. */
  onChange(listener: (state: SessionState) => void): () => void {
    return this.shared.session.onChange(listener);
  }

  /**
   * Does what `fetch` does, with the profile's credentials mode and CSRF header; a path is joined to
   * the base address. A 401 is answered by a refresh and one more try, if the body can be sent
   * twice. When the session is over, the 401 is the answer.
   *
   * Throws what `fetch` throws, and `AuthError` while the session can be neither renewed nor given
   * up. Requests to other origins are passed on as they are.
   */
  async fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const resolved = this.addresses.resolve(input);
    const target = this.addresses.target(resolved);
    if (target === null || !this.addresses.isOwn(target)) return this.platform.fetch(resolved, init);
    const isRequest = typeof Request !== "undefined" && resolved instanceof Request;
    const mayReplay = isReplayable(init.body);
    const spare = isRequest && resolved.body !== null ? resolved.clone() : resolved;
    const signal = init.signal ?? (isRequest ? resolved.signal : null);
    const isExempt = this.addresses.isExempt(target);
    // What cannot be sent twice is not sent with a token that is known to have run out.
    if (!mayReplay && !isExempt && this.shared.schedule.isPast) await this.renew(0, signal);
    const since = this.platform.monotonic();
    const response = await this.sender.send(resolved, init);
    const isCured = await this.isCurable(response, isExempt, since, signal);
    if (!isCured || !mayReplay) return response;
    await response.body?.cancel();
    return this.sender.send(spare, init);
  }

  /** Signs in; returns the user. Throws `AuthError` when the server or the browser does not let. */
  login(credentials: Credentials): Promise<AuthUser> {
    return this.shared.tabs.exclusively(async () => {
      const began = this.platform.monotonic();
      const response = await this.sender.sendOnce("login", "POST", credentials);
      const body = await bodyOf(response);
      if (!response.ok) throw this.sender.failure("login-refused", "the login was refused", response, body);
      this.csrf.forget();
      const kept = await this.keptUser();
      this.shared.begin(member(body, "access_expires_in"), this.platform.monotonic() - began);
      return kept ?? ((member(body, "user") ?? {}) as AuthUser);
    });
  }

  /** Signs out, here and in the other tabs. Throws `AuthError` when the server does not confirm. */
  logout(): Promise<void> {
    return this.shared.tabs.exclusively(async () => {
      const response = await this.sender.sendOnce("logout", settings.logoutMethod).catch(
        (cause: unknown) => {
          throw cause instanceof AuthError
            ? cause
            : new AuthError("logout-failed", "the server cannot be reached", { cause });
        },
      );
      // Without a valid token some servers refuse a logout: then nobody is signed in either.
      if (!response.ok && response.status !== 401) {
        const body = await bodyOf(response);
        throw this.sender.failure("logout-failed", "the server did not log out", response, body);
      }
      this.shared.tabs.tell({ kind: "ended", reason: "logout" });
      this.shared.end("logout");
    });
  }

  /** Asks the server who is signed in; null for nobody. */
  async user(): Promise<AuthUser | null> {
    const response = await this.fetch(this.sender.mounted("user"));
    if (response.status === 401) return null;
    const body = await bodyOf(response);
    if (!response.ok) throw this.sender.failure("refresh-unavailable", "no word of the user", response, body);
    this.shared.session.begin();
    return (body ?? {}) as AuthUser;
  }

  /** Somebody was signed in by other means, with an access token of so many seconds. */
  sessionStarted(lifetime?: number): void {
    this.csrf.forget();
    this.shared.begin(lifetime, 0);
  }

  /**
   * Sees to an access token younger than `since`, a time of `now()`; for adapters. Throws as `fetch`
   * does.
   */
  renew(since: number, signal?: AbortSignal | null): Promise<Outcome> {
    return this.shared.refresher.renew(since === 0 ? this.platform.monotonic() : since, signal);
  }

  /** The monotonic time in milliseconds, as `renew` takes it. */
  now(): number {
    return this.platform.monotonic();
  }

  /** Whether a 401 from an address may be answered by a refresh. */
  isCovered(address: string): boolean {
    const target = this.addresses.target(this.addresses.resolve(address));
    return target !== null && this.addresses.isOwn(target) && !this.addresses.isExempt(target);
  }

  /** The header against forgery for a request; null where none is needed. */
  async protection(address: string, method: string): Promise<readonly [string, string] | null> {
    const target = this.addresses.target(this.addresses.resolve(address));
    return this.addresses.isOwn(target) && isUnsafe(method.toUpperCase()) ? this.csrf.header() : null;
  }

  /** Stops timers and leaves the other tabs; the session goes on. */
  close(): void {
    this.shared.close();
  }

  private async isCurable(
    response: Response, isExempt: boolean, since: number, signal: AbortSignal | null,
  ): Promise<boolean> {
    if (await this.csrf.isRefusal(response)) {
      this.csrf.forget();
      return true;
    }
    if (response.status !== 401 || isExempt) return false;
    return (await this.shared.refresher.renew(since, signal)) === "renewed";
  }

  /** The user, if the cookies of a login came to stay; null where that cannot be told. */
  private async keptUser(): Promise<AuthUser | null> {
    if (settings.routes.user === null) return null;
    const response = await this.sender.send(this.sender.mounted("user"), {}).catch(() => null);
    if (response === null) return null;
    const body = await bodyOf(response);
    if (response.status === 401) {
      const message = "the login went well, but its cookies did not come back; see countersign explain cookies";
      throw this.sender.failure("cookies-not-kept", message, response, body);
    }
    return response.ok ? ((body ?? {}) as AuthUser) : null;
  }
}

"""#,
"client/axios.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { AxiosError, AxiosInstance, AxiosResponse } from "axios";
import type { AuthClient } from "./auth.js";
import { isReplayable } from "./request.js";

/** A request's config as interceptors see it; its type has another name in each version. */
type Config = AxiosResponse["config"];

/** The part of the axios module that is needed to make a second instance. */
export interface AxiosMaker {
  create(config: object): AxiosInstance;
}

/**
 * Makes the requests of an axios instance renew their access token as `client.fetch` does.
 *
 *     const api = axios.create({ baseURL: client.settings.baseURL });
 *     attachAuth(api, axios, client);
 *
 * The one more try is made by an instance without interceptors, so none follows it. Answers pass the
 * instance's own interceptors once. Returns what detaches the instance again.
 */
export function attachAuth(
  instance: AxiosInstance, maker: AxiosMaker, client: AuthClient,
): () => void {
  const bare = maker.create({});
  const begun = new WeakMap<object, number>();

  const protect = async (config: Config): Promise<void> => {
    const header = await client.protection(instance.getUri(config), config.method ?? "get");
    // Interceptors are given AxiosHeaders, whatever the older types say.
    const headers = config.headers as unknown as { set(name: string, value: string): void };
    if (header !== null) headers.set(...header);
  };

  const before = async (config: Config): Promise<Config> => {
    if (client.settings.credentials === "include") config.withCredentials = true;
    await protect(config);
    begun.set(config, client.now());
    return config;
  };

  const renewed = async (response: AxiosResponse): Promise<AxiosResponse | null> => {
    const { config } = response;
    if (response.status !== 401 || !client.isCovered(instance.getUri(config))) return null;
    const signal = config.signal instanceof AbortSignal ? config.signal : null;
    const outcome = await client.renew(begun.get(config) ?? client.now(), signal);
    if (outcome === "ended" || !isReplayable(config.data)) return null;
    await protect(config);
    // The body was made ready by the first try.
    return bare.request({ ...config, transformRequest: [(data: unknown) => data] });
  };

  const onAnswer = async (response: AxiosResponse): Promise<AxiosResponse> =>
    (await renewed(response)) ?? response;
  const onError = async (error: AxiosError): Promise<AxiosResponse> => {
    const response = error.response === undefined ? null : await renewed(error.response);
    if (response === null) throw error;
    return response;
  };

  const request = instance.interceptors.request.use(before);
  const answer = instance.interceptors.response.use(onAnswer, onError);
  return () => {
    instance.interceptors.request.eject(request);
    instance.interceptors.response.eject(answer);
  };
}

"""#,
"client/csrf.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { Platform } from "./platform.js";
import { type Addresses, bodyOf, member } from "./request.js";
import type { ClientSettings } from "./settings.js";

/** What unsafe requests to the API carry against forgery. */
export class CSRF {
  private token: Promise<string | null> | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly settings: ClientSettings,
    private readonly addresses: Addresses,
  ) {}

  /** The header's name and value; null where none is needed, or no token is to be had. */
  async header(): Promise<readonly [name: string, value: string] | null> {
    const { defence, header } = this.settings.csrf;
    if (defence === "header") return [header, "1"];
    if (defence !== "token") return null;
    const token = this.visible() ?? (await this.asked());
    return token === null ? null : [header, token];
  }

  /** The token may have changed: the next request asks anew. */
  forget(): void {
    this.token = null;
  }

  /** Whether an answer refuses a request for its token. */
  async isRefusal(response: Response): Promise<boolean> {
    if (response.status !== 403 || this.settings.csrf.defence !== "token") return false;
    return member(await bodyOf(response.clone()), "code") === "csrf_failed";
  }

  /** The cookie's value, if this page sees the API's cookies and not another host's. */
  private visible(): string | null {
    const { cookie, domain } = this.settings.csrf;
    const host = this.platform.pageHost;
    if (cookie === null || host === null) return null;
    const isSeen = host === this.addresses.host || (domain !== null && isBelow(host, domain));
    if (!isSeen) return null;
    for (const pair of this.platform.cookies().split(";")) {
      const [name, ...value] = pair.split("=");
      if (name?.trim() === cookie) return value.join("=").trim() || null;
    }
    return null;
  }

  private asked(): Promise<string | null> {
    this.token ??= this.ask().catch((error: unknown) => {
      this.token = null;
      throw error;
    });
    return this.token;
  }

  private async ask(): Promise<string | null> {
    const address = this.addresses.route("csrf");
    if (address === null) return null;
    const response = await this.platform.fetch(address, { credentials: this.settings.credentials });
    const token = member(await bodyOf(response), "csrfToken");
    if (response.ok && typeof token === "string") return token;
    // A token that could not be had is not kept.
    this.token = null;
    return this.visible();
  }
}

function isBelow(host: string, domain: string): boolean {
  const plain = domain.replace(/^\./, "").toLowerCase();
  return host === plain || host.endsWith(`.${plain}`);
}

"""#,
"client/errors.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

/** What went wrong, for programs. */
export type AuthFault =
  /** The server does not sign this user in; `body` says why. */
  | "login-refused"
  /** The login went well, and the browser did not keep or send its cookies. */
  | "cookies-not-kept"
  /** The session goes on: the server did not confirm the logout. */
  | "logout-failed"
  /** Whether the session goes on is unknown: the server cannot be asked at the moment. */
  | "refresh-unavailable"
  /** The server answers a refresh with a status that has no place there. */
  | "refresh-broken"
  /** The profile mounts no such route. */
  | "no-route";

/** What is known beside the fault. */
export interface AuthErrorDetails {
  /** The status of the answer; absent when there was none. */
  readonly status?: number;
  /** The answer's JSON, or its text. */
  readonly body?: unknown;
  /** Seconds after which a new try makes sense. */
  readonly retryAfter?: number;
  /** The error behind this one. */
  readonly cause?: unknown;
}

/** A failure of the client's own work; a request's own failures come as `fetch` throws them. */
export class AuthError extends Error {
  readonly fault: AuthFault;
  readonly details: AuthErrorDetails;

  constructor(fault: AuthFault, message: string, details: AuthErrorDetails = {}) {
    super(message);
    this.name = "AuthError";
    this.fault = fault;
    this.details = details;
  }
}

"""#,
"client/exchange.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { CSRF } from "./csrf.js";
import { AuthError } from "./errors.js";
import type { Platform } from "./platform.js";
import { type Addresses, bodyOf, retryAfter } from "./request.js";
import type { ClientSettings } from "./settings.js";
import { pause } from "./tabs.js";

/** How often a refresh is tried, and how long one try and the waits between may take, in ms. */
const TRIES = 3;
const PATIENCE = 8_000;
const FIRST_WAIT = 200;
const LONGEST_WAIT = 2_000;

/** What an exchange works with. */
export interface ExchangeParts {
  readonly platform: Platform;
  readonly settings: ClientSettings;
  readonly addresses: Addresses;
  readonly csrf: CSRF;
}

/** A definitive answer, and the monotonic time in milliseconds at which it was asked for. */
export interface Answer {
  readonly response: Response;
  readonly began: number;
}

/** The refresh route on a bare transport, so that no refresh asks for another. */
export class Exchange {
  private notBefore = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: ExchangeParts) {}

  /** There is a new token: a pause that the server asked for is over. */
  endPause(): void {
    this.notBefore = Number.NEGATIVE_INFINITY;
  }

  /**
   * What the server says of the refresh token, a success or a 401, and when it was asked.
   *
   * Throws `AuthError` while that cannot be told.
   */
  async answer(): Promise<Answer> {
    let mayRenewToken = true;
    for (let attempt = 1; ; attempt += 1) {
      const began = this.parts.platform.monotonic();
      this.checkPause(began);
      const response = await this.attempt().catch((error: unknown) => {
        if (error instanceof AuthError) throw error;
        return { error };
      });
      if (!(response instanceof Response)) {
        await this.backOff(attempt, { cause: response.error });
      } else if (response.ok || response.status === 401) {
        return { response, began };
      } else if (mayRenewToken && (await this.parts.csrf.isRefusal(response))) {
        mayRenewToken = false;
        this.parts.csrf.forget();
      } else {
        await this.backOff(attempt, await this.failure(response));
      }
    }
  }

  /** Whether the server knows the user already. */
  async isSignedIn(): Promise<boolean> {
    const address = this.parts.addresses.route("user");
    if (address === null) return false;
    const response = await this.send(address, "GET", null).catch(() => null);
    return response?.ok ?? false;
  }

  private async attempt(): Promise<Response> {
    const address = this.parts.addresses.route("refresh");
    if (address === null) throw new AuthError("no-route", "the profile mounts no refresh route");
    return this.send(address, "POST", await this.parts.csrf.header());
  }

  private async send(
    address: string,
    method: string,
    header: readonly [string, string] | null,
  ): Promise<Response> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), PATIENCE);
    try {
      const response = await this.parts.platform.fetch(address, {
        method,
        credentials: this.parts.settings.credentials,
        headers: header === null ? {} : Object.fromEntries([header]),
        cache: "no-store",
        signal: limit.signal,
      });
      // The whole answer within the limit, so that nothing hangs on its body later.
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
    } finally {
      clearTimeout(timer);
    }
  }

  /** What a failed answer tells; throws when it is none that passes by itself. */
  private async failure(response: Response): Promise<{ status: number; retryAfter?: number }> {
    const { status } = response;
    if (status < 500 && ![408, 425, 429].includes(status)) {
      throw new AuthError("refresh-broken", `a refresh was answered with ${status}`, {
        status,
        body: await bodyOf(response),
      });
    }
    const wait = retryAfter(response.headers, this.parts.platform.wall());
    return wait === undefined ? { status } : { status, retryAfter: wait };
  }

  private checkPause(now: number): void {
    if (now >= this.notBefore) return;
    throw new AuthError("refresh-unavailable", "the server asked for a pause", {
      retryAfter: Math.ceil((this.notBefore - now) / 1000),
    });
  }

  /** Waits before the next try; throws when that is the last, or the wait too long for callers. */
  private async backOff(
    attempt: number,
    details: { status?: number; retryAfter?: number; cause?: unknown },
  ): Promise<void> {
    const { platform } = this.parts;
    const jitter = 0.5 + platform.random();
    const wait = Math.max(FIRST_WAIT * 2 ** attempt * jitter, (details.retryAfter ?? 0) * 1000);
    if (attempt < TRIES && wait <= LONGEST_WAIT) return pause(wait);
    this.notBefore = platform.monotonic() + wait;
    throw new AuthError("refresh-unavailable", "the session cannot be renewed at the moment", {
      retryAfter: Math.ceil(wait / 1000),
      ...details,
    });
  }
}

"""#,
"client/platform.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

/** A way to tell the other tabs of this origin something. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** The part of Web Locks that the client uses. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly ifAvailable?: boolean },
    task: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

/** The part of Web Storage that the client uses. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What the client takes from its surroundings; null where a browser lacks it. */
export interface Platform {
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  readonly locks: Locks | null;
  readonly store: Store | null;
  /** Joins a channel; null if there is no way to other tabs. */
  channel(name: string, listener: (message: unknown) => void): Channel | null;
  /** Milliseconds of a clock that nobody sets; it may stand still while the machine sleeps. */
  monotonic(): number;
  /** Milliseconds since 1970 of a clock that may be wrong. */
  wall(): number;
  /** A number from 0 to below 1. */
  random(): number;
  /** The page's cookies as `document.cookie` has them; empty without a page. */
  cookies(): string;
  /** The host of the page's address; null without a page. */
  readonly pageHost: string | null;
  /** Calls back when the page is shown again; `restored` when it comes out of the cache of pages. */
  onWake(listener: (restored: boolean) => void): () => void;
}

/** The browser that the script runs in, or whatever other runtime. */
export function currentPlatform(): Platform {
  const store = currentStore();
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    locks: typeof navigator === "undefined" ? null : (navigator.locks as Locks | undefined) ?? null,
    store,
    channel: (name, listener) => broadcast(name, listener) ?? throughStore(store, name, listener),
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    random: () => Math.random(),
    cookies: () => (typeof document === "undefined" ? "" : document.cookie),
    pageHost: typeof location === "undefined" ? null : location.hostname,
    onWake,
  };
}

function currentStore(): Store | null {
  try {
    // Looking at it throws where the user has blocked storage.
    return typeof localStorage === "undefined" ? null : localStorage;
  } catch {
    return null;
  }
}

function broadcast(name: string, listener: (message: unknown) => void): Channel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => listener(event.data);
  // In Node an open channel would keep the process alive.
  (channel as unknown as { unref?: () => void }).unref?.();
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

/** Other tabs are told of a change in storage; the tab that made it is not. */
function throughStore(
  store: Store | null,
  name: string,
  listener: (message: unknown) => void,
): Channel | null {
  if (store === null || typeof window === "undefined") return null;
  const take = (event: StorageEvent) => {
    if (event.key === name && event.newValue !== null) listener(parsed(event.newValue));
  };
  window.addEventListener("storage", take);
  return {
    post: (message) => {
      try {
        store.setItem(name, JSON.stringify(message));
        store.removeItem(name);
      } catch {
        // A full or blocked storage: the server's grace has to do.
      }
    },
    close: () => window.removeEventListener("storage", take),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function onWake(listener: (restored: boolean) => void): () => void {
  if (typeof window === "undefined" || typeof document === "undefined") return () => undefined;
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) listener(true);
  };
  const visible = () => {
    if (document.visibilityState === "visible") listener(false);
  };
  window.addEventListener("pageshow", shown);
  document.addEventListener("visibilitychange", visible);
  return () => {
    window.removeEventListener("pageshow", shown);
    document.removeEventListener("visibilitychange", visible);
  };
}

"""#,
"client/refresh.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import { Exchange, type ExchangeParts } from "./exchange.js";
import { abortable, bodyOf, member } from "./request.js";
import type { Session } from "./session.js";
import type { Tabs } from "./tabs.js";

/** What came of a refresh; a failure that decides nothing is thrown instead. */
export type Outcome = "renewed" | "ended";

/** What a refresh works with. */
export interface RefreshParts extends ExchangeParts {
  readonly session: Session;
  readonly tabs: Tabs;
  /** Called with the new token's lifetime in seconds and the answer's age in milliseconds. */
  readonly onRenewed: (lifetime: number, age: number) => void;
  /** Called when a refresh has brought cookies back after a logout. */
  readonly onLate: () => Promise<unknown>;
}

/** The one place that refreshes: for all who ask in this tab, and in turn with the others. */
export class Refresher {
  private flight: Promise<Outcome> | null = null;
  private renewedAt = Number.NEGATIVE_INFINITY;
  private readonly wire: Exchange;

  constructor(private readonly parts: RefreshParts) {
    this.wire = new Exchange(parts);
  }

  /** Another tab has refreshed, or somebody has signed in, just now. */
  noteRenewed(): void {
    this.renewedAt = this.parts.platform.monotonic();
    this.wire.endPause();
  }

  /**
   * Sees to an access token that is younger than `since`, a monotonic time in milliseconds: the
   * begin of the request that was refused. All who ask meanwhile share one refresh.
   *
   * Throws `AuthError` while it cannot be told whether the session goes on, and the signal's reason
   * when that is aborted; the refresh goes on for the others.
   */
  async renew(since: number, signal?: AbortSignal | null): Promise<Outcome> {
    const { session, settings } = this.parts;
    for (;;) {
      if (session.state === "ended") return "ended";
      if (this.renewedAt > since) return "renewed";
      if (settings.strategy === "none") return this.end();
      if (!settings.singleFlight) return abortable(this.exchange(), signal);
      this.flight ??= this.inTurn(since).finally(() => {
        this.flight = null;
      });
      const outcome = await abortable(this.flight, signal);
      if (outcome === "ended") return outcome;
    }
  }

  private inTurn(since: number): Promise<Outcome> {
    const { platform, session, tabs } = this.parts;
    const sinceWall = platform.wall() - (platform.monotonic() - since);
    return tabs.exclusively(async (waited) => {
      if (session.state === "ended") return "ended";
      if (this.renewedAt > since) return "renewed";
      // What the other tab wrote may not be visible yet.
      if (this.takeStamp(sinceWall) || (waited && (await this.wire.isSignedIn()))) {
        this.noteRenewed();
        return "renewed";
      }
      return this.exchange();
    });
  }

  /** Whether another tab has refreshed after `sinceWall`, by what it left in storage. */
  private takeStamp(sinceWall: number): boolean {
    const stamp = this.parts.tabs.stamp;
    const wall = this.parts.platform.wall();
    if (stamp === null || !stamp.isActive || stamp.at <= sinceWall || stamp.at > wall) return false;
    this.parts.onRenewed(stamp.lifetime, wall - stamp.at);
    return true;
  }

  private async exchange(): Promise<Outcome> {
    const { response, began } = await this.wire.answer();
    return response.ok ? this.accept(response, began) : this.refused(began);
  }

  private async accept(response: Response, began: number): Promise<Outcome> {
    const { platform, session, settings, tabs } = this.parts;
    // A tab without locks may have logged out meanwhile; what it ended stays so.
    if (session.state === "ended") {
      await this.parts.onLate();
      return "ended";
    }
    const told = member(await bodyOf(response), "access_expires_in");
    const lifetime = typeof told === "number" && told > 0 ? told : settings.accessLifetime;
    this.noteRenewed();
    session.begin();
    this.parts.onRenewed(lifetime, platform.monotonic() - began);
    tabs.tell({ kind: "refreshed", lifetime });
    return "renewed";
  }

  /** Definitive, unless another tab was faster and has renewed the session. */
  private refused(began: number): Outcome {
    const { platform } = this.parts;
    if (this.takeStamp(platform.wall() - (platform.monotonic() - began))) {
      this.noteRenewed();
      return "renewed";
    }
    return this.end();
  }

  private end(): Outcome {
    this.parts.session.end("refused");
    this.parts.tabs.tell({ kind: "ended", reason: "refused" });
    return "ended";
  }
}

"""#,
"client/request.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { ClientSettings, RouteName } from "./settings.js";

/** The addresses of a profile's API. */
export class Addresses {
  private readonly base: URL;

  constructor(
    private readonly settings: ClientSettings,
    private readonly baseURL: string,
  ) {
    this.base = new URL(baseURL, typeof location === "undefined" ? undefined : location.href);
  }

  /** The API's host without its port. */
  get host(): string {
    return this.base.hostname;
  }

  /** A path is joined to the base address; everything else is taken as `fetch` takes it. */
  resolve(input: RequestInfo | URL): RequestInfo | URL {
    if (typeof input !== "string" || !input.startsWith("/") || input.startsWith("//")) return input;
    return this.baseURL.replace(/\/+$/, "") + input;
  }

  /** The address of a route; null where the profile mounts none. */
  route(name: RouteName): string | null {
    const path = this.settings.routes[name];
    return path === null ? null : this.baseURL.replace(/\/+$/, "") + path;
  }

  /** The address that `input` means; null if it means none. */
  target(input: RequestInfo | URL): URL | null {
    const text =
      typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
    try {
      return new URL(text, typeof location === "undefined" ? this.base : location.href);
    } catch {
      return null;
    }
  }

  /** Whether an address is the API's; only there go the CSRF token and refreshes. */
  isOwn(address: URL | null): boolean {
    return address !== null && address.origin === this.base.origin;
  }

  /** Whether a 401 from there never leads to a refresh. */
  isExempt(address: URL): boolean {
    return [...this.settings.refreshExempt, "refresh" as const].some((name) => {
      const route = this.route(name);
      return route !== null && plain(new URL(route, this.base)) === plain(address);
    });
  }
}

function plain(address: URL): string {
  return address.origin + address.pathname.replace(/\/+$/, "");
}

/** The method of a request, in capitals. */
export function methodOf(input: RequestInfo | URL, init: RequestInit): string {
  const method = init.method ?? (typeof input === "object" && "method" in input ? input.method : "GET");
  return method.toUpperCase();
}

/** Whether a method can change something (RFC 9110, 9.2.1). */
export function isUnsafe(method: string): boolean {
  return !["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
}

/** Whether a body can be sent a second time: a stream can be read once only. */
export function isReplayable(body: unknown): boolean {
  if (body === null || body === undefined || typeof body !== "object") return true;
  if (typeof ReadableStream !== "undefined" && body instanceof ReadableStream) return false;
  return !(Symbol.asyncIterator in body) && !("pipe" in body);
}

/** Waits for `work`, but no longer than until `signal` is aborted; `work` goes on for others. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason ?? new DOMException("aborted", "AbortError"));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** The seconds that `Retry-After` asks for (RFC 9110, 10.2.3); undefined without a usable one. */
export function retryAfter(headers: Headers, wall: number): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return undefined;
  // The server's own clock counts, where it shows.
  const now = Date.parse(headers.get("date") ?? "");
  return Math.max(0, Math.ceil((instant - (Number.isNaN(now) ? wall : now)) / 1000));
}

/** An answer's JSON, else its text; null if neither arrives. */
export async function bodyOf(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  } catch {
    return null;
  }
}

/** A member of a JSON object; undefined for everything else. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}

"""#,
"client/schedule.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { Platform } from "./platform.js";
import type { ClientSettings } from "./settings.js";

/** No timer sleeps longer: timers overflow at 2^31 ms, and sleep with the machine. */
const LONGEST_SLEEP = 600_000;

/**
 * When the access token runs out, and with the proactive strategy when to refresh ahead of that.
 *
 * Only spans count, from the moment at which the answer was asked for: the server's clock and this
 * machine's need not agree. A clock that is set, or that stood still while the machine slept, makes
 * a refresh early, never late, and never more often than once in a quarter of the lifetime.
 */
export class Schedule {
  private armed: { lifetime: number; due: number; monotonic: number; wall: number } | null = null;
  private notBefore = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly settings: ClientSettings,
    private readonly refresh: () => Promise<void>,
  ) {}

  /** A token of so many seconds was asked for `age` milliseconds ago. */
  arm(lifetime: number, age = 0): void {
    const whole = Number.isFinite(lifetime) && lifetime > 0 ? lifetime : this.settings.accessLifetime;
    if (whole <= 0) return this.stop();
    // A token that lives no longer than the margin is renewed at half of its life.
    const margin = Math.min(this.settings.refreshMargin, whole / 2);
    // Tabs and users that started together do not come back together.
    const jitter = this.platform.random() * Math.min(margin, whole * 0.05);
    this.armed = {
      lifetime: whole * 1000,
      due: (whole - margin - jitter) * 1000,
      monotonic: this.platform.monotonic() - age,
      wall: this.platform.wall() - age,
    };
    this.sleep();
  }

  /** Nobody is signed in. */
  stop(): void {
    this.armed = null;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Looks again now, because the machine may have slept. */
  wake(): void {
    if (this.armed !== null) this.sleep();
  }

  /** Whether the access token is known to have run out. */
  get isPast(): boolean {
    return this.armed !== null && this.elapsed(this.armed) >= this.armed.lifetime;
  }

  private elapsed(armed: { monotonic: number; wall: number }): number {
    return Math.max(
      this.platform.monotonic() - armed.monotonic,
      this.platform.wall() - armed.wall,
    );
  }

  private sleep(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.armed === null || this.settings.strategy !== "proactive") return;
    const rest = Math.max(
      this.armed.due - this.elapsed(this.armed),
      this.notBefore - this.platform.monotonic(),
    );
    this.timer = setTimeout(() => this.look(), Math.min(Math.max(rest, 0), LONGEST_SLEEP));
    // In Node a timer would keep the process alive.
    (this.timer as unknown as { unref?: () => void }).unref?.();
  }

  private look(): void {
    const armed = this.armed;
    if (armed === null) return;
    const now = this.platform.monotonic();
    if (this.elapsed(armed) < armed.due || now < this.notBefore) return this.sleep();
    this.notBefore = now + Math.min(armed.lifetime / 4, LONGEST_SLEEP);
    // Success arms anew; after a failure there is another try in a while.
    this.refresh()
      .catch(() => undefined)
      .finally(() => this.wake());
  }
}

"""#,
"client/sender.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { CSRF } from "./csrf.js";
import { AuthError } from "./errors.js";
import type { Platform } from "./platform.js";
import { type Addresses, isUnsafe, methodOf, retryAfter } from "./request.js";
import type { ClientSettings, RouteName } from "./settings.js";

/** Sends requests with the profile's credentials mode and its header against forgery. */
export class Sender {
  constructor(
    private readonly platform: Platform,
    private readonly settings: ClientSettings,
    private readonly addresses: Addresses,
    private readonly csrf: CSRF,
  ) {}

  /** Sends a request once. */
  async send(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    const given = typeof Request !== "undefined" && input instanceof Request ? input.headers : [];
    const headers = new Headers(init.headers ?? given);
    if (isUnsafe(methodOf(input, init))) {
      const header = await this.csrf.header();
      if (header !== null) headers.set(...header);
    }
    return this.platform.fetch(input, { ...init, headers, credentials: this.settings.credentials });
  }

  /** A request of the client's own, which no refresh follows; a stale CSRF token is renewed once. */
  async sendOnce(route: RouteName, method: string, body?: object): Promise<Response> {
    const address = this.mounted(route);
    const init: RequestInit = { method };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { "content-type": "application/json" };
    }
    const response = await this.send(address, init);
    if (!(await this.csrf.isRefusal(response))) return response;
    this.csrf.forget();
    return this.send(address, init);
  }

  /** The address of a route; throws `AuthError` where the profile mounts none. */
  mounted(route: RouteName): string {
    const address = this.addresses.route(route);
    if (address === null) throw new AuthError("no-route", `the profile mounts no ${route} route`);
    return address;
  }

  /** The error that an answer makes, with what it says. */
  failure(
    fault: AuthError["fault"], message: string, response: Response, body: unknown,
  ): AuthError {
    const wait = retryAfter(response.headers, this.platform.wall());
    const details = { status: response.status, body };
    return new AuthError(fault, message, wait === undefined ? details : { ...details, retryAfter: wait });
  }
}

"""#,
"client/session.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

/** Whether somebody is signed in: `unknown` until the server has been asked. */
export type SessionState = "unknown" | "active" | "ended";

/** Why a session ended: the server refused it, or a tab logged out. */
export type EndReason = "refused" | "logout";

/** The session as this tab knows it. */
export class Session {
  private current: SessionState;
  private readonly endListeners = new Set<(reason: EndReason) => void>();
  private readonly changeListeners = new Set<(state: SessionState) => void>();

  constructor(state: SessionState) {
    this.current = state;
  }

  get state(): SessionState {
    return this.current;
  }

  /** Somebody has signed in, or turned out to be; a login may be another user's. */
  begin(isLogin = false): void {
    this.change("active", isLogin);
  }

  /** The session is over; tells so once, and not of a session that nobody knew of. */
  end(reason: EndReason): void {
    const wasActive = this.current === "active";
    this.change("ended");
    if (!wasActive) return;
    for (const listener of [...this.endListeners]) listener(reason);
  }

  /** Calls back when a session ends, once a session; returns what stops that. */
  onEnd(listener: (reason: EndReason) => void): () => void {
    this.endListeners.add(listener);
    return () => this.endListeners.delete(listener);
  }

  /** Calls back when the state changes, and at each login; returns what stops that. */
  onChange(listener: (state: SessionState) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  private change(state: SessionState, isNews = false): void {
    if (this.current === state && !isNews) return;
    this.current = state;
    for (const listener of [...this.changeListeners]) listener(state);
  }
}

"""#,
"client/settings.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

/** A route by the name that it has in a profile. */
export type RouteName =
  | "login"
  | "logout"
  | "user"
  | "refresh"
  | "verify"
  | "password_change"
  | "password_reset"
  | "password_reset_confirm"
  | "registration"
  | "csrf";

/** What the client needs to know of a profile. Durations are whole seconds. */
export interface ClientSettings {
  /** The profile's name; tabs of one origin that share it share a session. */
  readonly name: string;
  /** The address that paths are joined to. */
  readonly baseURL: string;
  /** Whether requests carry cookies (Fetch, credentials mode). */
  readonly credentials: "include" | "same-origin" | "omit";
  /** Each route's path below `baseURL`; null where it is not mounted. */
  readonly routes: Readonly<Record<RouteName, string | null>>;
  /** The method that logs out. */
  readonly logoutMethod: "POST" | "GET";
  /** When the client refreshes: after a 401, ahead of expiry as well, or never. */
  readonly strategy: "interceptor" | "proactive" | "none";
  /** How long ahead of expiry the proactive strategy refreshes. */
  readonly refreshMargin: number;
  /** Whether the app may be open in several tabs. */
  readonly tabs: boolean;
  /** Whether one refresh at a time serves all calls and tabs. */
  readonly singleFlight: boolean;
  /** The routes whose 401 never leads to a refresh. */
  readonly refreshExempt: readonly RouteName[];
  /** How long an access token lives. */
  readonly accessLifetime: number;
  /** How long a refresh token lives. */
  readonly refreshLifetime: number;
  /** What unsafe requests prove. */
  readonly csrf: {
    readonly defence: "none" | "origin" | "header" | "token";
    /** The request header that carries the token, or marks the request. */
    readonly header: string;
    /** The cookie that holds the token; null if scripts may not read it. */
    readonly cookie: string | null;
    /** The domain whose hosts all see the cookie; null for the API's host alone. */
    readonly domain: string | null;
  };
}

/** The profile. */
export const settings: ClientSettings = {
  name: {{profile_name}},
  baseURL: {{base_url}},
  credentials: {{credentials}},
  routes: {
    login: {{route_login}},
    logout: {{route_logout}},
    user: {{route_user}},
    refresh: {{route_refresh}},
    verify: {{route_verify}},
    password_change: {{route_password_change}},
    password_reset: {{route_password_reset}},
    password_reset_confirm: {{route_password_reset_confirm}},
    registration: {{route_registration}},
    csrf: {{route_csrf}},
  },
  logoutMethod: {{logout_method}},
  strategy: {{strategy}},
  refreshMargin: {{refresh_margin}},
  tabs: {{tabs}},
  singleFlight: {{single_flight}},
  refreshExempt: {{refresh_exempt}},
  accessLifetime: {{access_lifetime}},
  refreshLifetime: {{refresh_lifetime}},
  csrf: {
    defence: {{csrf_defence}},
    header: {{csrf_header}},
    cookie: {{csrf_cookie}},
    domain: {{csrf_domain}},
  },
};

"""#,
"client/shared.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { CSRF } from "./csrf.js";
import type { Platform } from "./platform.js";
import { Refresher } from "./refresh.js";
import type { Addresses } from "./request.js";
import { Schedule } from "./schedule.js";
import { type EndReason, Session } from "./session.js";
import type { ClientSettings } from "./settings.js";
import { type News, Tabs } from "./tabs.js";

/** What a shared session asks of the client. */
export interface SharedParts {
  readonly platform: Platform;
  readonly settings: ClientSettings;
  readonly addresses: Addresses;
  readonly csrf: CSRF;
  /** Called when a refresh has brought cookies back after a logout. */
  readonly onLate: () => Promise<unknown>;
  /** Called when the browser shows an old page again that thinks somebody is signed in. */
  readonly onRestored: () => Promise<unknown>;
}

/** The session that all tabs of an origin share: what one tab learns, the others follow. */
export class SharedSession {
  readonly session: Session;
  readonly tabs: Tabs;
  readonly schedule: Schedule;
  readonly refresher: Refresher;
  private readonly sleepless: () => void;

  constructor(private readonly parts: SharedParts) {
    const { platform, settings } = parts;
    this.tabs = new Tabs(platform, settings.name, settings.tabs && settings.singleFlight, (news) =>
      this.take(news),
    );
    this.schedule = new Schedule(platform, settings, async () => {
      await this.refresher.renew(platform.monotonic() - 500);
    });
    this.session = new Session(this.resumed() ? "active" : "unknown");
    this.refresher = new Refresher({
      ...parts,
      session: this.session,
      tabs: this.tabs,
      onRenewed: (lifetime, age) => this.schedule.arm(lifetime, age),
    });
    this.sleepless = platform.onWake((restored) => this.wake(restored));
  }

  /** Somebody has signed in, with an access token of so many seconds `age` milliseconds ago. */
  begin(told: unknown, age: number): void {
    const whole = this.parts.settings.accessLifetime;
    const lifetime = typeof told === "number" && told > 0 ? told : whole;
    this.refresher.noteRenewed();
    this.session.begin(true);
    this.schedule.arm(lifetime, age);
    this.tabs.tell({ kind: "started", lifetime });
  }

  /** The session is over in this tab. */
  end(reason: EndReason): void {
    this.parts.csrf.forget();
    this.schedule.stop();
    this.session.end(reason);
  }

  /** Stops timers and leaves the other tabs; the session goes on. */
  close(): void {
    this.schedule.stop();
    this.tabs.close();
    this.sleepless();
  }

  private take(news: News): void {
    if (news.kind === "ended") return this.end(news.reason);
    if (news.kind === "started") this.parts.csrf.forget();
    this.refresher.noteRenewed();
    this.session.begin(news.kind === "started");
    this.schedule.arm(news.lifetime);
  }

  /** Whether a session was left in this browser, by a tab that is gone or by this page's last load. */
  private resumed(): boolean {
    const { platform, settings } = this.parts;
    const stamp = this.tabs.stamp;
    const age = stamp === null ? Number.NaN : platform.wall() - stamp.at;
    if (stamp === null || !stamp.isActive || age > settings.refreshLifetime * 1000) return false;
    this.schedule.arm(stamp.lifetime, Math.max(age, 0));
    return true;
  }

  private wake(restored: boolean): void {
    const isOver = this.tabs.stamp?.isActive === false;
    if (isOver && this.session.state === "active") this.end("logout");
    this.schedule.wake();
    if (restored && this.session.state === "active") this.parts.onRestored().catch(() => undefined);
  }
}

"""#,
"client/tabs.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import type { Channel, Platform } from "./platform.js";
import { member } from "./request.js";
import type { EndReason } from "./session.js";

/** What one tab tells the others. `lifetime` is the new access token's, in seconds. */
export type News =
  | { readonly kind: "started" | "refreshed"; readonly lifetime: number }
  | { readonly kind: "ended"; readonly reason: EndReason };

/** What is remembered of the last news; `at` is in milliseconds since 1970 by this machine. */
export interface Stamp {
  readonly at: number;
  readonly lifetime: number;
  readonly isActive: boolean;
}

/** Stands for a lock that another tab holds. */
const missed: unique symbol = Symbol("missed");

/** How long a tab may hold the lock of the fallback, and how often others look, in milliseconds. */
const LEASE = 30_000;
const LOOK = 40;

/**
 * The tabs of one origin that share a session.
 *
 * What is done `exclusively` is done by one tab at a time: with Web Locks for certain, with the
 * fallback in storage nearly so, without either in this tab only. The server's grace does the rest.
 */
export class Tabs {
  private readonly channel: Channel | null;
  private readonly key: string;
  private readonly id: string;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly platform: Platform,
    name: string,
    private readonly isShared: boolean,
    listener: (news: News) => void,
  ) {
    this.key = `countersign:${name}`;
    this.id = `${platform.wall()}-${platform.random()}`;
    this.channel = isShared
      ? platform.channel(this.key, (message) => {
          const news = newsIn(message);
          if (news !== null) listener(news);
        })
      : null;
  }

  /** Leaves the channel. */
  close(): void {
    this.channel?.close();
  }

  /** Tells the other tabs, and those that are opened later. */
  tell(news: News): void {
    const lifetime = news.kind === "ended" ? 0 : news.lifetime;
    const stamp: Stamp = { at: this.platform.wall(), lifetime, isActive: news.kind !== "ended" };
    this.write(`${this.key}:stamp`, JSON.stringify(stamp));
    this.channel?.post(news);
  }

  /** What was told last, by whichever tab; null if that is not known. */
  get stamp(): Stamp | null {
    const value = read(this.platform, `${this.key}:stamp`);
    const at = member(value, "at");
    const lifetime = member(value, "lifetime");
    const isActive = member(value, "isActive");
    if (typeof at !== "number" || typeof lifetime !== "number") return null;
    return typeof isActive === "boolean" ? { at, lifetime, isActive } : null;
  }

  /** Does `task` while no other tab does one; `waited` tells whether another had to end first. */
  exclusively<T>(task: (waited: boolean) => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => this.acrossTabs(task));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async acrossTabs<T>(task: (waited: boolean) => Promise<T>): Promise<T> {
    if (!this.isShared) return task(false);
    const locks = this.platform.locks;
    if (locks === null) return this.withLease(task);
    const first = await locks.request<T | typeof missed>(this.key, { ifAvailable: true }, (lock) =>
      lock === null ? Promise.resolve<typeof missed>(missed) : task(false),
    );
    if (first !== missed) return first as T;
    return locks.request(this.key, {}, () => task(true));
  }

  private async withLease<T>(task: (waited: boolean) => Promise<T>): Promise<T> {
    let waited = false;
    while (!(await this.takeLease())) {
      waited = true;
      await pause(LOOK * (1 + this.platform.random()));
    }
    try {
      return await task(waited);
    } finally {
      if (this.leaseHolder === this.id) this.remove(`${this.key}:lease`);
    }
  }

  /** Storage has no compare-and-swap: whoever wrote last is there after a moment. */
  private async takeLease(): Promise<boolean> {
    const holder = this.leaseHolder;
    if (holder !== null && holder !== this.id) return false;
    const lease = { holder: this.id, until: this.platform.wall() + LEASE };
    if (!this.write(`${this.key}:lease`, JSON.stringify(lease))) return true;
    await pause(LOOK / 2);
    return this.leaseHolder === this.id;
  }

  /** Who holds the lease; a lease that has run out, or ends later than any can, is nobody's. */
  private get leaseHolder(): string | null {
    const lease = read(this.platform, `${this.key}:lease`);
    const holder = member(lease, "holder");
    const until = member(lease, "until");
    if (typeof holder !== "string" || typeof until !== "number") return null;
    const rest = until - this.platform.wall();
    return rest > 0 && rest <= LEASE ? holder : null;
  }

  private write(key: string, value: string): boolean {
    try {
      this.platform.store?.setItem(key, value);
      return this.platform.store !== null;
    } catch {
      return false;
    }
  }

  private remove(key: string): void {
    try {
      this.platform.store?.removeItem(key);
    } catch {
      // The lease runs out by itself.
    }
  }
}

function read(platform: Platform, key: string): unknown {
  try {
    return JSON.parse(platform.store?.getItem(key) ?? "null") as unknown;
  } catch {
    return null;
  }
}

function newsIn(message: unknown): News | null {
  const kind = member(message, "kind");
  const lifetime = member(message, "lifetime");
  const reason = member(message, "reason");
  if (kind === "ended" && (reason === "refused" || reason === "logout")) return { kind, reason };
  if ((kind === "started" || kind === "refreshed") && typeof lifetime === "number") {
    return { kind, lifetime };
  }
  return null;
}

/** Waits so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

"""#,
"client/vue.ts.mustache": #"""
{{% CONTENT_TYPE:TYPESCRIPT}}
// Made by Countersign from the profile {{name}}. Change the profile and compile it again.
{{#lab}}
// A build for the lab: the profile has errors.
{{/lab}}
// {{fingerprint}}

import { computed, type ComputedRef, getCurrentScope, onScopeDispose, readonly, ref, type Ref } from "vue";
import { type AuthClient, AuthError, type AuthUser, type Credentials, type EndReason } from "./auth.js";

/** What components see of the session. */
export interface Auth {
  /** Who is signed in; null for nobody, and until the server has been asked. */
  readonly user: Readonly<Ref<AuthUser | null>>;
  readonly isSignedIn: ComputedRef<boolean>;
  /** Whether a login, a logout or a look at the user is under way. */
  readonly isPending: Readonly<Ref<boolean>>;
  /** What the last of them failed of; null when it went well. */
  readonly error: Readonly<Ref<Error | null>>;
  /** Asks the server who is signed in. */
  load(): Promise<AuthUser | null>;
  /** Throws as the client's `login` does, and keeps the error in `error`. */
  login(credentials: Credentials): Promise<AuthUser>;
  /** Throws as the client's `logout` does, and keeps the error in `error`. */
  logout(): Promise<void>;
  /** Calls back when a session ends, for as long as the component lives. */
  onSessionEnd(listener: (reason: EndReason) => void): void;
}

const known = new WeakMap<AuthClient, Auth>();

/** The session of a client; all components share one. */
export function useAuth(client: AuthClient): Auth {
  const auth = known.get(client) ?? make(client);
  known.set(client, auth);
  return auth;
}

function make(client: AuthClient): Auth {
  const user = ref(null) as Ref<AuthUser | null>;
  const pending = ref(0);
  const error = ref(null) as Ref<Error | null>;

  async function during<T>(work: Promise<T>): Promise<T> {
    pending.value += 1;
    error.value = null;
    try {
      return await work;
    } catch (fault) {
      error.value = fault instanceof Error ? fault : new AuthError("no-route", String(fault));
      throw fault;
    } finally {
      pending.value -= 1;
    }
  }

  const load = () => during(client.user().then((found) => (user.value = found)));
  client.onChange((state) => {
    if (state === "ended") user.value = null;
    // Another tab has signed in, perhaps somebody else.
    if (state === "active" && pending.value === 0) load().catch(() => undefined);
  });
  return {
    user: readonly(user) as Readonly<Ref<AuthUser | null>>,
    isSignedIn: computed(() => user.value !== null),
    isPending: computed(() => pending.value > 0),
    error: readonly(error) as Readonly<Ref<Error | null>>,
    load,
    login: (credentials) =>
      during(client.login(credentials).then((found) => (user.value = found))),
    logout: () => during(client.logout()),
    onSessionEnd: (listener) => {
      const stop = client.onSessionEnd(listener);
      if (getCurrentScope() !== undefined) onScopeDispose(stop);
    },
  };
}

"""#,
"compose/compose.yaml.mustache": #"""
{{% CONTENT_TYPE:YAML}}
{{! A Compose file. Every value is a YAML scalar already. }}
# Made by Countersign; change the profile and compile it again. It belongs beside server.json.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}

name: {{project}}

services:
  auth:
    image: "${COUNTERSIGN_IMAGE:?names an image with countersign in it}"
    command:
      - countersign
      - serve
      - /etc/countersign/server.json
      - --address
      - 0.0.0.0
      - --port
      - "8000"
      - --directory
      - {{directory}}
      - --database
      - /var/lib/countersign/countersign.sqlite
    ports:
      - {{published}}
    restart: unless-stopped
    read_only: true
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
{{#has_variables}}
    environment:
{{#variables}}
      {{entry}}
{{/variables}}
{{/has_variables}}
    volumes:
      - database:/var/lib/countersign
    configs:
      - source: server
        target: /etc/countersign/server.json
{{#has_files}}
    secrets:
{{#mounts}}
      - source: {{secret}}
        target: {{target}}
{{/mounts}}
{{/has_files}}

configs:
  server:
    file: ./server.json

volumes:
  database: {}
{{#has_files}}

secrets:
{{#sources}}
  {{secret}}:
    file: {{file}}
{{/sources}}
{{/has_files}}

"""#,
"django/auth_views.py.mustache": #"""
{{% CONTENT_TYPE:PYTHON}}
{{! Views of one profile for Django. Every value is a Python literal already. }}
"""Views for what dj-rest-auth does otherwise than the profile says, made by Countersign.

Mount them at the root of the project's urls, in the place of dj_rest_auth.urls:

    urlpatterns = [path('', include('auth_views'))]

They need settings_auth.py, and a cache that all processes share for their limits.
"""

# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}

import hashlib
import json
import re
from datetime import timedelta

from dj_rest_auth import views
from dj_rest_auth.app_settings import api_settings
from dj_rest_auth.jwt_auth import set_jwt_access_cookie, set_jwt_refresh_cookie
from django.contrib.auth import get_user_model
from django.contrib.auth import logout as end_framework_session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import re_path
from django.utils import timezone
from rest_framework.authentication import CSRFCheck
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework_simplejwt.exceptions import InvalidToken, TokenBackendError, TokenError
from rest_framework_simplejwt.settings import api_settings as jwt_settings
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.utils import get_md5_hash_password
from rest_framework_simplejwt.views import TokenRefreshView, TokenVerifyView
{{#keeps_list}}
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
{{/keeps_list}}

DEFENCE = {{defence}}
ALWAYS_DEFENDED = {{always_defended}}
TRUSTED_ORIGINS = {{trusted_origins}}
CSRF_HEADER = {{csrf_header}}
CACHE_CONTROL = {{cache_control}}
BODY = {{body}}
TOKEN_FROM_BODY = {{token_from_body}}
TOKEN_FROM_COOKIE = {{token_from_cookie}}
EXPOSE_EXPIRY = {{expose_expiry}}
ROTATES = {{rotates}}
REVOKES_ROTATED = {{revokes_rotated}}
REVOKES_ON_LOGOUT = {{revokes_on_logout}}
ENDS_FAMILY = {{ends_family}}
GRACE = timedelta(seconds={{grace_seconds}})
ABSOLUTE_SECONDS = {{absolute_seconds}}
RETRY_AFTER = {{retry_after}}
LOGIN_KEYS = {{login_keys}}
CLAIMS = {{claims}}
# Requests and seconds.
RATES = {
{{#rates}}
    {{route}}: {{rate}},
{{/rates}}
}


def _check_site(request):
    """Refuses an unsafe request that another site may have made."""
    if DEFENCE == 'token':
        check = CSRFCheck(lambda request: None)
        check.process_request(request)
        reason = check.process_view(request, None, (), {})
        if reason:
            raise PermissionDenied(f'CSRF Failed: {reason}')
    elif DEFENCE == 'header' and CSRF_HEADER not in request.headers:
        raise PermissionDenied('CSRF Failed: CSRF header missing.')
    elif DEFENCE == 'origin' and not _is_trusted(request):
        raise PermissionDenied('CSRF Failed: Origin checking failed.')


def _is_trusted(request):
    """Whether a trusted origin sent the request, by its Origin or by Fetch Metadata."""
    origin = request.headers.get('Origin')
    if origin is None:
        return request.headers.get('Sec-Fetch-Site') == 'same-origin'
    patterns = (re.escape(trusted).replace(r'\*', '[^/]+') for trusted in TRUSTED_ORIGINS)
    return any(re.fullmatch(pattern, origin) for pattern in patterns)


class _Throttle(SimpleRateThrottle):
    """A rate of the profile, for one address or one account."""

    def __init__(self, route, key):
        self.rate = RATES[route]
        self.num_requests, self.duration = self.rate
        self.scope, self.key = route, key

    def get_cache_key(self, request, view):
        if self.key == 'address':
            ident = self.get_ident(request)
        else:
            body = request.data if isinstance(request.data, dict) else {}
            ident = str(body.get('email') or body.get('username') or '').lower()
        digest = hashlib.sha256(ident.encode(errors='replace')).hexdigest()
        return f'countersign_{self.scope}_{self.key}_{digest}'

    def wait(self):
        return super().wait() if RETRY_AFTER else None


class _AuthView:
    """What all views of the profile do."""

    route = None

    def initial(self, request, *args, **kwargs):
        if request.method not in ('GET', 'HEAD', 'OPTIONS') and self._is_defended(request):
            _check_site(request)
        super().initial(request, *args, **kwargs)

    def _is_defended(self, request):
        names = (api_settings.JWT_AUTH_COOKIE, api_settings.JWT_AUTH_REFRESH_COOKIE)
        return ALWAYS_DEFENDED or any(name in request.COOKIES for name in names)

    def get_throttles(self):
        if self.route not in RATES:
            return []
        keys = LOGIN_KEYS if self.route == 'login' else ['address']
        return [_Throttle(self.route, key) for key in keys]

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if CACHE_CONTROL:
            response['Cache-Control'] = CACHE_CONTROL
        return response


def _expiry(kind, lifetime):
    """What an answer says of a token's end."""
    if not EXPOSE_EXPIRY:
        return {}
    return {
        f'{kind}_expiration': timezone.now() + lifetime,
        f'{kind}_expires_in': int(lifetime.total_seconds()),
    }


def _claims(user):
    """The fields of a user that tokens carry, in the forms of JSON."""
    values = {field.name: field.value_from_object(user) for field in user._meta.concrete_fields}
    values['pk'] = user.pk
    known = {name: values[name] for name in CLAIMS if name in values}
    return json.loads(json.dumps(known, cls=DjangoJSONEncoder))


class LoginView(_AuthView, views.LoginView):
    """Opens a session; tokens are in the body as far as the profile says."""

    route = 'login'
{{#login_ignores_cookie}}
    authentication_classes = ()
{{/login_ignores_cookie}}

    def login(self):
        super().login()
        for token in (self.refresh_token, self.access_token):
            token.payload.update(_claims(self.user))

    def get_response(self):
        response = super().get_response()
        if BODY == 'none':
            response.data.pop('access', None)
            response.data.pop('refresh', None)
        elif BODY == 'access':
            response.data['refresh'] = ''
        else:
            response.data['refresh'] = str(self.refresh_token)
        response.data.update(_expiry('access', jwt_settings.ACCESS_TOKEN_LIFETIME))
        response.data.update(_expiry('refresh', jwt_settings.REFRESH_TOKEN_LIFETIME))
        return response


def _presented(request):
    """The refresh token of a request, or None."""
    if TOKEN_FROM_BODY and isinstance(request.data, dict) and request.data.get('refresh'):
        return str(request.data['refresh'])
    return request.COOKIES.get(api_settings.JWT_AUTH_REFRESH_COOKIE) if TOKEN_FROM_COOKIE else None


def _family(payload):
    """The number of the first token of a session."""
    return payload.get('family') or payload.get(jwt_settings.JTI_CLAIM)
{{#keeps_list}}


def _live_tokens(payload):
    """The tokens of a session that are still good, the newest first."""
    rows = OutstandingToken.objects.filter(
        blacklistedtoken=None, expires_at__gt=timezone.now(),
        user_id=_user_id(payload)).order_by('-id')
    backend = RefreshToken().token_backend
    return [
        row for row in rows
        if _family(backend.decode(row.token, verify=False)) == _family(payload)
    ]


def _user_id(payload):
    """The primary key of a token's user, or None."""
    values = {jwt_settings.USER_ID_FIELD: payload.get(jwt_settings.USER_ID_CLAIM)}
    return get_user_model().objects.filter(**values).values_list('pk', flat=True).first()


def _end_family(payload):
    """Revokes all that came of one login."""
    for row in _live_tokens(payload):
        BlacklistedToken.objects.get_or_create(token=row)


def _replayed(text):
    """The claims of a token that was rotated or revoked before, and when; None for any other."""
    try:
        payload = RefreshToken().token_backend.decode(text, verify=True)
    except TokenBackendError:
        return None
    row = BlacklistedToken.objects.filter(
        token__jti=payload.get(jwt_settings.JTI_CLAIM)).first()
    return (payload, row.blacklisted_at) if row else None
{{/keeps_list}}


class RefreshView(_AuthView, TokenRefreshView):
    """Exchanges the refresh token; a replay ends the session where the profile says so."""

    route = 'refresh'

    def post(self, request, *args, **kwargs):
        text = _presented(request)
        if text is None:
            raise InvalidToken('No valid refresh token found.')
        try:
            refresh = self._exchanged(text)
        except TokenError as error:
            # Not raised: where requests are transactions, the end of a session would be taken back.
            return Response(
                {'detail': str(error), 'code': 'token_not_valid'}, status=401,
                headers={'WWW-Authenticate': self.get_authenticate_header(request)})
        access = str(refresh.access_token)
        response = Response({})
        set_jwt_access_cookie(response, access)
        if BODY != 'none':
            response.data['access'] = access
        response.data.update(_expiry('access', jwt_settings.ACCESS_TOKEN_LIFETIME))
        if ROTATES:
            set_jwt_refresh_cookie(response, str(refresh))
            if BODY == 'all':
                response.data['refresh'] = str(refresh)
            response.data.update(_expiry('refresh', jwt_settings.REFRESH_TOKEN_LIFETIME))
        return response

    def _exchanged(self, text):
        """The token to go on with; throws what simplejwt does."""
{{#keeps_list}}
        replay = _replayed(text)
        if replay is not None:
            return self._answer_to_replay(*replay)
{{/keeps_list}}
        refresh = RefreshToken(text)
        user = get_user_model().objects.filter(
            **{jwt_settings.USER_ID_FIELD: refresh.get(jwt_settings.USER_ID_CLAIM)}).first()
        if user is None or not jwt_settings.USER_AUTHENTICATION_RULE(user):
            raise AuthenticationFailed(
                'No active account found for the given token.', 'no_active_account')
        if jwt_settings.CHECK_REVOKE_TOKEN:
            if refresh.get(jwt_settings.REVOKE_TOKEN_CLAIM) != get_md5_hash_password(user.password):
                raise AuthenticationFailed("The user's password has been changed.", 'password_changed')
        started = refresh.payload.setdefault('auth_time', refresh.get('iat', 0))
        if ABSOLUTE_SECONDS is not None and timezone.now().timestamp() >= started + ABSOLUTE_SECONDS:
            raise TokenError('Token is expired')
        return self._rotated(refresh) if ROTATES else refresh
{{#keeps_list}}

    def _answer_to_replay(self, payload, revoked_at):
        """Within the grace the successor, which the first copy of the request got too."""
        if timezone.now() - revoked_at <= GRACE:
            live = _live_tokens(payload)
            if live:
                return RefreshToken(live[0].token)
        if ENDS_FAMILY:
            _end_family(payload)
        raise TokenError('Token is blacklisted')
{{/keeps_list}}

    def _rotated(self, refresh):
        """A successor, in one step with the end of the token itself."""
        refresh.payload['family'] = _family(refresh.payload)
{{#keeps_list}}
        with transaction.atomic():
            is_first = not REVOKES_ROTATED or refresh.blacklist()[1]
            if is_first:
                self._renew(refresh)
                refresh.outstand()
        if not is_first:
            return self._answer_to_replay(refresh.payload, timezone.now())
{{/keeps_list}}
{{^keeps_list}}
        self._renew(refresh)
{{/keeps_list}}
        return refresh

    def _renew(self, refresh):
        refresh.set_jti()
        refresh.set_iat()
        refresh.set_exp()
        if ABSOLUTE_SECONDS is not None:
            end = int(refresh['auth_time']) + ABSOLUTE_SECONDS
            refresh['exp'] = min(refresh['exp'], end)


def _delete(response, name, path):
    """Deletes a cookie, with the attributes that it was set with."""
    response.set_cookie(
        name, max_age=0, expires='Thu, 01 Jan 1970 00:00:00 GMT', path=path,
        domain=api_settings.JWT_AUTH_COOKIE_DOMAIN, secure=api_settings.JWT_AUTH_SECURE,
        httponly=api_settings.JWT_AUTH_HTTPONLY, samesite=api_settings.JWT_AUTH_SAMESITE)


class LogoutView(_AuthView, views.LogoutView):
    """Ends the session and deletes its cookies, whatever state the credentials are in."""

    authentication_classes = ()

    def logout(self, request):
{{#keeps_list}}
        text = _presented(request)
        if text is not None and REVOKES_ON_LOGOUT:
            try:
                payload = RefreshToken().token_backend.decode(text, verify=True)
            except TokenBackendError:
                payload = None
            if payload is not None:
                _end_family(payload)
{{/keeps_list}}
        if api_settings.SESSION_LOGIN:
            end_framework_session(request._request)
        response = Response({'detail': 'Successfully logged out.'})
        _delete(response, api_settings.JWT_AUTH_COOKIE, '/')
        _delete(
            response, api_settings.JWT_AUTH_REFRESH_COOKIE,
            api_settings.JWT_AUTH_REFRESH_COOKIE_PATH)
        return response


class VerifyView(_AuthView, TokenVerifyView):
    """Answers whether a token is good."""

    route = 'verify'


class UserView(_AuthView, views.UserDetailsView):
    """Shows and changes the signed-in user."""


class PasswordChangeView(_AuthView, views.PasswordChangeView):
    """Changes the password of the signed-in user."""

    route = 'login'

    def get_throttles(self):
        return [_Throttle('login', 'address')] if 'login' in RATES else []


class PasswordResetView(_AuthView, views.PasswordResetView):
    """Asks for a password reset message."""

    route = 'password_reset'


class PasswordResetConfirmView(_AuthView, views.PasswordResetConfirmView):
    """Sets a new password with the values of a reset message."""

    route = 'password_reset'


def csrf_view(request):
    """Answers with the CSRF token and sets its cookie."""
    response = JsonResponse({'csrfToken': get_token(request)})
    if CACHE_CONTROL:
        response['Cache-Control'] = CACHE_CONTROL
    return response


def _path(route, view, name):
    """A route, with or without the slash at its end."""
    return re_path('^' + re.escape(route.strip('/')) + '/?$', view, name=name)


urlpatterns = [
{{#routes}}
    _path({{path}}, {{view}}, {{route}}),
{{/routes}}
]

"""#,
"django/settings_auth.py.mustache": #"""
{{% CONTENT_TYPE:PYTHON}}
{{! Django settings of one profile. Every value is a Python literal already. }}
"""Authentication settings, made by Countersign; change the profile and compile it again.

Import them at the very end of the project's settings, and put its apps and middleware in order:

    from settings_auth import *
    INSTALLED_APPS += [app for app in AUTH_INSTALLED_APPS if app not in INSTALLED_APPS]
    MIDDLEWARE = AUTH_MIDDLEWARE + [m for m in MIDDLEWARE if m not in AUTH_MIDDLEWARE]

REST_AUTH, SIMPLE_JWT and REST_FRAMEWORK replace the project's own.
"""

# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{#has_limits}}
#
# What Django and its packages do otherwise than the profile says. Where auth_views.py is mounted, it
# makes up for bodies with tokens, stale cookies at login, limits of routes, CSRF on refresh, claims,
# reuse of tokens, the grace and absolute lifetimes.
#
{{#limits}}
# - {{setting}}: {{note}}
{{/limits}}
{{/has_limits}}

{{#imports}}
import {{module}}
{{/imports}}
from datetime import timedelta
{{#reads_files}}


def _read(path):
    """The text of a file, to the octet; COUNTERSIGN_PROFILE_DIRECTORY is where paths start."""
    folder = os.environ.get('COUNTERSIGN_PROFILE_DIRECTORY', '.')
    return pathlib.Path(folder, path).read_bytes().decode()
{{/reads_files}}
{{#derives_public_key}}


def _public_key(private_key):
    """The public key, in PEM, that belongs to a private key in PEM."""
    from cryptography.hazmat.primitives import serialization

    key = serialization.load_pem_private_key(private_key.encode(), password=None)
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()
{{/derives_public_key}}


_SIGNING_KEY = {{signing_key}}

{{#has_secret_key}}
SECRET_KEY = {{secret_key}}
{{/has_secret_key}}
DEBUG = {{debug}}
ALLOWED_HOSTS = {{hosts}}

AUTH_INSTALLED_APPS = {{apps}}

# These come before the project's own: redirects and CORS headers belong to every answer, and each
# of the others needs those above it.
AUTH_MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'corsheaders.middleware.CorsMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]

REST_AUTH = {
    'USE_JWT': True,
    'TOKEN_MODEL': None,
    'SESSION_LOGIN': {{session_login}},
    'JWT_AUTH_COOKIE': {{access_name}},
    'JWT_AUTH_REFRESH_COOKIE': {{refresh_name}},
    'JWT_AUTH_REFRESH_COOKIE_PATH': {{refresh_path}},
    'JWT_AUTH_HTTPONLY': {{cookie_http_only}},
    'JWT_AUTH_SECURE': {{cookie_secure}},
    'JWT_AUTH_SAMESITE': {{cookie_same_site}},
    'JWT_AUTH_COOKIE_DOMAIN': {{cookie_domain}},
    'JWT_AUTH_RETURN_EXPIRATION': {{expose_expiry}},
    'JWT_AUTH_COOKIE_USE_CSRF': {{use_csrf}},
    'JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED': {{enforce_csrf}},
    'OLD_PASSWORD_FIELD_ENABLED': {{require_current_password}},
    'LOGOUT_ON_PASSWORD_CHANGE': {{logout_on_password_change}},
}
ACCOUNT_LOGOUT_ON_GET = {{logout_on_get}}

SIMPLE_JWT = {
    'ALGORITHM': {{algorithm}},
    'SIGNING_KEY': _SIGNING_KEY,
    'VERIFYING_KEY': {{verifying_key}},
    'JWK_URL': {{verifying_url}},
    'ACCESS_TOKEN_LIFETIME': timedelta(seconds={{access_seconds}}),
    'REFRESH_TOKEN_LIFETIME': timedelta(seconds={{refresh_seconds}}),
    'ROTATE_REFRESH_TOKENS': {{rotation}},
    'BLACKLIST_AFTER_ROTATION': {{revoke_after_rotation}},
    'ISSUER': {{issuer}},
    'AUDIENCE': {{audience}},
    'LEEWAY': timedelta(seconds={{leeway_seconds}}),
    'TOKEN_TYPE_CLAIM': {{type_claim}},
    'JTI_CLAIM': {{id_claim}},
    'USER_ID_FIELD': {{user_id_field}},
    'USER_ID_CLAIM': {{user_id_claim}},
    'CHECK_REVOKE_TOKEN': {{revoke_on_password_change}},
    'CHECK_USER_IS_ACTIVE': {{require_active_user}},
    'UPDATE_LAST_LOGIN': {{update_last_login}},
}

REST_FRAMEWORK = {
    'DEFAULT_AUTHENTICATION_CLASSES': {{authentication}},
    'DEFAULT_PERMISSION_CLASSES': {{permissions}},
    'DEFAULT_PARSER_CLASSES': {{parsers}},
    'DEFAULT_THROTTLE_CLASSES': {{throttle_classes}},
    'DEFAULT_THROTTLE_RATES': {
{{#throttle_rates}}
        {{scope}}: {{rate}},
{{/throttle_rates}}
    },
    'NUM_PROXIES': {{hops}},
}

CORS_ALLOWED_ORIGINS = {{cors_origins}}
CORS_ALLOWED_ORIGIN_REGEXES = {{cors_patterns}}
CORS_ALLOW_ALL_ORIGINS = {{cors_any_origin}}
CORS_ALLOW_CREDENTIALS = {{cors_credentials}}
CORS_ALLOW_METHODS = {{cors_methods}}
CORS_ALLOW_HEADERS = {{cors_headers}}
CORS_EXPOSE_HEADERS = {{cors_expose}}
CORS_PREFLIGHT_MAX_AGE = {{cors_max_age}}
CORS_URLS_REGEX = {{cors_paths}}

CSRF_TRUSTED_ORIGINS = {{csrf_origins}}
CSRF_HEADER_NAME = {{csrf_header}}
CSRF_COOKIE_NAME = {{csrf_name}}
CSRF_COOKIE_PATH = '/'
CSRF_COOKIE_SECURE = {{csrf_secure}}
CSRF_COOKIE_HTTPONLY = {{csrf_http_only}}
CSRF_COOKIE_SAMESITE = {{csrf_same_site}}
CSRF_COOKIE_DOMAIN = {{csrf_domain}}
CSRF_COOKIE_AGE = {{csrf_seconds}}

SESSION_COOKIE_SECURE = {{session_secure}}
SESSION_COOKIE_HTTPONLY = {{session_http_only}}
SESSION_COOKIE_SAMESITE = {{session_same_site}}

SECURE_SSL_REDIRECT = {{ssl_redirect}}
SECURE_PROXY_SSL_HEADER = {{scheme_header}}
SECURE_HSTS_SECONDS = {{hsts_seconds}}
SECURE_HSTS_INCLUDE_SUBDOMAINS = {{hsts_subdomains}}
SECURE_HSTS_PRELOAD = {{hsts_preload}}
SECURE_CONTENT_TYPE_NOSNIFF = {{no_sniff}}
X_FRAME_OPTIONS = {{frame_options}}

"""#,
"env/env.example.mustache": #"""
{{% CONTENT_TYPE:SHELL}}
{{! A template of .env. Names and comments only: values are filled in where they are kept. }}
# Made by Countersign; copy it to .env, fill the values in, and keep that file out of the repository.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{#variables}}

# {{purpose}}
{{assignment}}
{{/variables}}
{{^variables}}

# The profile takes no secret from the environment.
{{/variables}}
{{#has_files}}

# Secrets in files, which are not set here; relative paths start at this directory.
COUNTERSIGN_PROFILE_DIRECTORY=.
{{#files}}
# {{purpose}}: {{path}}
{{/files}}
{{/has_files}}

"""#,
"kubernetes/kubernetes.yaml.mustache": #"""
{{% CONTENT_TYPE:YAML}}
{{! Kubernetes objects. Every value is a YAML scalar already. }}
# Made by Countersign; change the profile and compile it again.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
#
# The profile is a ConfigMap of the same name, made of server.json:
#   kubectl create configmap NAME --from-file=server.json
{{#has_secrets}}
# The secrets are in a Secret of the same name, which is made where they are kept.
{{/has_secrets}}

apiVersion: v1
kind: Service
metadata:
  name: {{object}}
spec:
  selector:
    app.kubernetes.io/name: {{object}}
  ports:
    - name: api
      port: {{service_port}}
      targetPort: 8000
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{object}}
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{object}}
spec:
  # Users and sessions are in one SQLite file, which one process keeps open.
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: {{object}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{object}}
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
      containers:
        - name: auth
          # An image with countersign in it.
          image: countersign
          command: [countersign, serve, /etc/countersign/server.json]
          args:
            - --address=0.0.0.0
            - --port=8000
            - --directory
            - {{directory}}
            - --database=/var/lib/countersign/countersign.sqlite
          ports:
            - containerPort: 8000
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8000
              scheme: {{scheme}}
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8000
              scheme: {{scheme}}
{{#has_variables}}
          env:
{{#variables}}
            {{entry}}
{{/variables}}
{{/has_variables}}
          volumeMounts:
            - name: profile
              mountPath: /etc/countersign
              readOnly: true
            - name: database
              mountPath: /var/lib/countersign
{{#mounts}}
            - name: secrets
              mountPath: {{path}}
              subPath: {{key}}
              readOnly: true
{{/mounts}}
      volumes:
        - name: profile
          configMap:
            name: {{object}}
        - name: database
          persistentVolumeClaim:
            claimName: {{object}}
{{#has_files}}
        - name: secrets
          secret:
            secretName: {{object}}
            defaultMode: 0440
{{/has_files}}

"""#,
"nginx/nginx.conf.mustache": #"""
{{% CONTENT_TYPE:NGINX}}
{{! A file for the http block of nginx. Every value is a parameter of nginx already. }}
# Made by Countersign for the http block of nginx, as a file of conf.d; change the profile and
# compile it again.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{^is_proxied}}
#
# The profile has no proxy in front of the server: there is nothing to set up.
{{/is_proxied}}
{{#is_proxied}}

# Where the server listens.
upstream {{identifier}}_api {
    server 127.0.0.1:8000;
    keepalive 16;
}
{{#long_hosts}}

server_names_hash_bucket_size 512;
{{/long_hosts}}
{{#has_hsts}}

# Over https only (RFC 6797, 7.2).
map $https ${{identifier}}_hsts {
    on {{hsts}};
    default "";
}
{{/has_hsts}}
{{#rates}}

map "$request_method $uri" ${{identifier}}_{{limit}} {
    {{requests}} $binary_remote_addr;
    default "";
}
limit_req_zone ${{identifier}}_{{limit}} zone={{identifier}}_{{limit}}:10m rate={{rate}};
{{/rates}}
{{#has_limits}}

map "$request_method $uri" ${{identifier}}_retry_after {
{{#waits}}
    {{requests}} {{wait}};
{{/waits}}
    default "";
}
{{/has_limits}}
{{#has_readers}}

# Who may read a refusal: the origins that may read the server's own.
map $uri ${{identifier}}_reader {
    {{read_paths}} $http_origin;
    default "";
}
map ${{identifier}}_reader ${{identifier}}_origin {
{{#readers}}
    {{origin}} {{answer}};
{{/readers}}
    default "";
}
{{#reads_with_credentials}}
map ${{identifier}}_origin ${{identifier}}_credentials {
    "" "";
    default "true";
}
{{/reads_with_credentials}}
{{#exposes_headers}}
map ${{identifier}}_origin ${{identifier}}_exposed {
    "" "";
    default {{exposed_headers}};
}
{{/exposes_headers}}
{{/has_readers}}
{{#answers_plain}}

# Plain http.
server {
    listen 80;
    listen [::]:80;
    server_name {{hosts}};
    server_tokens off;
{{#redirects}}

    # A body has crossed the wire already, so only requests without one are sent on.
    location / {
        if ($request_method !~ ^(GET|HEAD)$) {
            return 403;
        }
        return 308 {{origin_and_path}};
    }
{{/redirects}}
{{^redirects}}
    return 403;
{{/redirects}}
}
{{/answers_plain}}

server {
{{#ends_tls}}
    listen {{port}} ssl;
    listen [::]:{{port}} ssl;
{{/ends_tls}}
{{^ends_tls}}
    listen {{port}};
    listen [::]:{{port}};
{{/ends_tls}}
{{#serves_plain}}
    listen 80;
    listen [::]:80;
{{/serves_plain}}
    server_name {{hosts}};
    server_tokens off;
{{#ends_tls}}

    ssl_certificate {{certificate}};
    ssl_certificate_key {{private_key}};
    ssl_protocols {{protocols}};
    ssl_session_tickets off;
{{/ends_tls}}

    # The line of all cookies, and an answer that sets them, fit into one buffer.
    large_client_header_buffers 4 {{buffer}};
    proxy_buffer_size {{buffer}};
    proxy_buffers 8 {{buffer}};
    proxy_busy_buffers_size {{busy_buffers}};

    # X_Forwarded_Proto must not pass for X-Forwarded-Proto.
    underscores_in_headers off;
{{#has_limits}}

    # The second line: never tighter than the server's own limits, and with the same refusal.
{{#bursts}}
    limit_req zone={{identifier}}_{{limit}}{{burst}} nodelay;
{{/bursts}}
    limit_req_status 429;
    error_page 429 = @{{identifier}}_limited;
    location @{{identifier}}_limited {
        default_type application/json;
{{#refusal}}
        add_header {{header}} {{value}} always;
{{/refusal}}
{{#retry_after}}
        add_header Retry-After ${{identifier}}_retry_after always;
{{/retry_after}}
{{#has_hsts}}
        add_header Strict-Transport-Security ${{identifier}}_hsts always;
{{/has_hsts}}
{{#has_readers}}
        add_header Vary Origin always;
        add_header Access-Control-Allow-Origin ${{identifier}}_origin always;
{{#reads_with_credentials}}
        add_header Access-Control-Allow-Credentials ${{identifier}}_credentials always;
{{/reads_with_credentials}}
{{#exposes_headers}}
        add_header Access-Control-Expose-Headers ${{identifier}}_exposed always;
{{/exposes_headers}}
{{/has_readers}}
        return 429 '{"detail":"Request was throttled.","code":"throttled"}';
    }
{{/has_limits}}

    location / {
        proxy_pass http://{{identifier}}_api;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For {{addresses}};
{{#has_scheme_header}}
        proxy_set_header {{scheme_header}} $scheme;
{{/has_scheme_header}}
{{#removed}}
        proxy_set_header {{header}} "";
{{/removed}}
{{#has_hsts}}
        proxy_hide_header Strict-Transport-Security;
        add_header Strict-Transport-Security ${{identifier}}_hsts always;
{{/has_hsts}}
    }
}
{{/is_proxied}}

"""#,
"swift/AuthSettings+Overrides.swift.mustache": #"""
{{% CONTENT_TYPE:SWIFT}}
{{! Reads what overrides the settings of a profile at run time, with swift-configuration. }}
// Made by Countersign from the profile `{{name}}`. Change the profile and compile it again.
// Fingerprint: {{fingerprint}}
{{#lab}}
// Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}

public import Configuration
{{^self_contained}}
public import CountersignSettings
{{/self_contained}}
import Synchronization

extension AuthSettings {
  /// Settings with what a configuration says in the place of some.
  ///
  /// A key is a field of the profile, such as `cookies.access.max_age`, and its value as
  /// `countersign effective` prints it: `15m`, `session`, `5/minute`, `null`. A setting without a key stays as it is. Where a
  /// secret is, is said by `keys.signing.env` or `keys.signing.file`.
  ///
  /// The name, the environment and lists of records cannot be overridden. What follows from a
  /// setting in the profile does not follow an override, and no rule of the checklist looks at the
  /// result: what a deployment always does otherwise belongs into a profile of its own.
  ///
  /// - Parameters:
  ///   - reader: What is asked for each key.
  ///   - base: The settings that stay where the reader has nothing.
  ///   - required: The keys that the reader must have.
  ///   - sources: The access reporter of the reader, if it is one of these; then an error names the
  ///     provider of a value, and else all that the reader asks.
  /// - Throws: One error with every key that is missing or has a value that is not of
  ///   the setting's kind; ranges and forms are not looked at.
  public init(
    reader: ConfigReader, over base: AuthSettings = .{{identifier}}, requiring required: Set<String> = [],
    sources: OverrideSources? = nil
  ) async throws(OverrideError) {
    var overrides = Overrides(reader: reader, sources: sources, settings: base)
{{#settings}}
    await overrides.read({{field}}, into: \.{{path}}{{none}})
{{/settings}}
    overrides.demand(required)
    guard overrides.faults.isEmpty else { throw OverrideError(faults: overrides.faults) }
    self = overrides.settings
  }

  /// Settings with what providers say in the place of some, the first of them before the others.
  ///
  /// - Parameters:
  ///   - providers: What is asked for each key, such as `[EnvironmentVariablesProvider()]`.
  ///   - base: The settings that stay where no provider has anything.
  ///   - required: The keys that one of them must have.
  /// - Throws: One error with every key that is missing or has a value that is not of
  ///   the setting's kind, each with the provider that it came from.
  public init(
    providers: [any ConfigProvider], over base: AuthSettings = .{{identifier}},
    requiring required: Set<String> = []
  ) async throws(OverrideError) {
    let sources = OverrideSources()
    // A reader needs a provider.
    let providers = providers.isEmpty ? [InMemoryProvider(values: [:])] : providers
    let reader = ConfigReader(providers: providers, accessReporter: sources)
    try await self.init(reader: reader, over: base, requiring: required, sources: sources)
  }

  /// Keys of a configuration that cannot override a setting, all of them; without their values,
  /// which may be secrets.
  public struct OverrideError: Error, Hashable, CustomStringConvertible {
    /// A key and what is the matter with it.
    public struct Fault: Hashable, Sendable {
      /// The key, as a profile spells it.
      public var key: String

      /// What is expected there, in words.
      public var expected: String

      /// The provider that the value came from and the key as it spells it, or all that were asked.
      public var source: String
    }

    /// The keys, in the order of the settings.
    public var faults: [Fault]

    /// A line for each key.
    public var description: String {
      faults.map { "\($0.key): expected \($0.expected) (from \($0.source))" }
        .joined(separator: "\n")
    }
  }

  /// An access reporter that remembers which provider each value came from.
  public final class OverrideSources: AccessReporter {
    private let origins = Mutex<[String: String]>([:])

    /// Creates a reporter that knows of nothing yet.
    public init() {}

    public func report(_ event: AccessEvent) {
      let origin = event.providerResults.compactMap(Self.origin).first
      origins.withLock { $0[event.metadata.key.description] = origin }
    }

    /// The provider of a key, which the reader may have put a prefix before; nil when none had it.
    fileprivate func origin(of key: String) -> String? {
      origins.withLock { origins in
        origins[key] ?? origins.first { $0.key.hasSuffix("." + key) }?.value
      }
    }

    private static func origin(_ result: AccessEvent.ProviderResult) -> String? {
      switch result.result {
      case .success(let found):
        found.value == nil ? nil : "\(result.providerName), \(found.encodedKey)"
      case .failure: result.providerName
      }
    }
  }
}

/// Settings on their way from a base to what a reader says.
private struct Overrides {
  typealias Fault = AuthSettings.OverrideError.Fault
  typealias Place<Value> = WritableKeyPath<AuthSettings, Value>

  let reader: ConfigReader
  let sources: AuthSettings.OverrideSources?
  var settings: AuthSettings
  var faults: [Fault] = []

  private var known: Set<String> = []
  private var found: Set<String> = []

  init(reader: ConfigReader, sources: AuthSettings.OverrideSources?, settings: AuthSettings) {
    (self.reader, self.sources, self.settings) = (reader, sources, settings)
  }

  mutating func read(_ key: String, into place: Place<String>) async {
    if let text = await text(key, "a text of one line") { settings[keyPath: place] = text }
  }

  mutating func read(_ key: String, into place: Place<String?>) async {
    guard let text = await text(key, "a text of one line, or null") else { return }
    settings[keyPath: place] = text == "null" ? nil : text
  }

  mutating func read(_ key: String, into place: Place<Bool>) async {
    let reader = reader
    let flag = await fetched(key, "true or false") { try await reader.fetchBool(forKey: $0) }
    if let flag { settings[keyPath: place] = flag }
  }

  mutating func read(_ key: String, into place: Place<Int>) async {
    if let number = await number(key, "a whole number, not negative") {
      settings[keyPath: place] = number
    }
  }

  mutating func read(_ key: String, into place: Place<Int?>) async {
    if await isNull(key) {
      settings[keyPath: place] = nil
    } else if let number = await number(key, "a whole number, not negative, or null") {
      settings[keyPath: place] = number
    }
  }

  mutating func read(_ key: String, into place: Place<Duration>) async {
    let expected = "a duration such as 15m or 1h30m"
    if let length = await converted(key, expected, WholeSeconds.init) {
      settings[keyPath: place] = .seconds(length.seconds)
    }
  }

  mutating func read(
    _ key: String, into place: Place<Duration?>, none: String = "null"
  ) async {
    let length = await converted(key, "a duration such as 15m or 1h30m, or \(none)") {
      $0 == none ? .some(WholeSeconds?.none) : WholeSeconds($0).map { .some($0) }
    }
    if let length { settings[keyPath: place] = length.map { .seconds($0.seconds) } }
  }

  mutating func read(_ key: String, into place: Place<AuthSettings.Rate?>) async {
    let rate = await converted(key, "a rate such as 5/minute, or null") {
      $0 == "null" ? .some(AuthSettings.Rate?.none) : AuthSettings.Rate($0).map { .some($0) }
    }
    if let rate { settings[keyPath: place] = rate }
  }

  mutating func read<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, into place: Place<Word>
  ) async {
    if let word = await converted(key, "one of \(Self.words(Word.self))", Word.init(rawValue:)) {
      settings[keyPath: place] = word
    }
  }

  mutating func read<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, into place: Place<[Word]>
  ) async {
    let expected = "a list of \(Self.words(Word.self))"
    guard let texts = await texts(key, expected) else { return }
    let words = texts.compactMap(Word.init(rawValue:))
    if words.count == texts.count { settings[keyPath: place] = words } else { refuse(key, expected) }
  }

  mutating func read(_ key: String, into place: Place<[String]>) async {
    if let texts = await texts(key, "a list of texts of one line") {
      settings[keyPath: place] = texts
    }
  }

  mutating func read(_ key: String, into place: Place<AuthSettings.SecretReference>) async {
    if let reference = await reference(key) { settings[keyPath: place] = reference }
  }

  mutating func read(_ key: String, into place: Place<AuthSettings.SecretReference?>) async {
    if await isNull(key) {
      settings[keyPath: place] = nil
    } else if let reference = await reference(key) { settings[keyPath: place] = reference }
  }

  /// Refuses what is required and was not found.
  mutating func demand(_ required: Set<String>) {
    for key in required.subtracting(found).sorted()
    where !faults.contains(where: { $0.key == key }) {
      refuse(key, known.contains(key) ? "a value" : "no such key: no setting is overridden by it")
    }
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type
  ) -> String {
    Word.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private mutating func number(_ key: String, _ expected: String) async -> Int? {
    let reader = reader
    let number = await fetched(key, expected) { try await reader.fetchInt(forKey: $0) }
    guard let number, number < 0 else { return number }
    refuse(key, expected)
    return nil
  }

  private mutating func converted<Value>(
    _ key: String, _ expected: String, _ convert: (String) -> Value?
  ) async -> Value? {
    guard let text = await text(key, expected) else { return nil }
    guard let value = convert(text) else {
      refuse(key, expected)
      return nil
    }
    return value
  }

  /// Whether the reader has the word `null` under a key, which then counts as found.
  private mutating func isNull(_ key: String) async -> Bool {
    // Whatever else stands there may be a secret.
    let text = try? await reader.fetchString(forKey: ConfigKey(key), isSecret: true)
    guard text == "null" else { return false }
    known.insert(key)
    found.insert(key)
    return true
  }

  private mutating func text(
    _ key: String, _ expected: String, isSecret: Bool = false
  ) async -> String? {
    let reader = reader
    let text = await fetched(key, expected) {
      try await reader.fetchString(forKey: $0, isSecret: isSecret)
    }
    guard let text, !Self.isLine(text) else { return text }
    refuse(key, expected)
    return nil
  }

  private mutating func texts(_ key: String, _ expected: String) async -> [String]? {
    let reader = reader
    let texts = await fetched(key, expected) { try await reader.fetchStringArray(forKey: $0) }
    // An empty variable is a list without entries.
    guard let texts, texts != [""] else { return texts.map { _ in [] } }
    if texts.allSatisfy(Self.isLine) { return texts }
    refuse(key, expected)
    return nil
  }

  /// Where a secret is; the secret itself is refused wherever it stands.
  private mutating func reference(_ key: String) async -> AuthSettings.SecretReference? {
    let expected = "nothing here but \(key).env, a variable's name, or \(key).file, a path"
    if await text(key, expected, isSecret: true) != nil { refuse(key, expected) }
    let name = await text(key + ".env", "a variable's name", isSecret: true)
    let path = await text(key + ".file", "a path", isSecret: true)
    if name != nil || path != nil { found.insert(key) }
    switch (name, path) {
    case (let name?, nil): return .environment(name)
    case (nil, let path?): return .file(path)
    case (nil, nil): return nil
    default:
      refuse(key + ".file", "no path beside \(key).env")
      return nil
    }
  }

  /// What the reader has under a key; nil when it has nothing, or a value of another kind.
  private mutating func fetched<Value>(
    _ key: String, _ expected: String, _ fetch: (ConfigKey) async throws -> Value?
  ) async -> Value? {
    known.insert(key)
    do {
      let value = try await fetch(ConfigKey(key))
      if value != nil { found.insert(key) }
      return value
    } catch {
      // The error may hold the value.
      refuse(key, expected)
      return nil
    }
  }

  private mutating func refuse(_ key: String, _ expected: String) {
    let source = sources?.origin(of: key) ?? "\(reader)"
    faults.append(Fault(key: key, expected: expected, source: source))
  }

  private static func isLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

"""#,
"swift/AuthSettings.swift.mustache": #"""
{{% CONTENT_TYPE:SWIFT}}
{{! The settings of one profile. Every value is a Swift literal already. }}
// Made by Countersign from the profile `{{name}}`. Change the profile and compile it again.

{{#self_contained}}
{{types}}
{{/self_contained}}
{{^self_contained}}
public import CountersignSettings

{{/self_contained}}
extension AuthSettings {
  /// The settings of the profile `{{name}}`.
  ///
  /// Fingerprint: `{{fingerprint}}`.
{{#lab}}
  ///
  /// Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
  public static let {{identifier}}: AuthSettings = {
{{#arguments}}
{{line}}
{{/arguments}}
    var settings = AuthSettings(
      name: {{profile_name}}, environment: {{environment}}, api: {{api}})
{{#settings}}
{{#comment}}
{{line}}
{{/comment}}
    settings.{{path}} = {{value}}
{{/settings}}
    return settings
  }()
}

"""#,
  ]
}
