// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

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
