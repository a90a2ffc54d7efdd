/** The agent protocol that this COMPASS speaks, see docs/protocol.md. A market takes agents of this version and of the one before. */
export const agentProtocol = 2;

/** An agent that says nothing speaks the first one. */
export function protocolOf({ protocol }: { readonly protocol: number }): number {
  return protocol === 0 ? 1 : protocol;
}

export function isProtocolSupported(protocol: number): boolean {
  return protocol === agentProtocol || protocol === agentProtocol - 1;
}
