// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

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
