import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, METER } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import type { Meter } from '@opentelemetry/api';
import type { OrchestratorStore } from '../store/orchestrator-store.js';
import { ORCHESTRATOR_STORE } from '../tokens.js';

/** `compass.investigations.running` and `.waiting`, looked up at each scrape; a scrape without a database shows neither. */
@Injectable()
export class LoadMetrics {
  constructor(
    @Inject(METER) meter: Meter,
    @Inject(ORCHESTRATOR_STORE) store: OrchestratorStore,
    @Inject(LOGGER) logger: Logger,
  ) {
    const gauge = (name: string, description: string) => meter.createObservableGauge(name, { description, unit: '1' });
    const running = gauge('compass.investigations.running', 'Investigations that are under way.');
    const waiting = gauge('compass.investigations.waiting', 'Investigations that begin when there is room.');
    meter.addBatchObservableCallback(
      async (result) => {
        try {
          const load = await store.read((views) => views.load());
          result.observe(running, load.running);
          result.observe(waiting, load.waiting);
        } catch (error) {
          logger.debug('running investigations were not counted', { error });
        }
      },
      [running, waiting],
    );
  }
}
