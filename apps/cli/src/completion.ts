import { PermanentError } from '@compass/kernel';
import type { Command } from 'commander';

/** A command by its words, with what may follow it. */
interface Place {
  readonly words: readonly string[];
  readonly commands: readonly string[];
  readonly options: readonly string[];
}

const shells = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/**
 * A script that completes the words of every command: options where a dash is typed, else commands, else files.
 * @throws PermanentError `unknown-shell`
 */
export function completionScript(program: Command, shell: string): string {
  if (!Object.hasOwn(shells, shell))
    throw new PermanentError(
      'unknown-shell',
      `no completion for ${shell}: there are ${Object.keys(shells).join(', ')}`,
    );
  return shells[shell as keyof typeof shells](placesOf(program, []));
}

function placesOf(command: Command, words: readonly string[]): Place[] {
  const below = command.commands.filter((each) => each.name() !== 'reference-page');
  const options = [...command.options.flatMap(({ long }) => long ?? []), '--help'];
  const further = below.flatMap((each) => placesOf(each, [...words, each.name()]));
  return [{ words, commands: below.map((each) => each.name()), options }, ...further];
}

/** A line of a shell's case for each place, the longest words first: the first that the words typed so far begin with decides. */
function cases(places: readonly Place[], array: (words: readonly string[]) => string): string {
  return places
    .toSorted((a, b) => b.words.length - a.words.length)
    .map(({ words, commands, options }) => {
      const typed = ['compass', ...words, ''].join(' ');
      return `    "${typed}"*) next=${array(commands)} flags=${array(options)} ;;`;
    })
    .join('\n');
}

function bashScript(places: readonly Place[]): string {
  return `_compass() {
  local next="" flags="" current="\${COMP_WORDS[COMP_CWORD]}"
  case "compass \${COMP_WORDS[*]:1:COMP_CWORD-1} " in
${cases(places, (words) => `"${words.join(' ')}"`)}
  esac
  [[ $current == -* ]] && next=$flags
  COMPREPLY=($(compgen -W "$next" -- "$current"))
}
complete -o default -F _compass compass
`;
}

function zshScript(places: readonly Place[]): string {
  return `#compdef compass
_compass() {
  local -a next flags
  case "compass \${(j: :)words[2,CURRENT-1]} " in
${cases(places, (words) => `(${words.join(' ')})`)}
  esac
  [[ $words[CURRENT] == -* ]] && next=($flags)
  compadd -a next || _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _compass compass
`;
}

function fishScript(places: readonly Place[]): string {
  const lines = places.flatMap(({ words, commands, options }) => {
    const condition = `-n '__compass_at ${commands.length > 0 ? 'exactly' : 'behind'} ${words.join(' ')}'`;
    return [
      ...(commands.length > 0 ? [`complete -c compass -f ${condition} -a '${commands.join(' ')}'`] : []),
      ...options.map((each) => `complete -c compass ${condition} -l ${each.slice(2)}`),
    ];
  });
  return `function __compass_at
  set -l typed (string join ' ' (commandline -opc)[2..])
  set -l words (string join ' ' $argv[2..])
  test "$typed" = "$words"; and return
  test $argv[1] = behind; and string match -q -- "$words *" "$typed"
end
${lines.join('\n')}
`;
}
