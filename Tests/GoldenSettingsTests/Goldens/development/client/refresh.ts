// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

import type { CSRF } from "./csrf.js";
import { AuthError } from "./errors.js";
import type { Platform } from "./platform.js";
import { abortable, type Addresses, bodyOf, member, retryAfter } from "./request.js";
import type { Session } from "./session.js";
import type { ClientSettings } from "./settings.js";
import { pause, type Tabs } from "./tabs.js";

/** What came of a refresh; a failure that decides nothing is thrown instead. */
export type Outcome = "renewed" | "ended";

/** How often a refresh is tried, and how long one try and the waits between may take, in ms. */
const TRIES = 3;
const PATIENCE = 8_000;
const FIRST_WAIT = 200;
const LONGEST_WAIT = 2_000;

/** What a refresh works with. */
export interface RefreshParts {
  readonly platform: Platform;
  readonly settings: ClientSettings;
  readonly addresses: Addresses;
  readonly csrf: CSRF;
  readonly session: Session;
  readonly tabs: Tabs;
  /** Called with the new token's lifetime in seconds and the answer's age in milliseconds. */
  readonly onRenewed: (lifetime: number, age: number) => void;
  /** Called when a refresh has brought cookies back after a logout. */
  readonly onLate: () => Promise<unknown>;
}

/** The one place that refreshes: on a bare transport, so that no refresh asks for another. */
export class Refresher {
  private flight: Promise<Outcome> | null = null;
  private renewedAt = Number.NEGATIVE_INFINITY;
  private notBefore = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: RefreshParts) {}

  /** Another tab has refreshed, or somebody has signed in, just now. */
  noteRenewed(): void {
    this.renewedAt = this.parts.platform.monotonic();
    this.notBefore = Number.NEGATIVE_INFINITY;
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
      if (this.takeStamp(sinceWall) || (waited && (await this.isSignedIn()))) {
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

  /** Whoever waited for another tab tries first: what that tab wrote may not be visible yet. */
  private async isSignedIn(): Promise<boolean> {
    const address = this.parts.addresses.route("user");
    if (address === null) return false;
    const response = await this.send(address, "GET", null).catch(() => null);
    return response?.ok ?? false;
  }

  private async exchange(): Promise<Outcome> {
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
      } else if (response.ok) {
        return this.accept(response, began);
      } else if (response.status === 401) {
        return this.refused(began);
      } else if (mayRenewToken && (await this.parts.csrf.isRefusal(response))) {
        mayRenewToken = false;
        this.parts.csrf.forget();
      } else {
        await this.backOff(attempt, await this.failure(response));
      }
    }
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
