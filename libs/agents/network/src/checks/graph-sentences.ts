import { isThrottling, metricMeaning, numberText, shareText, wordsOf, type Origin } from '@compass/analysis';
import { surge, type Scene } from '../scene.js';
import type { Seen } from './check.js';

/** Beyond these, nobody is likely to be the origin. */
const mostOrigins = 6;
const most = 0.9;

/** Of several origins that do not explain each other at most one is right: something that they share is likelier then. */
export function originsOnTheGraph({ origins, loads }: Scene): Seen[] {
  const all = Math.hypot(...origins.map(({ strength, own }) => strength * own));
  return origins.slice(0, mostOrigins).flatMap((origin): Seen[] => {
    const load = loads.get(origin.service);
    const category = categoryOf(origin, load);
    const strength = most * origin.strength * origin.own * ((origin.strength * origin.own) / all);
    const itself = {
      ...seen(origin),
      category,
      strength,
      statement: `${change(origin)}; ${explanation(origin)}${asked(load)}.`,
      refutations: [
        `Something that ${origin.service} calls suffers as much.`,
        `${origin.service} suffered before the alerting service did.`,
      ],
    };
    return [itself, ...unwatchedBelow(origin).map((one) => ({ ...one, category, strength: strength * one.strength }))];
  });
}

/** Whether a service calls the one that the alert is about, nobody knows where nothing is seen of that. */
const perhapsCalled = 0.5;

/** Whom nobody can acquit: each has a part of what may be theirs. */
function unwatchedBelow(origin: Origin): Seen[] {
  return origin.unwatched.map(({ service, isCalled }) => ({
    ...seen(origin),
    service,
    strength: (isCalled ? 1 : perhapsCalled) / origin.unwatched.length,
    statement: `Nothing tells how ${service} fares, which ${isCalled ? `${origin.service} calls` : 'the alert is about'}; ${change(origin)}.`,
    refutations: [`${service} answers ${origin.service} as fast and as rightly as before.`],
    of: [origin.service],
  }));
}

/** What kind of trouble it is, the way that it travels does not tell: where no other kind fits, the place stays. */
const unknownKind = 0.65;

export function whereTroubleBegins(scene: Scene): Seen[] {
  return originsOnTheGraph(scene).map((origin) => ({
    ...origin,
    category: 'application.unusual-behaviour',
    strength: unknownKind * origin.strength,
  }));
}

const isSurge = (load = 1): boolean => load >= surge;
const asked = (load = 1): string => (isSurge(load) ? `; it is asked ${numberText(load)} times as much as before` : '');

/** Who throttles has more to do than it may, and so has who is asked far more than before. */
function categoryOf({ kind, metric }: Origin, load: number | undefined): string {
  if (isSurge(load)) return 'application.overload';
  if (kind === 'latency') return 'application.latency';
  return isThrottling(metric) ? 'application.overload' : 'application.error';
}

/** Symptoms: services that suffer with the alert because of what they call. */
export function sufferersOnTheGraph({ origins }: Scene): Seen[] {
  return origins
    .filter(({ own }) => own < 0.5)
    .map((origin) => ({
      ...seen(origin),
      strength: 0.8 * origin.strength,
      statement: `${change(origin)}.`,
    }));
}

function seen({ service, metric, onsetMs }: Origin) {
  const down = metricMeaning(metric).role === 'availability';
  return { service, indicator: metric, direction: down ? ('down' as const) : ('up' as const), onsetMs };
}

function change({ service, metric, before, after }: Origin): string {
  const unit = wordsOf(metric).includes('total') ? ' a second' : '';
  return `${metric} of ${service} went from ${numberText(before)} to ${numberText(after)}${unit} as the trouble began`;
}

const hardlyAny = 0.05;

function explanation({ own, explainedBy, called, unwatched }: Origin): string {
  if (called > 0 && called >= 1 - own) return `${shareText(called)} of it is explained by calls that it makes itself`;
  if (explainedBy === undefined && unwatched.length > 0)
    return `nothing that it is known to call is seen to suffer with it, but nothing tells how ${unwatched.map(({ service }) => service).join(', ')} ${unwatched.length > 1 ? 'fare' : 'fares'}`;
  if (explainedBy === undefined) return 'nothing that it is known to call suffers with it';
  if (1 - own < hardlyAny) return `hardly any of it is explained by what ${explainedBy} suffers`;
  return `${shareText(1 - own)} of it is explained by what ${explainedBy} suffers`;
}
