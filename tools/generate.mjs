#!/usr/bin/env node
// Writes everything that is generated: types from protos/, and the docs pages of topics, cause categories, settings and commands.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command, args, cwd = root) => execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });

const types = join(root, 'libs/contracts/src/generated');
rmSync(types, { recursive: true, force: true });
const protos = readdirSync(join(root, 'protos'), { recursive: true })
  .filter((file) => file.endsWith('.proto'))
  .sort();
run(
  'proto-loader-gen-types',
  [
    ...['--longs=Number', '--enums=String', '--defaults', '--oneofs', '--includeComments', '--grpcLib=@grpc/grpc-js'],
    ...['--inputTemplate=%sInput', '--outputTemplate=%s', '--importFileExtension=.js', '--includeDirs=.'],
    ...[`--outDir=${types}`, ...protos],
  ],
  join(root, 'protos'),
);

// The per-file aggregates are not needed: clients and servers are built from the package definition.
for (const file of readdirSync(types, { withFileTypes: true })) if (file.isFile()) rmSync(join(types, file.name));
const messages = readdirSync(join(types, 'compass'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .sort();
writeFileSync(
  join(types, 'index.ts'),
  messages.map((file) => `export * from './compass/${file.replace(/ts$/, 'js')}';\n`).join(''),
);

run('nx', ['run', '@compass/contracts:build']);
const { categoriesPage, topicsPage } = await import(join(root, 'libs/contracts/dist/pages.js'));
mkdirSync(join(root, 'docs/reference'), { recursive: true });
writeFileSync(join(root, 'docs/reference/cause-categories.md'), categoriesPage());
writeFileSync(join(root, 'docs/reference/topics.md'), topicsPage());

const services = ['gateway', 'intake', 'orchestrator', 'task-market', 'knowledge-store', 'notifier'];
const parts = ['runtime', 'agent-sdk', ...services.map((name) => `service-${name}`)].map((name) => `@compass/${name}`);
run('nx', ['run-many', '-t', 'build', '-p', parts.join(',')]);
const { configurationPage } = await import(join(root, 'libs/runtime/dist/index.js'));
const { agentService } = await import(join(root, 'libs/agent-sdk/dist/index.js'));
const libs = await Promise.all(services.map((name) => import(join(root, `libs/services/${name}/dist/index.js`))));
const definitions = libs.flatMap((lib) => Object.values(lib).filter((value) => value.name && value.module));
writeFileSync(
  join(root, 'docs/reference/configuration.md'),
  configurationPage([...definitions, agentService({ name: '<name>' })]),
);

run('nx', ['run', '@compass/app-cli:build']);
const page = execFileSync('node', [join(root, 'apps/cli/dist/main.js'), 'reference-page'], { encoding: 'utf8' });
writeFileSync(join(root, 'docs/reference/cli.md'), page);

run('prettier', ['--write', '--log-level', 'warn', 'docs/reference']);
