import { beforeAfter, byOperation, durationText, meanMsOf, talliesOf } from '@compass/analysis';
import type { Scene } from './scene.js';

interface Part {
  readonly text: string;
  /** Milliseconds since the onset that were not spent before. */
  readonly addedMs: number;
}

/** For people: what most of a service's added time is spent on, its own work or its waiting for one callee; empty when on nothing. */
export function longest(service: string, scene: Scene): string {
  const spans = scene.services.find((one) => one.service === service);
  const behaviour = scene.behaviours.get(service);
  if (!spans || !behaviour) return '';
  const { ownWork } = behaviour;
  const own = {
    text: `its own work (${times(ownWork.before, ownWork.after)} a request)`,
    addedMs: (ownWork.after - ownWork.before) * ownWork.callsAfter,
  };
  const waits = byOperation([...spans.calling, ...spans.waiting]).map((same): Part => {
    const { before, after } = beforeAfter(talliesOf(same, scene.grid), scene.grid, scene.splitMs);
    const [was, is] = [meanMsOf(before), meanMsOf(after)];
    const { peer, operation } = same[0]!;
    return {
      text: `${operation}${peer ? ` at ${peer}` : ''} (${times(was, is)} a call)`,
      addedMs: (is - was) * after.calls,
    };
  });
  const [most] = [own, ...waits].sort((a, b) => b.addedMs - a.addedMs);
  return most && most.addedMs > 0 ? `; most of it is ${most.text}` : '';
}

const times = (before: number, after: number): string => `${durationText(before)} → ${durationText(after)}`;
