import type { Random } from '../schedule/random.js';
import type { SimulatedProcess } from './simulated-process.js';

const fates = ['crash-before', 'crash-after', 'lose-request', 'lose-answer', 'freeze-before', 'freeze-after'] as const;
/** What becomes of one call, and of the process that makes it. */
export type Fate = (typeof fates)[number];

const services = ['intake', 'orchestrator', 'task-market'] as const;
/** Calls that are few and matter: aimed at by name. */
const aims = [
  ...(['db.commit', 'log.append', 'outbox.remove', 'log.commit', 'log.heartbeat'] as const),
  ...(['inbox.admit', 'inbox.resume'] as const),
];

interface PlannedFault {
  readonly fate: Fate;
  readonly service: string;
  /** The start of the label; empty: any call. */
  readonly aim: string;
  /** Calls that match until it strikes. */
  left: number;
}

const ports = ['log', 'db', 'net'] as const;

/** A time during which nothing gets through to one back end. */
interface Outage {
  readonly port: (typeof ports)[number];
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface FaultOptions {
  readonly random: Random;
  readonly startMs: number;
  readonly nowMs: () => number;
}

/** The faults of one schedule: drawn before it begins, at least one of them bound to strike. */
export class Faults {
  /** Those that struck, as a person would say them. */
  readonly struck: string[] = [];
  private readonly planned: PlannedFault[];
  private readonly outages: readonly Outage[];
  private readonly noticed = new Set<Outage>();

  constructor(private readonly options: FaultOptions) {
    const { random } = options;
    const isStorm = random.chance(0.1);
    const sure = { fate: random.pick(fates), service: random.pick(services), aim: '', left: 1 + random.below(60) };
    const more = Array.from({ length: random.below(isStorm ? 40 : 5) }, () => this.drawFault());
    this.planned = [sure, ...more, ...(random.chance(0.1) ? this.drawStaleClaim() : [])];
    this.outages = Array.from({ length: isStorm ? 3 : random.below(10) < 3 ? 1 : 0 }, () => this.drawOutage());
  }

  /** To be asked once for each call. */
  fateOf(process: SimulatedProcess, label: string): Fate | undefined {
    for (const fault of this.planned) {
      if (fault.left === 0 || fault.service !== process.name.service || !label.startsWith(fault.aim)) continue;
      fault.left -= 1;
      if (fault.left > 0) continue;
      this.struck.push(`${fault.fate} at ${label} of ${process.title}`);
      return fault.fate;
    }
    return this.isAway(label) ? 'lose-request' : undefined;
  }

  freezeMs(): number {
    const { random } = this.options;
    return random.chance(0.5) ? random.between(100, 3_000) : random.between(6_000, 15_000);
  }

  private isAway(label: string): boolean {
    const nowMs = this.options.nowMs();
    const called = label.slice(0, label.indexOf('.'));
    const port = called === 'log' || called === 'net' ? called : 'db';
    const outage = this.outages.find((each) => each.port === port && each.fromMs <= nowMs && nowMs < each.untilMs);
    if (outage && !this.noticed.has(outage)) {
      this.noticed.add(outage);
      this.struck.push(`${port} is away for ${Math.round(outage.untilMs - outage.fromMs)} ms`);
    }
    return outage !== undefined;
  }

  private drawFault(): PlannedFault {
    const { random } = this.options;
    const aim = random.chance(0.6) ? random.pick(aims) : '';
    const reach = aim === '' ? 400 : aim === 'inbox.resume' ? 2 : 20;
    return { fate: random.pick(fates), service: random.pick(services), aim, left: 1 + random.below(reach) };
  }

  /** A message that fails once, and whose next attempt takes longer than its claim. */
  private drawStaleClaim(): PlannedFault[] {
    const { random } = this.options;
    const service = random.pick(services);
    return [
      { fate: 'lose-request', service, aim: 'inbox.admit', left: 1 + random.below(8) },
      { fate: 'freeze-before', service, aim: 'inbox.resume', left: 1 },
    ];
  }

  private drawOutage(): Outage {
    const { random, startMs } = this.options;
    const fromMs = startMs + random.between(0, 20_000);
    return {
      port: random.pick(ports),
      fromMs,
      untilMs: fromMs + random.between(200, random.chance(0.2) ? 40_000 : 5_000),
    };
  }
}
