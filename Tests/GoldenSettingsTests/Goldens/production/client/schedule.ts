// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

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
