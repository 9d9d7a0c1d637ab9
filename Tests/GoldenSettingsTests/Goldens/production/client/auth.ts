// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

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
