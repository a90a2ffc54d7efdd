import { PermanentError } from '@compass/kernel';
import type { Command } from 'commander';

/** A command by its words, with what may follow it. */
interface Place {
  readonly words: readonly string[];
  readonly next: readonly string[];
}

const shells = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** A script that completes the words of every command. @throws PermanentError `unknown-shell` */
export function completionScript(program: Command, shell: string): string {
  if (!Object.hasOwn(shells, shell))
    throw new PermanentError(
      'unknown-shell',
      `no completion for ${shell}: there are ${Object.keys(shells).join(', ')}`,
    );
  return shells[shell as keyof typeof shells](placesOf(program, []));
}

function placesOf(command: Command, words: readonly string[]): Place[] {
  const below = command.commands.map((each) => each.name());
  const options = command.options.flatMap(({ long }) => long ?? []);
  const further = command.commands.flatMap((each) => placesOf(each, [...words, each.name()]));
  return [{ words, next: [...below, ...options, '--help'] }, ...further];
}

/** The longest place that the words typed so far begin with decides. */
function cases(places: readonly Place[], line: (place: Place) => string): string {
  return places.toReversed().map(line).join('\n');
}

function bashScript(places: readonly Place[]): string {
  const lines = cases(
    places,
    ({ words, next }) => `    "${['compass', ...words].join(' ')}"*) next="${next.join(' ')}" ;;`,
  );
  return `_compass() {
  local next=""
  case "\${COMP_WORDS[*]:0:COMP_CWORD}" in
${lines}
  esac
  COMPREPLY=($(compgen -W "$next" -o default -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _compass compass
`;
}

function zshScript(places: readonly Place[]): string {
  const lines = cases(
    places,
    ({ words, next }) => `    "${['compass', ...words].join(' ')}"*) next=(${next.join(' ')}) ;;`,
  );
  return `#compdef compass
_compass() {
  local -a next
  case "\${(j: :)words[1,CURRENT-1]}" in
${lines}
  esac
  compadd -a next || _files
}
compdef _compass compass
`;
}

function fishScript(places: readonly Place[]): string {
  const lines = places.flatMap(({ words, next }) => {
    const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    const condition = seen || '__fish_use_subcommand';
    return next.map((each) =>
      each.startsWith('--')
        ? `complete -c compass -n '${condition}' -l ${each.slice(2)}`
        : `complete -c compass -n '${condition}' -a ${each}`,
    );
  });
  return `${lines.join('\n')}\n`;
}
