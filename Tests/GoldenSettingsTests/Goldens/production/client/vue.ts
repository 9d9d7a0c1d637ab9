// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

import { computed, type ComputedRef, getCurrentScope, onScopeDispose, readonly, ref, type Ref } from "vue";
import { type AuthClient, AuthError, type AuthUser, type Credentials, type EndReason } from "./auth.js";

/** What components see of the session. */
export interface Auth {
  /** Who is signed in; null for nobody, and until the server has been asked. */
  readonly user: Readonly<Ref<AuthUser | null>>;
  readonly isSignedIn: ComputedRef<boolean>;
  /** Whether a login, a logout or a look at the user is under way. */
  readonly isPending: Readonly<Ref<boolean>>;
  /** What the last of them failed of; null when it went well. */
  readonly error: Readonly<Ref<Error | null>>;
  /** Asks the server who is signed in. */
  load(): Promise<AuthUser | null>;
  /** Throws as the client's `login` does, and keeps the error in `error`. */
  login(credentials: Credentials): Promise<AuthUser>;
  /** Throws as the client's `logout` does, and keeps the error in `error`. */
  logout(): Promise<void>;
  /** Calls back when a session ends, for as long as the component lives. */
  onSessionEnd(listener: (reason: EndReason) => void): void;
}

const known = new WeakMap<AuthClient, Auth>();

/** The session of a client; all components share one. */
export function useAuth(client: AuthClient): Auth {
  const auth = known.get(client) ?? make(client);
  known.set(client, auth);
  return auth;
}

function make(client: AuthClient): Auth {
  const user = ref(null) as Ref<AuthUser | null>;
  const pending = ref(0);
  const error = ref(null) as Ref<Error | null>;

  async function during<T>(work: Promise<T>): Promise<T> {
    pending.value += 1;
    error.value = null;
    try {
      return await work;
    } catch (fault) {
      error.value = fault instanceof Error ? fault : new AuthError("no-route", String(fault));
      throw fault;
    } finally {
      pending.value -= 1;
    }
  }

  const load = () => during(client.user().then((found) => (user.value = found)));
  client.onChange((state) => {
    if (state === "ended") user.value = null;
    // Another tab has signed in, perhaps somebody else.
    if (state === "active" && pending.value === 0) load().catch(() => undefined);
  });
  return {
    user: readonly(user) as Readonly<Ref<AuthUser | null>>,
    isSignedIn: computed(() => user.value !== null),
    isPending: computed(() => pending.value > 0),
    error: readonly(error) as Readonly<Ref<Error | null>>,
    load,
    login: (credentials) =>
      during(client.login(credentials).then((found) => (user.value = found))),
    logout: () => during(client.logout()),
    onSessionEnd: (listener) => {
      const stop = client.onSessionEnd(listener);
      if (getCurrentScope() !== undefined) onScopeDispose(stop);
    },
  };
}
