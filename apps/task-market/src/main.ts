#!/usr/bin/env node
import { runMain } from '@compass/runtime';
import { taskMarketService } from '@compass/service-task-market';

runMain(taskMarketService);
