// What the composable uses of Vue 3, as its reference declares it: the tests have Vue without types.
export interface Ref<T = unknown> {
  value: T;
}
export interface ComputedRef<T = unknown> extends Ref<T> {
  readonly value: T;
}
export interface EffectScope {
  run<T>(work: () => T): T | undefined;
  stop(): void;
}
export declare function ref<T>(value: T): Ref<T>;
export declare function readonly<T extends object>(value: T): Readonly<T>;
export declare function computed<T>(getter: () => T): ComputedRef<T>;
export declare function getCurrentScope(): EffectScope | undefined;
export declare function onScopeDispose(work: () => void): void;
