import { addressSetting, peers, textSetting, type SettingsOf } from '@compass/runtime';
import { z } from 'zod';

/** The settings of every agent. */
export const agentSettings = z.object({
  COMPASS_MARKET: peers.COMPASS_MARKET,
  COMPASS_KNOWLEDGE: peers.COMPASS_KNOWLEDGE,
  COMPASS_RECORDINGS: textSetting(
    'Where recordings lie: the recording `<source>/cases/<id>` below one of these is the environment `<source>/<id>`.',
    'directories, separated by `:`',
  ).default('recordings'),
  COMPASS_ENVIRONMENTS: textSetting(
    'The file that says what the names of environments stand for: see [environments](../protocol.md#environments). Absent: only recordings have names.',
    'the path of a YAML or JSON file',
    /\S/,
  ).optional(),
  COMPASS_GRPC_ADVERTISED: addressSetting(
    'Where the market reaches this agent, if not at the address that it listens on.',
  ).optional(),
});

export type AgentSettings = SettingsOf<typeof agentSettings>;
