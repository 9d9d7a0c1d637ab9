// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

import type { CSRF } from "./csrf.js";
import { AuthError } from "./errors.js";
import type { Platform } from "./platform.js";
import { type Addresses, isUnsafe, methodOf, retryAfter } from "./request.js";
import type { ClientSettings, RouteName } from "./settings.js";

/** Sends requests with the profile's credentials mode and its header against forgery. */
export class Sender {
  constructor(
    private readonly platform: Platform,
    private readonly settings: ClientSettings,
    private readonly addresses: Addresses,
    private readonly csrf: CSRF,
  ) {}

  /** Sends a request once. */
  async send(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    const given = typeof Request !== "undefined" && input instanceof Request ? input.headers : [];
    const headers = new Headers(init.headers ?? given);
    if (isUnsafe(methodOf(input, init))) {
      const header = await this.csrf.header();
      if (header !== null) headers.set(...header);
    }
    return this.platform.fetch(input, { ...init, headers, credentials: this.settings.credentials });
  }

  /** A request of the client's own, which no refresh follows; a stale CSRF token is renewed once. */
  async sendOnce(route: RouteName, method: string, body?: object): Promise<Response> {
    const address = this.mounted(route);
    const init: RequestInit = { method };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { "content-type": "application/json" };
    }
    const response = await this.send(address, init);
    if (!(await this.csrf.isRefusal(response))) return response;
    this.csrf.forget();
    return this.send(address, init);
  }

  /** The address of a route; throws `AuthError` where the profile mounts none. */
  mounted(route: RouteName): string {
    const address = this.addresses.route(route);
    if (address === null) throw new AuthError("no-route", `the profile mounts no ${route} route`);
    return address;
  }

  /** The error that an answer makes, with what it says. */
  failure(
    fault: AuthError["fault"], message: string, response: Response, body: unknown,
  ): AuthError {
    const wait = retryAfter(response.headers, this.platform.wall());
    const details = { status: response.status, body };
    return new AuthError(fault, message, wait === undefined ? details : { ...details, retryAfter: wait });
  }
}
