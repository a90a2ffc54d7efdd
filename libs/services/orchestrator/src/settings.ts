import { listSetting, numberSetting, peers, type SettingsOf } from '@compass/runtime';
import { z } from 'zod';
import type { Severity } from './domain/investigation/incident.js';
import type { RunningLimits } from './domain/admission/admission.js';
import { defaultSettings, type InvestigationSettings } from './domain/policy/settings.js';

const seconds = (about: string) => numberSetting(about, { min: 0.1, max: 86_400 });
const running = (about: string) => numberSetting(about, { min: 1, max: 100_000 });
const dollars = (about: string) => numberSetting(about, { min: 0.01, max: 1_000_000 });

export const orchestratorSettings = z.object({
  COMPASS_KNOWLEDGE: peers.COMPASS_KNOWLEDGE,
  COMPASS_CAPABILITIES: listSetting(
    'The capabilities that every investigation asks for, beside those that registered agents offer.',
  ).default(['diagnose.application', 'diagnose.database', 'diagnose.tracing']),
  COMPASS_BUDGET_USD: dollars('What an investigation may spend, in USD.').default(10),
  COMPASS_BUDGET_CRITICAL_USD: dollars('What the investigation of a critical incident may spend, in USD.').default(20),
  COMPASS_INVESTIGATION_SECONDS: seconds('How long an investigation may take.').default(300),
  COMPASS_CONCLUDING_SECONDS: seconds('The last part of an investigation, kept for concluding.').default(30),
  COMPASS_RUNNING_INVESTIGATIONS: running(
    'How many investigations may run at once; others wait, the gravest first.',
  ).default(100),
  COMPASS_RUNNING_CRITICAL: running('How many more may run when they are of critical incidents.').default(20),
  COMPASS_WAITING_SECONDS: seconds(
    'How long an investigation may wait to begin. After that it is concluded without having been begun.',
  ).default(1_800),
  COMPASS_OBSERVE_SECONDS: seconds('How long agents may look, all attempts together.').default(120),
  COMPASS_DISPROOF_SECONDS: seconds('How long agents may try to disprove hypotheses.').default(30),
});

export type OrchestratorSettings = SettingsOf<typeof orchestratorSettings>;

/** How investigations are opened. */
export interface OpeningRules {
  readonly coreCapabilities: readonly string[];
  readonly limits: RunningLimits;
  settingsFor(severity: Severity): InvestigationSettings;
}

const millis = (value: number) => Math.round(value * 1000);
const micros = (value: number) => Math.round(value * 1_000_000);

export function openingRules(settings: z.infer<typeof orchestratorSettings>): OpeningRules {
  const { COMPASS_INVESTIGATION_SECONDS: total, COMPASS_CONCLUDING_SECONDS: concluding } = settings;
  const common = {
    ...defaultSettings,
    totalMs: millis(total),
    concludingMs: millis(Math.min(concluding, total)),
    waitMs: millis(settings.COMPASS_WAITING_SECONDS),
    observeMs: millis(settings.COMPASS_OBSERVE_SECONDS),
    disproofMs: millis(settings.COMPASS_DISPROOF_SECONDS),
  };
  const budgets = {
    usual: micros(settings.COMPASS_BUDGET_USD),
    critical: micros(settings.COMPASS_BUDGET_CRITICAL_USD),
  };
  return {
    coreCapabilities: settings.COMPASS_CAPABILITIES,
    limits: {
      usual: settings.COMPASS_RUNNING_INVESTIGATIONS,
      critical: settings.COMPASS_RUNNING_INVESTIGATIONS + settings.COMPASS_RUNNING_CRITICAL,
    },
    settingsFor: (severity) => ({
      ...common,
      budgetMicros: severity === 'critical' ? budgets.critical : budgets.usual,
    }),
  };
}
