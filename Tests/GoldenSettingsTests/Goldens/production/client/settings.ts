// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

/** A route by the name that it has in a profile. */
export type RouteName =
  | "login"
  | "logout"
  | "user"
  | "refresh"
  | "verify"
  | "password_change"
  | "password_reset"
  | "password_reset_confirm"
  | "registration"
  | "csrf";

/** What the client needs to know of a profile. Durations are whole seconds. */
export interface ClientSettings {
  /** The profile's name; tabs of one origin that share it share a session. */
  readonly name: string;
  /** The address that paths are joined to. */
  readonly baseURL: string;
  /** Whether requests carry cookies (Fetch, credentials mode). */
  readonly credentials: "include" | "same-origin" | "omit";
  /** Each route's path below `baseURL`; null where it is not mounted. */
  readonly routes: Readonly<Record<RouteName, string | null>>;
  /** The method that logs out. */
  readonly logoutMethod: "POST" | "GET";
  /** When the client refreshes: after a 401, ahead of expiry as well, or never. */
  readonly strategy: "interceptor" | "proactive" | "none";
  /** How long ahead of expiry the proactive strategy refreshes. */
  readonly refreshMargin: number;
  /** Whether the app may be open in several tabs. */
  readonly tabs: boolean;
  /** Whether one refresh at a time serves all calls and tabs. */
  readonly singleFlight: boolean;
  /** The routes whose 401 never leads to a refresh. */
  readonly refreshExempt: readonly RouteName[];
  /** How long an access token lives. */
  readonly accessLifetime: number;
  /** How long a refresh token lives. */
  readonly refreshLifetime: number;
  /** What unsafe requests prove. */
  readonly csrf: {
    readonly defence: "none" | "origin" | "header" | "token";
    /** The request header that carries the token, or marks the request. */
    readonly header: string;
    /** The cookie that holds the token; null if scripts may not read it. */
    readonly cookie: string | null;
    /** The domain whose hosts all see the cookie; null for the API's host alone. */
    readonly domain: string | null;
  };
}

/** The profile. */
export const settings: ClientSettings = {
  name: "production",
  baseURL: "https://api.shop.example/api",
  credentials: "include",
  routes: {
    login: "/auth/login/",
    logout: "/auth/logout/",
    user: "/auth/user/",
    refresh: "/auth/token/refresh/",
    verify: "/auth/token/verify/",
    password_change: "/auth/password/change/",
    password_reset: "/auth/password/reset/",
    password_reset_confirm: "/auth/password/reset/confirm/",
    registration: null,
    csrf: "/auth/csrf/",
  },
  logoutMethod: "POST",
  strategy: "interceptor",
  refreshMargin: 60,
  tabs: true,
  singleFlight: true,
  refreshExempt: ["login", "logout", "refresh"],
  accessLifetime: 300,
  refreshLifetime: 86400,
  csrf: {
    defence: "token",
    header: "x-csrftoken",
    cookie: "__Host-csrftoken",
    domain: null,
  },
};
