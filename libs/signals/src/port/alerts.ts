import type { TimeWindow } from '@compass/kernel';

export interface AlertEventsRequest {
  readonly window: TimeWindow;
}

/** Something that a monitor took for abnormal: an indicator of an instance, a line that it logged, or calls between two of them. */
export type AlertEvent =
  | {
      readonly kind: 'metric';
      readonly instance: string;
      readonly metric: string;
      readonly direction: 'up' | 'down' | 'changed';
      /** The machine that the instance runs on; absent when not told. */
      readonly host?: string;
    }
  | {
      readonly kind: 'log';
      readonly instance: string;
      /** Text or number of the line's template. */
      readonly template: string;
    }
  | {
      readonly kind: 'call';
      readonly caller: string;
      readonly callee: string;
      readonly operation: string;
      readonly symptom: 'slow' | 'failed';
      /** Status of failed calls, as recorded. */
      readonly code?: string;
    };

/** What the monitors of an environment said, by whatever detector they use; without times. */
export interface AlertEvents {
  /** Every instance that is watched, whether or not anything was said of it. */
  readonly instances: readonly string[];
  /** In the order in which they were raised. */
  readonly events: readonly AlertEvent[];
}
