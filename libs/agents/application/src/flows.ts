import type { InvestigationContext, LogPaths, Observation, Task } from '@compass/agent-sdk';
import { lineText, brokenFlows, numberText, type BrokenFlow, type FlowEnd, type StoppedLine } from '@compass/analysis';
import type { Trouble } from './troubles.js';

/** What requests left behind, group by group of services. */
export interface LookedAtPaths {
  readonly parts: readonly LogPaths[];
  /** The looks that hold a service's paths; never empty. */
  readonly observationsOf: (service: string) => readonly Observation[];
}

/** What always happens is told by hours, not by the minutes before the alert. */
const pastMs = 6 * 3_600_000;
const bucketSeconds = 30;
/** Beyond it, an answer loses its rarer paths. */
const servicesPerLook = 6;

export async function lookAtPaths(
  { window, alertAtMs }: Task,
  services: readonly string[],
  { logs }: InvestigationContext['signals'],
): Promise<LookedAtPaths> {
  const names = [...new Set(services)].sort();
  const whole = { startMs: Math.max(0, Math.min(window.startMs, alertAtMs - pastMs)), endMs: window.endMs };
  const groups = Array.from({ length: Math.max(1, Math.ceil(names.length / servicesPerLook)) }, (_, i) =>
    names.slice(i * servicesPerLook, (i + 1) * servicesPerLook),
  );
  const looks = await Promise.all(groups.map((group) => logs.paths({ services: group, window: whole, bucketSeconds })));
  return {
    parts: looks.flatMap(({ data }) => data ?? []),
    observationsOf: (service) => [
      looks[
        Math.max(
          0,
          groups.findIndex((group) => group.includes(service)),
        )
      ]!,
    ],
  };
}

/** The services whose requests no longer do what they always did, strongest first. */
export function brokenPaths(parts: readonly LogPaths[] | undefined, alertAtMs: number): BrokenFlow[] {
  return (parts ?? [])
    .flatMap(({ paths, kinds, buckets }) => brokenFlows(paths, kinds, buckets, alertAtMs))
    .sort((a, b) => b.strength - a.strength);
}

/** Much the same as an error, only that nobody wrote it down. */
const certain = 0.9;

export function brokenPath({ service, first, missing, end, before, after, onsetMs, strength }: BrokenFlow): Trouble {
  const usual = `${numberText(before.whole)} of ${numberText(before.first)}`;
  const now = `${numberText(after.whole)} of ${numberText(after.first)}`;
  return {
    service,
    kind: end.how === 'other-way' ? 'result' : 'errors',
    indicator: `missing: ${missing}`,
    onsetMs,
    strength: certain * strength,
    text: `${first} ${missing}`,
    sentence: `requests to ${service} that leave "${lineText(first, 100)}" no longer leave "${lineText(missing, 100)}": ${now} since, ${usual} before; ${endText(end)}`,
  };
}

/** Without the requests themselves, lines tell less surely what always came together. */
const byLines = 0.6;

export function stoppedLine({ service, missing, companion, seen, expected, onsetMs, strength }: StoppedLine): Trouble {
  return {
    service,
    kind: 'errors',
    indicator: `missing: ${missing}`,
    onsetMs,
    strength: byLines * strength,
    text: `${companion} ${missing}`,
    sentence: `${service} no longer logs "${lineText(missing, 100)}" where it logs "${lineText(companion, 100)}", as it always did: ${numberText(seen)} lines since, ${numberText(expected)} were to be expected`,
  };
}

function endText({ how, instead, uncalled }: FlowEnd): string {
  if (how === 'failed') return 'they end in an error';
  if (how === 'skipped') return 'all else is as before, and that piece of the code is left out';
  if (instead !== undefined) return `they leave "${lineText(instead, 100)}" instead`;
  return `they end early, without an error, and no longer come to "${lineText(uncalled ?? '', 100)}"`;
}
