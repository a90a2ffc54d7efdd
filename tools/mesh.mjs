#!/usr/bin/env node
// `npm run mesh`: builds what changed, then runs every service and agent as its own process.
import { runApp } from './run-app.mjs';

await runApp('mesh');
