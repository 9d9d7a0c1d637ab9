// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

/** What went wrong, for programs. */
export type AuthFault =
  /** The server does not sign this user in; `body` says why. */
  | "login-refused"
  /** The login went well, and the browser did not keep or send its cookies. */
  | "cookies-not-kept"
  /** The session goes on: the server did not confirm the logout. */
  | "logout-failed"
  /** Whether the session goes on is unknown: the server cannot be asked at the moment. */
  | "refresh-unavailable"
  /** The server answers a refresh with a status that has no place there. */
  | "refresh-broken"
  /** The profile mounts no such route. */
  | "no-route";

/** What is known beside the fault. */
export interface AuthErrorDetails {
  /** The status of the answer; absent when there was none. */
  readonly status?: number;
  /** The answer's JSON, or its text. */
  readonly body?: unknown;
  /** Seconds after which a new try makes sense. */
  readonly retryAfter?: number;
  /** The error behind this one. */
  readonly cause?: unknown;
}

/** A failure of the client's own work; a request's own failures come as `fetch` throws them. */
export class AuthError extends Error {
  readonly fault: AuthFault;
  readonly details: AuthErrorDetails;

  constructor(fault: AuthFault, message: string, details: AuthErrorDetails = {}) {
    super(message);
    this.name = "AuthError";
    this.fault = fault;
    this.details = details;
  }
}
