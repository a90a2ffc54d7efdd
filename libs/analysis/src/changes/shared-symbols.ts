/** Words that every diff and many messages have; sharing them says nothing. */
const common = new Set(
  'const return import export function error errors from this that with value values type types string number null undefined true false throw await async failed unhandled invalid argument request response service message'.split(
    ' ',
  ),
);

const identifier = /[A-Za-z_][A-Za-z0-9_]{3,}/g;

function symbolsOf(text: string): Set<string> {
  return new Set(
    [...text.matchAll(identifier)].map(([word]) => word.toLowerCase()).filter((word) => !common.has(word)),
  );
}

/** The identifiers that a diff's added and removed lines share with an error's text, lower case, in the diff's order. */
export function sharedSymbols(diff: string, error: string): string[] {
  const changed = diff
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/.test(line))
    .join('\n');
  const said = symbolsOf(error);
  return [...symbolsOf(changed)].filter((symbol) => said.has(symbol));
}
