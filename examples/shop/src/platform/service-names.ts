export const SERVICES = ['web', 'catalogue', 'cart', 'checkout', 'payment'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** What runs before anything is deployed. */
export const FIRST_VERSIONS: Readonly<Record<ServiceName, string>> = {
  web: '5.2.0',
  catalogue: '2.4.0',
  cart: '3.1.0',
  checkout: '1.9.0',
  payment: '4.0.3',
};
