import type { ServerCertificate } from '../platform/certificates.js';

/** How a third party is, as far as the shop can notice. */
export interface Character extends ServerCertificate {
  readonly port: number;
  readonly answersWithinMs: readonly [low: number, high: number];
  readonly seed: number;
}

export function characterEnvironment(character: Character): Record<string, string> {
  return { SHOP_THIRD_PARTY: JSON.stringify(character) };
}

/** The character of this process. Throws when there is none. */
export function ownCharacter(): Character {
  const json = process.env['SHOP_THIRD_PARTY'];
  if (!json) throw new Error('SHOP_THIRD_PARTY is not set: third parties are started by platform/third-parties.ts');
  return JSON.parse(json) as Character;
}
