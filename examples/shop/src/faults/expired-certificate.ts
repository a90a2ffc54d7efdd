import { faultKind } from './fault-kind.js';

/** The card network's certificate has expired, and is served on. */
export const expiredCertificate = faultKind({
  plan: (random) => ({ expiredSinceMs: random.integer(60_000, 3_600_000) }),
  begin: (condition, { shop }) => shop.thirdParties.become('card-network', condition),
  toldBy: ['WebErrors'],
  cause: () => ({
    rootService: 'card-network',
    acceptedServices: ['card-network', 'payment'],
    rootIndicator: ['payment_call-card-network-error-ratio'],
    faultType: 'expired-certificate',
    acceptedCategories: ['dependency.failure'],
  }),
});
