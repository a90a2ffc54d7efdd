/** An event of a stream, of the fields that the API uses. */
interface ServerSentEvent {
  readonly id: string;
  readonly data: string;
}

/**
 * The events of an answer; a connection that breaks ends them like one that is closed: who goes on asks again behind the last.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function* serverSentEvents(answer: Response): AsyncGenerator<ServerSentEvent> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of unbroken(answer)) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const [, id = ''] = /^id: (.*)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (data !== undefined) yield { id, data };
    }
  }
}

async function* unbroken(answer: Response): AsyncGenerator<Uint8Array> {
  const chunks = (answer.body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => ({ done: true }) as const);
    if (next.done) return;
    yield next.value;
  }
}
