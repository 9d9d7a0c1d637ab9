// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

import type { Platform } from "./platform.js";
import { type Addresses, bodyOf, member } from "./request.js";
import type { ClientSettings } from "./settings.js";

/** What unsafe requests to the API carry against forgery. */
export class CSRF {
  private token: Promise<string | null> | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly settings: ClientSettings,
    private readonly addresses: Addresses,
  ) {}

  /** The header's name and value; null where none is needed, or no token is to be had. */
  async header(): Promise<readonly [name: string, value: string] | null> {
    const { defence, header } = this.settings.csrf;
    if (defence === "header") return [header, "1"];
    if (defence !== "token") return null;
    const token = this.visible() ?? (await this.asked());
    return token === null ? null : [header, token];
  }

  /** The token may have changed: the next request asks anew. */
  forget(): void {
    this.token = null;
  }

  /** Whether an answer refuses a request for its token. */
  async isRefusal(response: Response): Promise<boolean> {
    if (response.status !== 403 || this.settings.csrf.defence !== "token") return false;
    return member(await bodyOf(response.clone()), "code") === "csrf_failed";
  }

  /** The cookie's value, if this page sees the API's cookies and not another host's. */
  private visible(): string | null {
    const { cookie, domain } = this.settings.csrf;
    const host = this.platform.pageHost;
    if (cookie === null || host === null) return null;
    const isSeen = host === this.addresses.host || (domain !== null && isBelow(host, domain));
    if (!isSeen) return null;
    for (const pair of this.platform.cookies().split(";")) {
      const [name, ...value] = pair.split("=");
      if (name?.trim() === cookie) return value.join("=").trim() || null;
    }
    return null;
  }

  private asked(): Promise<string | null> {
    this.token ??= this.ask().catch((error: unknown) => {
      this.token = null;
      throw error;
    });
    return this.token;
  }

  private async ask(): Promise<string | null> {
    const address = this.addresses.route("csrf");
    if (address === null) return null;
    const response = await this.platform.fetch(address, { credentials: this.settings.credentials });
    const token = member(await bodyOf(response), "csrfToken");
    if (response.ok && typeof token === "string") return token;
    // A token that could not be had is not kept.
    this.token = null;
    return this.visible();
  }
}

function isBelow(host: string, domain: string): boolean {
  const plain = domain.replace(/^\./, "").toLowerCase();
  return host === plain || host.endsWith(`.${plain}`);
}
