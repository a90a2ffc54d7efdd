/** What a metric says about a disk. Names are those of our exporters: the owner of a service knows them. */
export interface DiskCheck {
  readonly id: string;
  readonly metric: RegExp;
  /** From here on it is worth telling, in the metric's unit. */
  readonly threshold: number;
  /** Empty: a symptom, whose cause others must name. */
  readonly category: string;
  readonly says: (value: number) => string;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const diskChecks: readonly DiskCheck[] = [
  {
    id: 'disk.full',
    metric: /^(system-)?filesystem-utilization/,
    threshold: 0.95,
    category: 'infrastructure.disk-full',
    says: (value) => `a volume is ${percent(value)} full`,
  },
  {
    id: 'disk.io-wait',
    metric: /^(system-)?(cpu-)?iowait-utilization/,
    threshold: 0.3,
    category: '',
    says: (value) => `${percent(value)} of the CPU's time is spent waiting for disks`,
  },
];

/** A volume that fills at its present pace within this time is as good as full. */
export const fillsWithinMs = 15 * 60_000;
