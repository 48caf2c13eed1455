import { connect } from 'node:net';
import type { Listener } from '../config/config.js';

const PATIENCE_MS = 2000;

/** Whether somebody listens there now. */
export const answers = (where: Listener): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = 'socket' in where ? connect(where.socket) : connect(where.port, where.host);
    const say = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => say(false));
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
  });
