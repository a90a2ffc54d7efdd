#!/usr/bin/env node
// `npm start`: builds what changed, then runs the whole mesh in one process and replays an incident.
import { runApp } from './run-app.mjs';

await runApp('all-in-one');
