import { signCard } from '../../crypto/wire/card.js';
import { today } from '../../crypto/wire/day.js';
import { parseLabel } from '../../crypto/wire/fields.js';
import { attempt } from '../../crypto/refusal.js';
import { DEFAULT_CONFIG, encodeConfig } from '../config/config.js';
import { folderAt, makeFolder } from '../config/folder.js';
import { siteDraft } from '../config/siteDrafts.js';
import { SetUpFault } from '../setUpFault.js';
import type { Io } from './io.js';

const SEED_BYTES = 32;

export interface InitOptions {
  readonly label: string;
  /** The questionnaire of a first draft of `site.json`. */
  readonly questionnaire?: string;
}

/** Makes a line's folder: `turnbox-server init /var/lib/turnbox/line --label "Our drop"` */
export async function init(
  dir: string,
  { label, questionnaire }: InitOptions,
  io: Io,
): Promise<void> {
  const { engine, clock } = io;
  const parsed = await attempt(() => parseLabel(label));
  if (!parsed.ok)
    throw new SetUpFault(
      'config-malformed',
      'The label must be one line of up to 120 plain characters, such as "Our drop".',
    );
  const site = questionnaire === undefined ? null : siteDraft(questionnaire);
  const folder = folderAt(dir);
  const seed = engine.random(SEED_BYTES);
  const card = await signCard(
    engine,
    { day: today(clock), role: 'drop', label: parsed.value },
    seed,
  );
  makeFolder(folder, { seed, card, config: encodeConfig(DEFAULT_CONFIG), site });
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
