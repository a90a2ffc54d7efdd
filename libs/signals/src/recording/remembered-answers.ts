import { canonicalJson } from '@compass/kernel';
import type { Answer, Arguments, Operation, Result, SignalSources } from '../port/environment.js';

type Source<O extends Operation> = (args: Arguments<O>) => Promise<Answer<Result<O>>>;

/** Sources that work out each answer once, however many agents ask: what is recorded does not change. A failure is not kept. */
export function rememberAnswers(sources: SignalSources): SignalSources {
  const entries = Object.entries(sources).map(([operation, source]) => [
    operation,
    remembering(source as Source<Operation>),
  ]);
  return Object.fromEntries(entries) as SignalSources;
}

function remembering<O extends Operation>(source: Source<O>): Source<O> {
  const answers = new Map<string, Promise<Answer<Result<O>>>>();
  return (args) => {
    const key = canonicalJson(args);
    const answer = answers.get(key) ?? source(args);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
