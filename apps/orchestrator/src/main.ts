#!/usr/bin/env node
import { runMain } from '@compass/runtime';
import { orchestratorService } from '@compass/service-orchestrator';

runMain(orchestratorService);
