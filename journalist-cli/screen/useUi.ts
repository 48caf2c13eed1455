import { useRef } from 'react';
import { breathe } from '../meter.js';
import { stop } from '../refusal.js';
import type { Overlay } from './overlay.js';
import { typing } from './typing.js';
import type { Ui } from './ui.js';

const REDRAW_MS = 100;

/** Time to draw, before work that holds everything up. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 50);
  });

/** Talks with the person by laying one thing after the other over the list. */
export function useUi(
  columns: number,
  onOverlay: (overlay: Overlay | null) => void,
): { readonly ui: Ui; readonly stopWork: () => void } {
  const stops = useRef(false);
  const ui: Ui = {
    columns,
    show: (title, lines) =>
      over((done) => ({ kind: 'sheet', title, lines, top: 0, done: () => done(undefined) })),
    ask: (question, above, initial = '') =>
      over((done) => ({ kind: 'ask', top: 0, question, above, typing: typing(initial), done })),
    write: (question, above, look, about) =>
      over((done) => ({
        kind: 'write',
        question,
        above,
        look,
        about,
        typing: typing(''),
        prompts: null,
        leaving: false,
        done,
      })),
    choose: (title, above, options) =>
      over((done) => ({ kind: 'choose', top: 0, title, above, options, done })),
    busy: async (title, work) => {
      stops.current = false;
      let last = 0;
      const draw = (what: string, done: number, total: number): void =>
        onOverlay({ kind: 'busy', title, what, done, total, stopping: stops.current });
      draw('', 0, 0);
      await pause();
      try {
        return await work({
          step: async (what, done, total) => {
            if (performance.now() - last > REDRAW_MS || done >= total) {
              last = performance.now();
              draw(what, done, total);
            }
            await breathe();
            if (stops.current) stop('stopped');
          },
        });
      } finally {
        onOverlay(null);
      }
    },
  };

  function over<T>(make: (done: (answer: T) => void) => Overlay): Promise<T> {
    return new Promise((resolve) => {
      onOverlay(
        make((answer) => {
          onOverlay(null);
          resolve(answer);
        }),
      );
    });
  }

  return {
    ui,
    stopWork: () => {
      stops.current = true;
    },
  };
}
