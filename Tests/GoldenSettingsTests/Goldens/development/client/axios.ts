// Made by Countersign from the profile development. Change the profile and compile it again.
// sha256:a04dce640e434459f06b66940ebaef7a9279d2b17bd6aee1b713546b0d005cc7

import type { AxiosError, AxiosInstance, AxiosResponse } from "axios";
import type { AuthClient } from "./auth.js";
import { isReplayable } from "./request.js";

/** A request's config as interceptors see it; its type has another name in each version. */
type Config = AxiosResponse["config"];

/** The part of the axios module that is needed to make a second instance. */
export interface AxiosMaker {
  create(config: object): AxiosInstance;
}

/**
 * Makes the requests of an axios instance renew their access token as `client.fetch` does.
 *
 *     const api = axios.create({ baseURL: client.settings.baseURL });
 *     attachAuth(api, axios, client);
 *
 * The one more try is made by an instance without interceptors, so none follows it. Answers pass the
 * instance's own interceptors once. Returns what detaches the instance again.
 */
export function attachAuth(
  instance: AxiosInstance, maker: AxiosMaker, client: AuthClient,
): () => void {
  const bare = maker.create({});
  const begun = new WeakMap<object, number>();

  const protect = async (config: Config): Promise<void> => {
    const header = await client.protection(instance.getUri(config), config.method ?? "get");
    // Interceptors are given AxiosHeaders, whatever the older types say.
    const headers = config.headers as unknown as { set(name: string, value: string): void };
    if (header !== null) headers.set(...header);
  };

  const before = async (config: Config): Promise<Config> => {
    if (client.settings.credentials === "include") config.withCredentials = true;
    await protect(config);
    begun.set(config, client.now());
    return config;
  };

  const renewed = async (response: AxiosResponse): Promise<AxiosResponse | null> => {
    const { config } = response;
    if (response.status !== 401 || !client.isCovered(instance.getUri(config))) return null;
    const signal = config.signal instanceof AbortSignal ? config.signal : null;
    const outcome = await client.renew(begun.get(config) ?? client.now(), signal);
    if (outcome === "ended" || !isReplayable(config.data)) return null;
    await protect(config);
    // The body was made ready by the first try.
    return bare.request({ ...config, transformRequest: [(data: unknown) => data] });
  };

  const onAnswer = async (response: AxiosResponse): Promise<AxiosResponse> =>
    (await renewed(response)) ?? response;
  const onError = async (error: AxiosError): Promise<AxiosResponse> => {
    const response = error.response === undefined ? null : await renewed(error.response);
    if (response === null) throw error;
    return response;
  };

  const request = instance.interceptors.request.use(before);
  const answer = instance.interceptors.response.use(onAnswer, onError);
  return () => {
    instance.interceptors.request.eject(request);
    instance.interceptors.response.eject(answer);
  };
}
