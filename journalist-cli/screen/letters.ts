import type { Case } from '../cases/cases.js';
import type { Desk } from './desk.js';
import * as flows from './flows.js';
import { HELP } from './help.js';
import type { Look } from './session.js';
import * as stickFlows from './stickFlows.js';

/** What is on the screen, and how it is changed, for what a letter begins. */
export interface Around {
  readonly found: Case | undefined;
  readonly number: number;
  readonly isOpen: () => boolean;
  readonly look: () => Look | null;
  readonly open: (number: number) => Promise<void>;
}

export type Flow = (desk: Desk) => Promise<unknown>;

/** What a letter does with the source that is chosen or open. */
function aboutOne({ found, number, isOpen, open }: Around): { readonly [letter: string]: Flow } {
  if (found === undefined) return {};
  const again = async (): Promise<void> => (isOpen() ? open(number) : undefined);
  return {
    r: async (desk) => {
      if (!isOpen()) await open(number);
      await flows.reply(desk, found, number);
      await open(number);
    },
    t: async (desk) => {
      await flows.triage(desk, found, number);
      await again();
    },
    d: (desk) => flows.tell(desk, 'Danger sheet', ['danger', String(number)]),
    u: async (desk) => {
      await flows.status(desk, number);
      await again();
    },
    l: async (desk) => {
      await flows.label(desk, found, number);
      await again();
    },
    n: async (desk) => {
      await flows.note(desk, number);
      await again();
    },
    x: (desk) => flows.exportOne(desk, number),
    f: (desk) => flows.tell(desk, 'Files', ['files', String(number)]),
  };
}

const always = ({ look, open }: Around): { readonly [letter: string]: Flow } => ({
  s: stickFlows.stick,
  i: stickFlows.importStick,
  o: stickFlows.writeOutbox,
  a: stickFlows.acknowledge,
  '/': async (desk) => {
    const wanted = await flows.search(desk);
    if (wanted !== null && flows.findCase(look(), wanted) !== undefined) await open(wanted);
  },
  w: (desk) => flows.tell(desk, 'The desk', ['week']),
  k: (desk) => flows.tell(desk, 'Keys', ['keys']),
  ':': flows.command,
  '?': (desk) => desk.ui.show('All keys', HELP),
});

export const flowOf = (letter: string, around: Around): Flow | undefined => {
  const all = { ...always(around), ...aboutOne(around) };
  return Object.hasOwn(all, letter) ? all[letter] : undefined;
};
