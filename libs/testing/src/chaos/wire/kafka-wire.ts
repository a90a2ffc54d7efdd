import { movePorts } from './kafka-addresses.js';
import { apiName, firstTopic, recordBytes } from './kafka-messages.js';
import { Messages, type Part, type Wire } from './wire.js';

interface Asked {
  readonly name: string;
  readonly api: string;
  readonly version: number;
}

const sized = (bytes: Buffer): number | undefined => (bytes.length < 4 ? undefined : 4 + bytes.readInt32BE(0));

/**
 * Kafka's protocol, as far as kafkajs 2.2 speaks it. Answers that say where brokers are come with the ports that `portOf` gives for
 * them, so that a client never finds a way around its proxies.
 */
export class KafkaWire implements Wire {
  private readonly asked = new Map<number, Asked>();
  private readonly requests = new Messages(sized);
  private readonly answers = new Messages(sized);

  constructor(private readonly portOf: (brokerPort: number) => number) {}

  request(chunk: Buffer): Part[] {
    return Array.from(this.requests.take(chunk), (bytes) => {
      const [key, version, correlation] = [bytes.readInt16BE(4), bytes.readInt16BE(6), bytes.readInt32BE(8)];
      const api = apiName(key);
      const name = [api, firstTopic(api, bytes)].filter(Boolean).join(' ');
      this.asked.set(correlation, { name, api, version });
      // Every quarter of a second a member asks for records; only an answer that has some is a step.
      return api === 'Fetch' ? { bytes } : { bytes, name };
    });
  }

  answer(chunk: Buffer): Part[] {
    return Array.from(this.answers.take(chunk), (bytes) => {
      const correlation = bytes.readInt32BE(4);
      const asked = this.asked.get(correlation);
      this.asked.delete(correlation);
      if (!asked) return { bytes };
      movePorts(asked.api, asked.version, bytes, this.portOf);
      if (asked.api !== 'Fetch') return { bytes, name: asked.name };
      const topic = recordBytes(asked.version, bytes);
      return topic ? { bytes, name: `Fetch ${topic}` } : { bytes };
    });
  }
}
