// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

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
