// Made by Countersign from the profile production. Change the profile and compile it again.
// sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

/** Whether somebody is signed in: `unknown` until the server has been asked. */
export type SessionState = "unknown" | "active" | "ended";

/** Why a session ended: the server refused it, or a tab logged out. */
export type EndReason = "refused" | "logout";

/** The session as this tab knows it. */
export class Session {
  private current: SessionState;
  private readonly endListeners = new Set<(reason: EndReason) => void>();
  private readonly changeListeners = new Set<(state: SessionState) => void>();

  constructor(state: SessionState) {
    this.current = state;
  }

  get state(): SessionState {
    return this.current;
  }

  /** Somebody has signed in, or turned out to be; a login may be another user's. */
  begin(isLogin = false): void {
    this.change("active", isLogin);
  }

  /** The session is over; tells so once, and not of a session that nobody knew of. */
  end(reason: EndReason): void {
    const wasActive = this.current === "active";
    this.change("ended");
    if (!wasActive) return;
    for (const listener of [...this.endListeners]) listener(reason);
  }

  /** Calls back when a session ends, once a session; returns what stops that. */
  onEnd(listener: (reason: EndReason) => void): () => void {
    this.endListeners.add(listener);
    return () => this.endListeners.delete(listener);
  }

  /** Calls back when the state changes, and at each login; returns what stops that. */
  onChange(listener: (state: SessionState) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  private change(state: SessionState, isNews = false): void {
    if (this.current === state && !isNews) return;
    this.current = state;
    for (const listener of [...this.changeListeners]) listener(state);
  }
}
