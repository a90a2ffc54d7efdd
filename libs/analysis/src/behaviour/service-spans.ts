import type { OperationActivity } from './activity.js';
import { spanRole, type SpanRole } from './span-role.js';

/** One service's spans by what their time means. */
export interface ServiceSpans {
  readonly service: string;
  readonly serving: readonly OperationActivity[];
  readonly calling: readonly OperationActivity[];
  readonly waiting: readonly OperationActivity[];
  readonly working: readonly OperationActivity[];
}

/** Services in name order. */
export function servicesOf(operations: readonly OperationActivity[]): ServiceSpans[] {
  const names = [...new Set(operations.map(({ service }) => service))].sort();
  return names.map((service) => {
    const own = operations.filter((operation) => operation.service === service);
    const of = (role: SpanRole) => own.filter((operation) => spanRole(operation) === role);
    return { service, serving: of('serving'), calling: of('calling'), waiting: of('waiting'), working: of('working') };
  });
}

/** Operations of one name and callee together, whatever their version. */
export function byOperation(operations: readonly OperationActivity[]): OperationActivity[][] {
  const groups = new Map<string, OperationActivity[]>();
  for (const one of operations) {
    const key = JSON.stringify([one.operation, one.peer]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
