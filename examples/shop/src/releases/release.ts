import type { ServiceName } from '../platform/service-names.js';

/** A version of a service that can be deployed over another. */
export interface Release {
  readonly service: ServiceName;
  readonly version: string;
  readonly previousVersion: string;
  /** The module that differs, below services/<service>/releases/<version>. */
  readonly module: string;
  /** What its authors say of it. */
  readonly summary: string;
}

const catalogue = { service: 'catalogue', previousVersion: '2.4.0', module: 'pricing' } as const;

/** Releases that change nothing that anyone depends on. */
export const HARMLESS_RELEASES: readonly Release[] = [
  {
    service: 'web',
    version: '5.2.1',
    previousVersion: '5.2.0',
    module: 'listing',
    summary: 'Category titles start with a capital letter',
  },
  {
    service: 'checkout',
    version: '1.9.1',
    previousVersion: '1.9.0',
    module: 'order-number',
    summary: 'Order numbers tell the channel',
  },
  {
    service: 'payment',
    version: '4.0.4',
    previousVersion: '4.0.3',
    module: 'receipt',
    summary: 'Receipts say thank you',
  },
  { ...catalogue, version: '2.4.1', summary: 'Currency before the amount' },
];

/** Releases of catalogue, each of which cannot price some of the products. */
export const BAD_RELEASES: readonly Release[] = [
  { ...catalogue, version: '2.5.0', summary: 'Show what a customer saves against the list price' },
  { ...catalogue, version: '2.5.1', summary: 'Show the unit that a price is for' },
  { ...catalogue, version: '2.6.0', summary: 'Hand rebates of suppliers on to customers' },
];
