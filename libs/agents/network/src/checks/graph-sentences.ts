import { metricMeaning, numberText, shareText, type Origin } from '@compass/analysis';
import type { Scene } from '../scene.js';
import type { Seen } from './check.js';

/** Beyond these, nobody is likely to be the origin. */
const mostOrigins = 6;
const most = 0.9;

/** Of several origins that do not explain each other at most one is right: something that they share is likelier then. */
export function originsOnTheGraph({ origins }: Scene): Seen[] {
  const all = Math.hypot(...origins.map(({ strength, own }) => strength * own));
  return origins.slice(0, mostOrigins).flatMap((origin): Seen[] => {
    const category = categoryOf(origin);
    const strength = most * origin.strength * origin.own * ((origin.strength * origin.own) / all);
    const itself = {
      ...seen(origin),
      category,
      strength,
      statement: `${change(origin)}; ${explanation(origin)}.`,
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

const categoryOf = ({ kind }: Origin): string => (kind === 'latency' ? 'application.latency' : 'application.error');

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

function seen({ service, metric, sinceMs }: Origin) {
  const down = metricMeaning(metric).role === 'availability';
  return { service, indicator: metric, direction: down ? ('down' as const) : ('up' as const), onsetMs: sinceMs };
}

const change = ({ service, metric, before, after }: Origin): string =>
  `${metric} of ${service} went from ${numberText(before)} to ${numberText(after)} as the trouble began`;

function explanation({ own, explainedBy, called, unwatched }: Origin): string {
  if (called > 0 && called >= 1 - own) return `${shareText(called)} of it is explained by calls that it makes itself`;
  if (explainedBy === undefined && unwatched.length > 0)
    return `nothing that it is known to call is seen to suffer with it, but nothing tells how ${unwatched.map(({ service }) => service).join(', ')} ${unwatched.length > 1 ? 'fare' : 'fares'}`;
  if (explainedBy === undefined) return 'nothing that it is known to call suffers with it';
  return `${shareText(1 - own)} of it is explained by what ${explainedBy} suffers`;
}
