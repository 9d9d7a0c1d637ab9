// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

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
