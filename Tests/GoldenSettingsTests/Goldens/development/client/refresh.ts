// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

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
