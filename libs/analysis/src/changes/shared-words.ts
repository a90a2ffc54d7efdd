/** Words of engineers' everyday: sharing them says nothing. */
const everyday = new Set(
  'the and for with from that this not was were has have are but all any one its into than then when after before over per via returning returned returns error errors failed failure failing fails fail service services request requests response message value values data type types string number null true false return const func function import export async await http https status code ratio rate total count high low above below rising exceeded'.split(
    ' ',
  ),
);

/** The words of identifiers, paths and texts: camelCase and snake_case taken apart, lower case, plural s dropped. */
export function wordsOf(text: string): Set<string> {
  const parts = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return new Set(
    parts
      .filter((word) => word.length > 2 && !/^\d+$/.test(word))
      .map((word) => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word))
      .filter((word) => !everyday.has(word)),
  );
}

/** How rare words are among documents: log of documents over those that have the word. */
export function rarityIn(documents: readonly ReadonlySet<string>[]): (word: string) => number {
  return (word) => {
    const having = documents.filter((document) => document.has(word)).length;
    return Math.log((documents.length + 1) / (having + 1)) + 0.2;
  };
}

/** The words that two texts share, rarest first, and 0..1: how much they weigh (three rare words are plenty). */
export function sharedWords(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  rarity: (word: string) => number,
): { readonly words: readonly string[]; readonly weight: number } {
  const words = [...a].filter((word) => b.has(word)).sort((x, y) => rarity(y) - rarity(x) || (x < y ? -1 : 1));
  const sum = words.reduce((total, word) => total + rarity(word), 0);
  return { words, weight: 1 - Math.exp(-sum / 3) };
}
