/** What a commit changes, by lines. */
export interface DiffLines {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The changed lines of a unified diff, trimmed, without empty ones, comments, and what merely moved. */
export function readDiff(diff: string): DiffLines {
  const [added, removed] = ['+', '-'].map((sign) => {
    const lines = diff.split('\n').filter((line) => line.startsWith(sign) && !/^([-+])\1\1 /.test(line));
    return lines.map((line) => line.slice(1).trim()).filter((line) => line !== '' && !isComment(line));
  }) as [string[], string[]];
  const moved = new Set(added.filter((line) => removed.includes(line)));
  return { added: added.filter((line) => !moved.has(line)), removed: removed.filter((line) => !moved.has(line)) };
}

const isComment = (line: string): boolean => /^(\/\/|#(?!include|\[|!)|\/?\*|<!--|--\s|"""|''')/.test(line);

/** What kinds of file a commit touches, as far as paths tell. */
export type FileKind = 'code' | 'setting' | 'dependency' | 'harmless';

const kinds: readonly (readonly [FileKind, RegExp])[] = [
  ['harmless', /(^|\/)(docs?|documentation|testdata|tests?|__tests__|fixtures|\.github|\.circleci|\.gitlab)\//i],
  ['harmless', /(_test|\.test|\.spec|_spec|Test)\.\w+$|\.(md|txt|rst|adoc|css|scss|less|svg|png|ico|golden)$/],
  ['harmless', /(^|\/)(CODEOWNERS|LICENSE|README[^/]*|CHANGELOG[^/]*|\.gitignore|\.editorconfig|Makefile)$/],
  [
    'dependency',
    /(^|\/)(go\.(mod|sum)|package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|requirements[^/]*\.txt|Pipfile(\.lock)?|poetry\.lock|pom\.xml|build\.gradle(\.kts)?|Cargo\.(toml|lock)|Gemfile(\.lock)?|Dockerfile)$/,
  ],
  ['setting', /\.(ya?ml|json|toml|ini|conf|properties|env|tf|hcl)$|(^|\/)(charts?|deploy|config|k8s|helm)\//],
];

function fileKindOf(path: string): FileKind {
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? 'code';
}

/** The kind of a commit: what is most dangerous of what it touches; paths may be in the diff only. */
export function commitKind(files: readonly string[], diff: string): FileKind | undefined {
  const paths =
    files.length > 0 ? files : [...diff.matchAll(/^(?:\+\+\+ b\/|@@ )([\w./-]+\.\w+)/gm)].map(([, path]) => path!);
  const all = paths.map(fileKindOf);
  return (['code', 'setting', 'dependency', 'harmless'] as const).find((kind) => all.includes(kind));
}
