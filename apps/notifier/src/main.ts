#!/usr/bin/env node
import { runMain } from '@compass/runtime';
import { notifierService } from '@compass/service-notifier';

runMain(notifierService);
