import type { Task } from '@compass/contracts';
import type { Answer, Offer } from '../auction/offer.js';
import type { Bidder } from '../registry/bidder.js';
import type { MarketRules } from './market-task.js';

/** Wall clock of the tests. */
export const now = 1_800_000_000_000;

export const rules: MarketRules = { patienceMs: 10_000, backoffMs: { first: 250, longest: 1_000 }, maxAttempts: 3 };

export function aTask(parts: Partial<Task> = {}): Task {
  return {
    taskId: 'task-1',
    investigationId: 'investigation-1',
    kind: 'TASK_KIND_DIAGNOSE',
    phase: 'PHASE_OBSERVE',
    question: { what: 'slow requests', where: 'checkout', why: '' },
    capability: 'diagnose.database',
    scope: null,
    priceCeilingMicros: 500_000,
    timeoutSeconds: 60,
    deadlineAtMs: now + 120_000,
    priority: 3,
    claim: null,
    ...parts,
  };
}

export function aBidder(name: string, parts: Partial<Bidder> = {}): Bidder {
  return { name, version: '1.0.0', expertise: {}, capacity: 1, addresses: [`${name}:1`], ...parts };
}

export function aBid(parts: Partial<Extract<Answer, { kind: 'bid' }>> = {}): Extract<Answer, { kind: 'bid' }> {
  return { kind: 'bid', priceMicros: 100_000, expectedSeconds: 5, confidence: 0.8, ...parts };
}

export function anOffer(name: string, bid: Parameters<typeof aBid>[0] = {}, bidder: Partial<Bidder> = {}): Offer {
  return { bidder: aBidder(name, bidder), answer: aBid(bid) };
}
