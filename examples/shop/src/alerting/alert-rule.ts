import { SERVICES, type ServiceName } from '../platform/service-names.js';

/** A rule over one recorded column: it fires while the median of the last `overS` seconds is above the threshold. */
export interface AlertRule {
  readonly name: string;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
  readonly service: string;
  readonly column: string;
  readonly overS: number;
  /** The threshold: this many times the column's median in the baseline … */
  readonly timesBaseline: number;
  /** … but at least this, in the column's unit. */
  readonly atLeast: number;
  /** Whether visitors suffer when it fires. */
  readonly noticesHarm: boolean;
}

/** The first part of a recording, that rules take for normal. */
export const BASELINE_S = 150;

/** Memory tells early that a process is going to die. */
function memoryHigh(service: ServiceName): AlertRule {
  return {
    name: 'MemoryHigh',
    severity: 'warning',
    summary: `memory of ${service} is far above normal`,
    service,
    column: `${service}_process-memory-usage-bytes`,
    overS: 30,
    timesBaseline: 1.6,
    atLeast: 150e6,
    noticesHarm: true,
  };
}

/** The monitors of the shop. Where two fire in the same moment the first of this list speaks. */
export const ALERT_RULES: readonly AlertRule[] = [
  {
    name: 'CheckoutSlow',
    severity: 'critical',
    summary: '95th percentile of the duration of POST /checkout is far above normal',
    service: 'web',
    column: 'web_route-post-checkout-duration-p95-ms',
    overS: 60,
    timesBaseline: 3,
    atLeast: 1000,
    noticesHarm: true,
  },
  {
    name: 'WebErrors',
    severity: 'critical',
    summary: 'share of requests to web that fail is far above normal',
    service: 'web',
    column: 'web_http-server-error-ratio',
    overS: 60,
    timesBaseline: 3,
    atLeast: 0.03,
    noticesHarm: true,
  },
  {
    name: 'ProductsSlow',
    severity: 'critical',
    summary: '95th percentile of the duration of GET /products/:id is far above normal',
    service: 'web',
    column: 'web_route-get-products-id-duration-p95-ms',
    overS: 60,
    timesBaseline: 3,
    atLeast: 400,
    noticesHarm: true,
  },
  ...SERVICES.map(memoryHigh),
  {
    name: 'WebTraffic',
    severity: 'warning',
    summary: 'requests to web per second are far above normal',
    service: 'web',
    column: 'web_http-server-request-rate',
    overS: 120,
    timesBaseline: 1.6,
    atLeast: 5,
    noticesHarm: false,
  },
];
