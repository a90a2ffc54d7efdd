import { faultKind, type Cause } from './fault-kind.js';

const causeOf = (faultType: string, category: string): Cause => ({
  rootService: 'payment',
  acceptedServices: ['payment', 'checkout'],
  rootIndicator: [
    'checkout_call-payment-duration-p50-ms',
    'checkout_call-payment-duration-p95-ms',
    'checkout_call-payment-duration-p99-ms',
  ],
  faultType,
  acceptedCategories: [category],
});

/** Packets between checkout and payment take their time. */
export const networkDelay = faultKind({
  plan: (random) => {
    const low = random.between(250, 450);
    return { delayMs: [low, low * 1.3] as const };
  },
  building: { linkTo: 'payment' },
  begin: (quality, { shop }) => shop.link.become(quality),
  toldBy: ['CheckoutSlow'],
  cause: () => causeOf('network-delay', 'network.delay'),
});

/** Packets between checkout and payment get lost. */
export const packetLoss = faultKind({
  plan: (random) => ({ loss: random.between(0.25, 0.4) }),
  building: { linkTo: 'payment' },
  begin: (quality, { shop }) => shop.link.become(quality),
  toldBy: ['CheckoutSlow', 'WebErrors'],
  cause: () => causeOf('packet-loss', 'network.loss'),
});
