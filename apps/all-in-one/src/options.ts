import { Command } from 'commander';

/** What the command line says. */
export interface Options {
  readonly once: boolean;
  readonly list: boolean;
  readonly incident?: string;
  /** Serve only: no incident is replayed. */
  readonly serve: boolean;
  /** Also write where everything is to this file, as JSON. */
  readonly endpoints?: string;
}

export function parseOptions(argv: readonly string[]): Options {
  return new Command('compass')
    .description('Runs the whole mesh in one process, replays a recorded incident and prints the verdict.')
    .option('--once', 'exit after the verdict: 0 concluded, 2 expired, 1 failure', false)
    .option('--incident <name>', 'the incident to replay (default: the first)')
    .option('--list', 'print the names of the bundled incidents, one per line', false)
    .option('--serve', 'replay nothing, just serve', false)
    .option('--endpoints <file>', 'also write where everything is to this file, as JSON')
    .parse([...argv])
    .opts<Options>();
}
