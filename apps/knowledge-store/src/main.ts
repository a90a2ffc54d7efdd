#!/usr/bin/env node
import { runMain } from '@compass/runtime';
import { knowledgeStoreService } from '@compass/service-knowledge-store';

runMain(knowledgeStoreService);
