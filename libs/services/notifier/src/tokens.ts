/** NotifierStore. */
export const NOTIFIER_STORE = Symbol('NOTIFIER_STORE');
/** Receiver[]. */
export const RECEIVERS = Symbol('RECEIVERS');
