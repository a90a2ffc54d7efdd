/** The end of a command's help. @param lines without `compass` */
export const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ compass ${line}`).join('\n')}`;
