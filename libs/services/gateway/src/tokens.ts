/** DeepLink. */
export const DEEP_LINKS = Symbol('DEEP_LINKS');
