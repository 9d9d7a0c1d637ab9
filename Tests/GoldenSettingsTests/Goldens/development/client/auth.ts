// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

import { CSRF } from "./csrf.js";
import { AuthError } from "./errors.js";
import { currentPlatform, type Platform } from "./platform.js";
import { type Outcome, Refresher } from "./refresh.js";
import { Addresses, bodyOf, isReplayable, isUnsafe, member, methodOf, retryAfter } from "./request.js";
import { Schedule } from "./schedule.js";
import { type EndReason, Session, type SessionState } from "./session.js";
import { type ClientSettings, type RouteName, settings } from "./settings.js";
import { type News, Tabs } from "./tabs.js";

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
  private readonly session: Session;
  private readonly tabs: Tabs;
  private readonly csrf: CSRF;
  private readonly schedule: Schedule;
  private readonly refresher: Refresher;
  private readonly sleepless: () => void;

  constructor(options: AuthClientOptions = {}) {
    const platform = { ...currentPlatform(), ...options.platform };
    this.platform = platform;
    this.addresses = new Addresses(settings, options.baseURL ?? settings.baseURL);
    this.tabs = new Tabs(platform, settings.name, settings.tabs && settings.singleFlight, (news) =>
      this.take(news),
    );
    this.csrf = new CSRF(platform, settings, this.addresses);
    this.schedule = new Schedule(platform, settings, async () => {
      await this.refresher.renew(platform.monotonic() - 500);
    });
    this.session = new Session(this.resumed() ? "active" : "unknown");
    const { addresses, csrf, session, tabs } = this;
    this.refresher = new Refresher({
      platform, settings, addresses, csrf, session, tabs,
      onRenewed: (lifetime, age) => this.schedule.arm(lifetime, age),
      onLate: () => this.send(this.mounted("logout"), { method: settings.logoutMethod }),
    });
    this.sleepless = platform.onWake((restored) => this.wake(restored));
  }

  /** Whether somebody is signed in, as far as this tab knows. */
  get state(): SessionState {
    return this.session.state;
  }

  /** Calls back once when a session ends, in whichever tab; returns what stops that. */
  onSessionEnd(listener: (reason: EndReason) => void): () => void {
    return this.session.onEnd(listener);
  }

  /** Calls back when `state` has changed, and at each login; returns what stops that. */
  onChange(listener: (state: SessionState) => void): () => void {
    return this.session.onChange(listener);
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
    if (!mayReplay && !isExempt && this.schedule.isPast) await this.renew(0, signal);
    const since = this.platform.monotonic();
    const response = await this.send(resolved, init);
    const isCured = await this.isCurable(response, isExempt, since, signal);
    if (!isCured || !mayReplay) return response;
    await response.body?.cancel();
    return this.send(spare, init);
  }

  /** Signs in; returns the user. Throws `AuthError` when the server or the browser does not let. */
  login(credentials: Credentials): Promise<AuthUser> {
    return this.tabs.exclusively(async () => {
      const began = this.platform.monotonic();
      const response = await this.sendOnce("login", "POST", credentials);
      const body = await bodyOf(response);
      if (!response.ok) throw this.failure("login-refused", "the login was refused", response, body);
      this.csrf.forget();
      const kept = await this.keptUser();
      this.begin(member(body, "access_expires_in"), this.platform.monotonic() - began);
      return kept ?? ((member(body, "user") ?? {}) as AuthUser);
    });
  }

  /** Signs out, here and in the other tabs. Throws `AuthError` when the server does not confirm. */
  logout(): Promise<void> {
    return this.tabs.exclusively(async () => {
      const response = await this.sendOnce("logout", settings.logoutMethod).catch(
        (cause: unknown) => {
          throw cause instanceof AuthError
            ? cause
            : new AuthError("logout-failed", "the server cannot be reached", { cause });
        },
      );
      // Without a valid token some servers refuse a logout: then nobody is signed in either.
      if (!response.ok && response.status !== 401) {
        const body = await bodyOf(response);
        throw this.failure("logout-failed", "the server did not log out", response, body);
      }
      this.tabs.tell({ kind: "ended", reason: "logout" });
      this.end("logout");
    });
  }

  /** Asks the server who is signed in; null for nobody. */
  async user(): Promise<AuthUser | null> {
    const response = await this.fetch(this.mounted("user"));
    if (response.status === 401) return null;
    const body = await bodyOf(response);
    if (!response.ok) throw this.failure("refresh-unavailable", "no word of the user", response, body);
    this.session.begin();
    return (body ?? {}) as AuthUser;
  }

  /** Somebody was signed in by other means, with an access token of so many seconds. */
  sessionStarted(lifetime?: number): void {
    this.csrf.forget();
    this.begin(lifetime, 0);
  }

  /**
   * Sees to an access token younger than `since`, a time of `now()`; for adapters. Throws as `fetch`
   * does.
   */
  renew(since: number, signal?: AbortSignal | null): Promise<Outcome> {
    return this.refresher.renew(since === 0 ? this.platform.monotonic() : since, signal);
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
    this.schedule.stop();
    this.tabs.close();
    this.sleepless();
  }

  private async isCurable(
    response: Response, isExempt: boolean, since: number, signal: AbortSignal | null,
  ): Promise<boolean> {
    if (await this.csrf.isRefusal(response)) {
      this.csrf.forget();
      return true;
    }
    if (response.status !== 401 || isExempt) return false;
    return (await this.refresher.renew(since, signal)) === "renewed";
  }

  private async send(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    const given = typeof Request !== "undefined" && input instanceof Request ? input.headers : [];
    const headers = new Headers(init.headers ?? given);
    if (isUnsafe(methodOf(input, init))) {
      const header = await this.csrf.header();
      if (header !== null) headers.set(...header);
    }
    return this.platform.fetch(input, { ...init, headers, credentials: settings.credentials });
  }

  /** A request of the client's own, which no refresh follows; a stale CSRF token is renewed once. */
  private async sendOnce(route: RouteName, method: string, body?: object): Promise<Response> {
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

  /** The user, if the cookies of a login came to stay; null where that cannot be told. */
  private async keptUser(): Promise<AuthUser | null> {
    if (settings.routes.user === null) return null;
    const response = await this.send(this.mounted("user"), {}).catch(() => null);
    if (response === null) return null;
    const body = await bodyOf(response);
    if (response.status === 401) {
      const message = "the login went well, but its cookies did not come back; see countersign explain cookies";
      throw this.failure("cookies-not-kept", message, response, body);
    }
    return response.ok ? ((body ?? {}) as AuthUser) : null;
  }

  private mounted(route: RouteName): string {
    const address = this.addresses.route(route);
    if (address === null) throw new AuthError("no-route", `the profile mounts no ${route} route`);
    return address;
  }

  private failure(
    fault: AuthError["fault"], message: string, response: Response, body: unknown,
  ): AuthError {
    const wait = retryAfter(response.headers, this.platform.wall());
    const details = { status: response.status, body };
    return new AuthError(fault, message, wait === undefined ? details : { ...details, retryAfter: wait });
  }

  private begin(told: unknown, age: number): void {
    const lifetime = typeof told === "number" && told > 0 ? told : settings.accessLifetime;
    this.refresher.noteRenewed();
    this.session.begin(true);
    this.schedule.arm(lifetime, age);
    this.tabs.tell({ kind: "started", lifetime });
  }

  private end(reason: EndReason): void {
    this.csrf.forget();
    this.schedule.stop();
    this.session.end(reason);
  }

  private take(news: News): void {
    if (news.kind === "ended") return this.end(news.reason);
    if (news.kind === "started") this.csrf.forget();
    this.refresher.noteRenewed();
    this.session.begin(news.kind === "started");
    this.schedule.arm(news.lifetime);
  }

  /** Whether a session was left in this browser, by a tab that is gone or by this page's last load. */
  private resumed(): boolean {
    const stamp = this.tabs.stamp;
    const age = stamp === null ? Number.NaN : this.platform.wall() - stamp.at;
    if (stamp === null || !stamp.isActive || age > settings.refreshLifetime * 1000) return false;
    this.schedule.arm(stamp.lifetime, Math.max(age, 0));
    return true;
  }

  private wake(restored: boolean): void {
    const isOver = this.tabs.stamp?.isActive === false;
    if (isOver && this.session.state === "active") this.end("logout");
    this.schedule.wake();
    if (restored && this.session.state === "active") this.user().catch(() => undefined);
  }
}
