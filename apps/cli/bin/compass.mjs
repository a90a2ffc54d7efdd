#!/usr/bin/env node
// The committed launcher of `npx compass`: sets up and builds what is missing, then runs the command.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../../../tools', import.meta.url));
const args = [`${tools}/run.mjs`, 'node', `${tools}/cli.mjs`, ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
