import { signCard } from '../../crypto/wire/card.js';
import { today } from '../../crypto/wire/day.js';
import { parseLabel } from '../../crypto/wire/fields.js';
import { attempt } from '../../crypto/refusal.js';
import { encodeConfig } from '../config/config.js';
import { folderAt, makeFolder } from '../config/folder.js';
import { configGiven, type Given } from '../config/given.js';
import { DRAFT_NAMES, siteDraft } from '../config/siteDrafts.js';
import { SetUpFault } from '../setUpFault.js';
import type { Io } from './io.js';

const SEED_BYTES = 32;

export interface InitOptions extends Given {
  readonly label?: string | undefined;
  /** The questionnaire of a first draft of `site.json`. */
  readonly questionnaire?: string | undefined;
}

/**
 * Makes a line's folder: `turnbox-server init /var/lib/turnbox/line --label "Our drop"`. At a terminal
 * it asks for what was not said.
 */
export async function init(dir: string, options: InitOptions, io: Io): Promise<void> {
  const { label = '', questionnaire, ...given } = await asked(options, io);
  const { engine, clock } = io;
  const parsed = await attempt(() => parseLabel(label));
  if (!parsed.ok)
    throw new SetUpFault(
      'config-malformed',
      'The label must be one line of up to 120 plain characters, such as "Our drop".',
    );
  const site = questionnaire === undefined ? null : siteDraft(questionnaire);
  const config = configGiven(given);
  const folder = folderAt(dir);
  const seed = engine.random(SEED_BYTES);
  const card = await signCard(
    engine,
    { day: today(clock), role: 'drop', label: parsed.value },
    seed,
  );
  makeFolder(folder, { seed, card, config: encodeConfig(config), site });
  engine.wipe(seed);
  io.out(folder.card);
  io.note('The folder is ready. Give drop.card to the root key holders.');
  if (site !== null)
    io.note(
      'site.json is a first draft: write your own texts into it, and give it to them as well. They write the root key into it.',
    );
  io.note('They send a roster and site.json back. Put site.json into the folder, then:');
  io.note(`turnbox-server roster FILE --dir ${dir}`);
}

const NONE = 'none';

async function asked(options: InitOptions, { ask }: Io): Promise<InitOptions> {
  if (options.label !== undefined || ask === undefined) return options;
  const label = await ask('What do the root key holders call this drop?', 'Drop');
  const drafts = [...DRAFT_NAMES, NONE].join(', ');
  const questionnaire =
    options.questionnaire ?? (await ask(`Begin with which questions? (${drafts})`, NONE));
  const room = options.room ?? (await ask('How much room is there for messages?', '16 GiB'));
  return {
    ...options,
    label,
    room,
    questionnaire: questionnaire === NONE ? undefined : questionnaire,
  };
}
