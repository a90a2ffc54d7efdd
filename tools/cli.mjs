#!/usr/bin/env node
// `npx compass`: builds what changed, then runs the command line.
import { runApp } from './run-app.mjs';

await runApp('cli');
