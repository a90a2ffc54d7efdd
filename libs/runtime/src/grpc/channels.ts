import { Client, credentials, type ChannelOptions } from '@grpc/grpc-js';

/** A peer that restarts is found again within a second. Own subchannels: services in one process share nothing. */
const options: ChannelOptions = {
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.client_idle_timeout_ms': 60_000,
  'grpc.use_local_subchannel_pool': 1,
  'grpc.max_receive_message_length': 64 * 1024 * 1024,
};

/**
 * Several instances of a service take turns; what is not connected is passed over, and looked for again in the background. A frozen one
 * is noticed by its silence within 8 s. (One address connects only for a call: most of an agent's channels outlive the agent.)
 */
const balanced: ChannelOptions = {
  ...options,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.keepalive_time_ms': 5_000,
  'grpc.keepalive_timeout_ms': 3_000,
};

/** Agents come and go, each instance at an address of its own: the channels that were used longest ago are given up. */
const defaultLimit = 1_000;

/** One channel per address, or list of addresses, shared by all services there; connects with its first call. */
export class Channels {
  /** Least recently used first. */
  private readonly open = new Map<string, Client>();

  constructor(private readonly limit = defaultLimit) {}

  /** For the call at hand: keep the address, not the channel. */
  to(address: string): Client {
    const channel = this.open.get(address) ?? connect(address);
    this.open.delete(address);
    this.open.set(address, channel);
    if (this.open.size > this.limit) this.closeOldest();
    return channel;
  }

  /** Calls that are still open fail with `cancelled`. */
  close(): void {
    for (const channel of this.open.values()) channel.close();
    this.open.clear();
  }

  private closeOldest(): void {
    for (const [address, channel] of this.open) {
      channel.close();
      this.open.delete(address);
      return;
    }
  }
}

function connect(address: string): Client {
  if (address.includes(',')) return open(`ipv4:${address}`, balanced);
  return open(address, isName(address) ? balanced : options);
}

/** A name may stand for all instances of a service (a headless Service of Kubernetes); a number or a socket is one. */
const isName = (address: string): boolean => !/^(unix:|\[|[\d.]+:)/.test(address);

const open = (target: string, how: ChannelOptions) => new Client(target, credentials.createInsecure(), how);
