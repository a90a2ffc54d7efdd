/** Names come again with every sample's series; beyond so many, somebody makes them up. */
const mostNames = 10_000;

/** The same reading of names, worked out once for each name. @param read pure */
export function remembered<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before!;
    if (known.size >= mostNames) known.clear();
    const meaning = read(name);
    known.set(name, meaning);
    return meaning;
  };
}
