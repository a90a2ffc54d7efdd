import { truthOf, type Truth } from '@compass/evaluation';

export type TruthTable = (found: { readonly source: string; readonly id: string }) => Truth | undefined;

/** The ground truth of each case below a folder of sources; a source's is read when it is first asked for. */
export function truthTable(root: string): TruthTable {
  const read = new Map<string, ReturnType<typeof truthOf>>();
  return ({ source, id }) => {
    if (!read.has(source)) read.set(source, truthOf(root, source));
    return read.get(source)?.get(id);
  };
}
