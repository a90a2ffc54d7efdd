/** Words that every diff and many messages have; sharing them says nothing. */
const common = new Set(
  'const return import export function error errors from this that with value values type types string number null undefined true false throw await async failed unhandled invalid argument request response service message'.split(
    ' ',
  ),
);

const identifier = /[A-Za-z_][A-Za-z0-9_]{3,}/g;

/** As written, by their lower case. */
function symbolsOf(text: string): Map<string, string> {
  const words = [...text.matchAll(identifier)].map(([word]) => [word.toLowerCase(), word] as const);
  return new Map(words.filter(([key]) => !common.has(key)));
}

/** The identifiers that a diff's added and removed lines share with an error's text, whatever their case, as the diff writes them. */
export function sharedSymbols(diff: string, error: string): string[] {
  const changed = diff
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/.test(line))
    .join('\n');
  const said = symbolsOf(error);
  return [...symbolsOf(changed)].flatMap(([key, word]) => (said.has(key) ? [word] : []));
}
