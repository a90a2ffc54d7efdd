import { tellsOfBrokenCall, type Difference, type OwnBehaviour } from '@compass/analysis';

/** A service's behaviour, without the failures that say themselves that they are somebody else's. */
export function withoutPassedOn(behaviour: OwnBehaviour): OwnBehaviour {
  const { errorTypes, ownErrors, failing, ...rest } = behaviour;
  const all = sum(errorTypes);
  const own = sum(errorTypes.filter(({ type, message }) => !tellsOfBrokenCall(`${type} ${message}`)));
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
