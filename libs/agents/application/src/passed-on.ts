import type { Difference, OwnBehaviour } from '@compass/analysis';

const callBroke =
  /upstream|downstream|ECONN(REFUSED|RESET)|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|socket hang up|connection (refused|reset|terminated)|circuit ?breaker/i;
/** Also said by a service that refuses for load. */
const callFailed =
  /bad gateway|gateway time-?out|\b50[234]\b|unavailable|deadline.?exceeded|exceeded deadline|timed? ?out|https?:\/\//i;
/** What databases and the pools in front of them refuse. */
const databaseRefused =
  /lock time-?out|deadlock|canceling statement|statement time-?out|connection slots|too many (clients|connections)|(connection|pool).*(time-?out|exhausted)|timeout.*(connect|connection)|acquir\w* .*connection|\b(53300|55P03|40P01|57014)\b/i;

/** Whether a log line tells that a call failed: whoever says so only hands it on. */
export const tellsOfFailedCall = (text: string): boolean => isSurelyPassedOn(text) || callFailed.test(text);

const isSurelyPassedOn = (text: string): boolean => callBroke.test(text) || databaseRefused.test(text);

/** A service's behaviour, without the failures that say themselves that they are somebody else's. */
export function withoutPassedOn(behaviour: OwnBehaviour): OwnBehaviour {
  const { errorTypes, ownErrors, failing, ...rest } = behaviour;
  const all = sum(errorTypes);
  const own = sum(errorTypes.filter(({ type, message }) => !isSurelyPassedOn(`${type} ${message}`)));
  if (own === all) return behaviour;
  const scaled = lessened(ownErrors, own / all);
  const worst = failing && { ...failing, difference: lessened(failing.difference, own / all) };
  return { ...rest, errorTypes, ownErrors: scaled, ...(worst && { failing: worst }) };
}

const sum = (types: OwnBehaviour['errorTypes']): number => types.reduce((all, { count }) => all + count, 0);

const lessened = (difference: Difference, share: number): Difference => ({
  ...difference,
  after: difference.before + (difference.after - difference.before) * share,
  strength: difference.strength * share,
});
