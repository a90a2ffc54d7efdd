#!/usr/bin/env node
// `npm run bench`, `npm run load`, `npm run bench:analysis -- <folder of sources>`, `bench:growth`, `bench:temporal`: builds what changed, then measures (docs/benchmarks.md).
import { runApp } from './run-app.mjs';

await runApp('bench');
