/** Where a Prometheus is, or what answers as one does (Thanos, Mimir, VictoriaMetrics), and how to read it. */
export interface PrometheusSettings {
  /** Of its HTTP API, without /api/v1. */
  readonly url: string;
  /** PromQL label matchers that every series has to fulfil, for example `cluster="eu", namespace=~"shop|pay"`. */
  readonly match?: string | undefined;
  /** Labels that name a series' service, best first. */
  readonly services: readonly string[];
  /** How often it scrapes. */
  readonly scrapeSeconds: number;
  /** Sent as a bearer token; never shown. */
  readonly token?: string | undefined;
}
