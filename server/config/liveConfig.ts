import type { Config, Limits } from './config.js';

/** Whether something was changed that counts only after a restart. */
export interface Reloaded {
  readonly restart: boolean;
}

/**
 * A configuration whose limits follow the file while the drop runs. Whoever holds it reads a limit
 * when it is wanted; a file with a fault changes nothing.
 */
export function liveConfig(read: () => Config): {
  readonly config: Config;
  readonly reload: () => Reloaded;
} {
  const { site, courier, store, inbox } = read();
  let limits: Limits = inbox;
  const started = JSON.stringify([site, courier]);
  return {
    config: {
      site,
      courier,
      store,
      get inbox() {
        return limits;
      },
    },
    reload: () => {
      const next = read();
      limits = next.inbox;
      return { restart: JSON.stringify([next.site, next.courier]) !== started };
    },
  };
}
