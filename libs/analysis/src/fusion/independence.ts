import { strongestFirst, type Finding } from './evidence.js';

/**
 * How strongly several findings carry a claim together, 0..1: noisy-or, 1 − Π(1 − strength), which holds for independent
 * sources. Findings that read the same observations are not independent, so each counts only by the share of its
 * observations that no stronger finding has brought already: saying the same thing twice adds nothing.
 * Source of noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3.2.
 */
export function combinedStrength(findings: readonly Finding[]): number {
  const seen = new Set<string>();
  let doubt = 1;
  for (const finding of strongestFirst(findings)) {
    const cited = new Set(finding.observations);
    const novel = [...cited].filter((hash) => !seen.has(hash));
    doubt *= 1 - finding.strength * (novel.length / Math.max(1, cited.size));
    for (const hash of novel) seen.add(hash);
  }
  return 1 - doubt;
}
