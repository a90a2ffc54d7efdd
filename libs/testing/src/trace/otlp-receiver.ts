import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a trace back end receives it. Times are epoch milliseconds with fractions. */
export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the root. */
  readonly parentId: string;
  readonly links: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
}

/** Stands where Jaeger would: takes OTLP/HTTP in JSON and keeps the spans. */
export interface OtlpReceiver {
  readonly endpoint: string;
  spansOf(traceId: string): ReceivedSpan[];
  stop(): Promise<void>;
}

interface OtlpSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { traceId: string }[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

interface OtlpBody {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  // An exporter that waited in vain for its answer sends the same spans again.
  const spans = new Map<string, ReceivedSpan>();
  const server = createServer((request, response) => {
    void readJson(request).then((body) => {
      for (const span of spansIn(body)) spans.set(`${span.traceId}/${span.spanId}`, span);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spansOf: (traceId) => [...spans.values()].filter((span) => span.traceId === traceId),
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function readJson(request: IncomingMessage): Promise<OtlpBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as OtlpBody;
}

function spansIn({ resourceSpans }: OtlpBody): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => received(service, span)));
  });
}

const received = (service: string, span: OtlpSpan): ReceivedSpan => ({
  service,
  name: span.name,
  kind: kinds[span.kind] ?? 'internal',
  traceId: span.traceId,
  spanId: span.spanId,
  parentId: span.parentSpanId ?? '',
  links: (span.links ?? []).map(({ traceId }) => traceId),
  startMs: Number(BigInt(span.startTimeUnixNano) / 1000n) / 1000,
  endMs: Number(BigInt(span.endTimeUnixNano) / 1000n) / 1000,
});
