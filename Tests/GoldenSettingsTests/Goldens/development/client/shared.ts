// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

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
