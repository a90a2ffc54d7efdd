/** What COMPASS says of one case, in the words that a scorer compares; key order is the file's. */
export interface Prediction {
  /** Objects (services, instances, nodes, a namespace), best first, each once. */
  readonly services: readonly string[];
  /** `<service>_<metric>`, best first, each once. */
  readonly indicators: readonly string[];
  /** Best first. */
  readonly diagnoses: readonly { readonly object: string; readonly faultType: string }[];
  /** Of the change to blame, else none. */
  readonly commit: string;
  /** P(the first object is right). */
  readonly confidence: number;
  /** No cause was named; the ranking is given all the same. */
  readonly abstained: boolean;
  readonly seconds: number;
}
