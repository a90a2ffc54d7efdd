/** The capabilities on offer, as last announced. The highest revision wins. */
export interface Announcement {
  readonly revision: number;
  /** Sorted, each once. */
  readonly capabilities: readonly string[];
}

/** What to announce after the set of registered agents changed; nothing when the capabilities are the same as before. */
export function nextAnnouncement(
  last: Announcement,
  agents: readonly { readonly capabilities: readonly string[] }[],
): Announcement | undefined {
  const capabilities = [...new Set(agents.flatMap((agent) => agent.capabilities))].sort();
  const same =
    capabilities.length === last.capabilities.length &&
    capabilities.every((capability, index) => capability === last.capabilities[index]);
  return same ? undefined : { revision: last.revision + 1, capabilities };
}
