import { faultKind } from './fault-kind.js';

/** The card network takes seconds for what took milliseconds. */
export const slowThirdParty = faultKind({
  plan: (random) => {
    const low = random.between(1500, 3000);
    return { answersWithinMs: [low, low * 1.6] as const };
  },
  begin: (condition, { shop }) => shop.thirdParties.become('card-network', condition),
  toldBy: ['CheckoutSlow'],
  cause: () => ({
    rootService: 'card-network',
    acceptedServices: ['card-network', 'payment'],
    rootIndicator: ['payment_call-card-network-duration-p50-ms', 'payment_call-card-network-duration-p95-ms'],
    faultType: 'slow-third-party',
    acceptedCategories: ['dependency.failure'],
  }),
});
