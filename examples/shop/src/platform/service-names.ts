export const SERVICES = [
  'web',
  'catalogue',
  'cart',
  'checkout',
  'payment',
  'accounts',
  'recommendations',
  'shipping',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Companies that the shop calls over the internet, and that tell nothing of how they are. */
export const THIRD_PARTIES = ['card-network', 'carrier'] as const;
export type ThirdPartyName = (typeof THIRD_PARTIES)[number];

/** What runs before anything is deployed. */
export const FIRST_VERSIONS: Readonly<Record<ServiceName, string>> = {
  web: '5.2.0',
  catalogue: '2.4.0',
  cart: '3.1.0',
  checkout: '1.9.0',
  payment: '4.0.3',
  accounts: '1.3.0',
  recommendations: '2.1.0',
  shipping: '1.0.2',
};

/** The machine that each service runs on, by place: CPUs that it shares with what else runs there. */
export const NODES: Readonly<Record<string, readonly ServiceName[]>> = {
  'node-a': ['web', 'cart', 'checkout', 'payment', 'shipping'],
  'node-b': ['catalogue', 'accounts', 'recommendations'],
};
