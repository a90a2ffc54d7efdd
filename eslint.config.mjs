import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const platform = ['layer:platform', 'layer:contracts', 'layer:kernel'];

/** Which layer may import which; dependencies point inward (docs/architecture.md). */
const layers = {
  'layer:kernel': ['layer:kernel'],
  'layer:contracts': ['layer:contracts', 'layer:kernel'],
  'layer:platform': platform,
  'layer:analysis': ['layer:analysis', 'layer:contracts', 'layer:kernel'],
  'layer:signals': ['layer:signals', 'layer:analysis', 'layer:contracts', 'layer:kernel'],
  'layer:agent-sdk': ['layer:agent-sdk', 'layer:signals', 'layer:analysis', ...platform],
  'layer:agent': ['layer:agent-sdk', 'layer:signals', 'layer:analysis', 'layer:contracts', 'layer:kernel'],
  'layer:service': ['layer:analysis', 'layer:rendering', ...platform],
  'layer:evaluation': [
    'layer:service',
    'layer:agent-sdk',
    'layer:signals',
    'layer:analysis',
    'layer:contracts',
    'layer:kernel',
  ],
  'layer:conformance': platform,
  'layer:rendering': ['layer:contracts', 'layer:kernel'],
  'layer:testing': ['*'],
  'layer:app': [
    ...['layer:service', 'layer:agent', 'layer:agent-sdk', 'layer:evaluation', 'layer:conformance', 'layer:rendering'],
    ...platform,
  ],
  'layer:bench': [
    'layer:agent',
    'layer:agent-sdk',
    'layer:analysis',
    'layer:evaluation',
    'layer:rendering',
    'layer:testing',
    ...platform,
  ],
  'layer:example': ['layer:agent-sdk'],
  'layer:shop': ['layer:shop'],
};

/** Third-party packages that only some parts may import. */
const reserved = {
  kafkajs: ['libs/messaging', 'libs/testing', 'apps/bench'],
  typeorm: ['libs/persistence'],
  pg: ['libs/persistence', 'libs/messaging', 'libs/testing', 'apps/bench', 'examples/shop'],
  '@nestjs/*': ['libs/runtime', 'libs/services', 'libs/agent-sdk'],
  '@opentelemetry/sdk-*': ['libs/telemetry', 'examples/shop'],
  '@opentelemetry/exporter-*': ['libs/telemetry', 'examples/shop'],
};

/** The rule for one part, or for all that the table does not name: later entries of the configuration replace earlier ones. */
const importRule = (part, further = []) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        ...Object.entries(reserved)
          .filter(([, parts]) => !parts.includes(part))
          .map(([name]) => ({ group: [name], message: 'belongs to another part: see docs/architecture.md' })),
        ...further,
      ],
    },
  ],
});
/** Evaluation measures what decides, and never looks at what an agent checks. */
const beyondEvaluation = {
  regex: '^@compass/(service-[a-z-]+|specialist-.+)$',
  message: 'evaluation drives the services by their entry point /domain; agents are injected',
};
const importRules = [...new Set(Object.values(reserved).flat())].map((part) => ({
  files: [`${part}/**/*.ts`],
  rules: importRule(part),
}));

const impure = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'take `now` as an argument, or a Clock',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'take `now` as an argument, or a Clock',
  },
  { selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]', message: 'use the Timers port' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'ids and draws are arguments' },
  {
    selector: 'TemplateElement[value.raw=/\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\\b/]',
    message: 'SQL lives in store/',
  },
  {
    selector: 'Literal[value=/\\b(SELECT .* FROM|INSERT INTO|UPDATE .* SET|DELETE FROM)\\b/]',
    message: 'SQL lives in store/',
  },
];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '**/generated', '.nx', '.data', '.reports', 'recordings'] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allowCircularSelfDependency: true,
          // Specs of what testing builds on use testing.
          ignoredCircularDependencies: [['@compass/testing', '*']],
          depConstraints: Object.entries(layers).map(([sourceTag, allowed]) => ({
            sourceTag,
            onlyDependOnLibsWithTags: allowed,
          })),
        },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Ports are made by functions as often as by classes: their methods do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      ...importRule(undefined),
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
    },
  },
  ...importRules,
  { files: ['libs/evaluation/**/*.ts'], rules: importRule(undefined, [beyondEvaluation]) },
  {
    files: ['**/domain/**/*.ts', '**/handlers/**/*.ts', 'libs/analysis/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  {
    files: ['**/domain/**/*.ts', 'libs/kernel/**/*.ts', 'libs/analysis/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@nestjs/*', 'typeorm', 'pg', 'kafkajs', '@grpc/*'], message: 'pure code: no framework, no I/O' },
          ],
        },
      ],
    },
  },
  {
    // Specs, and what only specs use.
    files: ['**/*.spec.ts', '**/*.contract.ts', '**/src/testing/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': 'off',
      'no-restricted-imports': 'off',
      'max-lines': ['error', { max: 400 }],
    },
  },
);
