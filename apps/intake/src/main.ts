#!/usr/bin/env node
import { runMain } from '@compass/runtime';
import { intakeService } from '@compass/service-intake';

runMain(intakeService);
