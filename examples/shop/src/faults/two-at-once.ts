import { badRelease } from './bad-release.js';
import { faultKind } from './fault-kind.js';
import { slowThirdParty } from './slow-third-party.js';

/** A bad release of catalogue, and within seconds a slow card network: both are right to name. */
export const twoAtOnce = faultKind({
  plan: (random) => ({ release: badRelease.plan(random), thirdParty: slowThirdParty.plan(random) }),
  begin: async ({ release, thirdParty }, scene) => {
    await slowThirdParty.begin(thirdParty, scene);
    await badRelease.begin(release, scene);
  },
  toldBy: ['WebErrors', 'CheckoutSlow'],
  cause: ({ release, thirdParty }) => {
    const [first, second] = [badRelease.cause(release), slowThirdParty.cause(thirdParty)];
    return {
      ...first,
      acceptedServices: [...first.acceptedServices, ...second.acceptedServices],
      rootIndicator: [...first.rootIndicator, ...second.rootIndicator],
      acceptedCategories: [...first.acceptedCategories, ...second.acceptedCategories],
      faultType: 'two-at-once',
    };
  },
});
