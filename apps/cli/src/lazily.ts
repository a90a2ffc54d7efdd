/** What commander calls, with what was asked for. */
type Action<Asked extends unknown[]> = (...asked: Asked) => void | Promise<void>;

/** An action whose code is read when it runs: who lists investigations does not wait for all that evaluates and replays them. */
export const lazily =
  <Asked extends unknown[]>(load: () => Promise<Action<Asked>>): Action<Asked> =>
  async (...asked) =>
    (await load())(...asked);
