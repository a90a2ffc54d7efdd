#!/usr/bin/env node
import { runMain } from '@compass/runtime';
import { gatewayService } from '@compass/service-gateway';

runMain(gatewayService);
