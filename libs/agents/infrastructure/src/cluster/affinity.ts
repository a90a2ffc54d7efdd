import { declaredAt, declaredPod, type Workload } from './cluster.js';

type Labels = Readonly<Record<string, string>>;

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * What a workload's declaration requires of its nodes' labels, as the scheduler reads it: one of the terms, and all expressions of that
 * term. Undefined when it requires nothing.
 */
export function requiredAffinity(workload: Workload): { fits(labels: Labels): boolean } | undefined {
  const terms = declaredAt(
    declaredPod(workload),
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  if (!Array.isArray(terms)) return undefined;
  const read = terms.map((term: unknown) => expressionsOf(declaredAt(term, 'matchExpressions')));
  return { fits: (labels) => read.some((expressions) => expressions.every((one) => holds(one, labels))) };
}

function expressionsOf(value: unknown): Expression[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: unknown) => {
    const values = declaredAt(one, 'values');
    return {
      key: String(declaredAt(one, 'key')),
      operator: String(declaredAt(one, 'operator')),
      values: Array.isArray(values) ? values.map(String) : [],
    };
  });
}

function holds({ key, operator, values }: Expression, labels: Labels): boolean {
  const label = labels[key];
  if (operator === 'In') return label !== undefined && values.includes(label);
  if (operator === 'NotIn') return label === undefined || !values.includes(label);
  if (operator === 'Exists') return label !== undefined;
  if (operator === 'DoesNotExist') return label === undefined;
  return operator === 'Gt' ? Number(label) > Number(values[0]) : Number(label) < Number(values[0]);
}
