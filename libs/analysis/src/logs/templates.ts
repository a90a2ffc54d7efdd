import { maskVariables, variable } from './mask.js';

/** Lines are one template when at least this share of their tokens agrees. */
const similarityThreshold = 0.6;
/** Beyond it, a shape's further lines join its most similar template: memory and time stay bounded on any input. */
const templatesPerShape = 200;
const longestTemplate = 400;
/** Lines of one length with more first words than this begin with something that varies. */
const firstWordsPerLength = 200;

/** For example OrderService#42 or order.py:42: two lines of code are two templates, however alike what they say. */
const placeInCode = /[A-Za-z_]#\d+|\.[a-z]{1,4}:\d+/;

interface Cluster {
  tokens: string[];
}

/**
 * Groups log lines that differ only in their variable parts. After masking, lines of one shape (as many tokens, same first token, same place in code)
 * join the most similar template when enough tokens agree; what disagrees becomes variable. The idea is Drain's (He, Zhu, Zheng,
 * Lyu: An online log parsing approach with fixed depth tree, ICWS 2017), with the tree cut to one level.
 * The same lines in the same order give the same templates.
 */
export class TemplateMiner {
  readonly #shapes = new Map<string, Cluster[]>();
  readonly #byMasked = new Map<string, Cluster>();
  readonly #firstWords = new Map<number, Set<string>>();

  /** @returns a handle of the line's template; its text is final once every line was added: see {@link textOf} */
  add(message: string): TemplateHandle {
    const masked = maskVariables(firstLine(message)).slice(0, longestTemplate);
    const known = this.#byMasked.get(masked);
    if (known) return known;
    const cluster = this.#place(masked.split(/\s+/));
    this.#byMasked.set(masked, cluster);
    return cluster;
  }

  #place(tokens: string[]): Cluster {
    const place = tokens.find((token) => placeInCode.test(token)) ?? '';
    const shape = `${tokens.length} ${this.#firstWord(tokens)} ${place}`;
    const clusters = this.#shapes.get(shape) ?? [];
    this.#shapes.set(shape, clusters);
    const [best, similarity] = mostSimilar(clusters, tokens);
    if (best && (similarity >= similarityThreshold || clusters.length >= templatesPerShape)) {
      best.tokens = best.tokens.map((token, i) => (token === tokens[i] ? token : variable));
      return best;
    }
    const cluster = { tokens };
    clusters.push(cluster);
    return cluster;
  }

  #firstWord(tokens: readonly string[]): string {
    const known = this.#firstWords.get(tokens.length) ?? new Set<string>();
    this.#firstWords.set(tokens.length, known);
    const [word = ''] = tokens;
    if (known.size < firstWordsPerLength) known.add(word);
    return known.has(word) ? word : variable;
  }
}

/** Stands for a template while lines are still being added. */
export type TemplateHandle = Readonly<Cluster>;

/** A template's constant parts, `<*>` for what varies. */
export const textOf = (template: TemplateHandle): string => template.tokens.join(' ');

/** A stack trace's or record's first line says what it is about. */
const firstLine = (message: string): string => /\S[^\r\n]*/.exec(message)?.[0].trimEnd() ?? '';

function mostSimilar(clusters: readonly Cluster[], tokens: readonly string[]): [Cluster | undefined, number] {
  let best: Cluster | undefined;
  let highest = -1;
  for (const cluster of clusters) {
    const agreeing = cluster.tokens.filter((token, i) => token === tokens[i]).length;
    if (agreeing / tokens.length > highest) [best, highest] = [cluster, agreeing / tokens.length];
  }
  return [best, highest];
}
