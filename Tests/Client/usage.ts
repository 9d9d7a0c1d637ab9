// How an app uses the client: compiled with it under --strict, and never run.
import axios from "axios";
import { AuthClient, AuthError, type AuthUser, type EndReason } from "./client/auth.js";
import { attachAuth } from "./client/axios.js";
import { settings } from "./client/settings.js";
import { useAuth } from "./client/vue.js";

const client = new AuthClient();
const stop: () => void = client.onSessionEnd((reason: EndReason) => {
  location.assign(`/login?because=${reason}`);
});

export async function signIn(username: string, password: string): Promise<AuthUser | null> {
  try {
    return await client.login({ username, password });
  } catch (error) {
    if (error instanceof AuthError && error.fault === "login-refused") return null;
    throw error;
  }
}

export async function orders(signal: AbortSignal): Promise<unknown> {
  const response: Response = await client.fetch("/orders/", { signal });
  return response.json();
}

export const api = axios.create({ baseURL: settings.baseURL });
export const detach: () => void = attachAuth(api, axios, client);
export const { user, isSignedIn, isPending, error, login, logout, load } = useAuth(client);
export const name: unknown = user.value?.username;
export const late: boolean = isSignedIn.value && !isPending.value && error.value === null;
// @ts-expect-error The profile is not the app's to change.
settings.baseURL = "https://elsewhere.example";
stop();
