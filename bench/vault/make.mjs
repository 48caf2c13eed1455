/**
 * Makes a line, a reader's vault and a stick, for trying the full screen by hand and for measuring.
 *
 *   node bench/vault/make.mjs FOLDER SOURCES TIPS NEW
 *
 * SOURCES write TIPS messages that are imported, and NEW more that wait on FOLDER/stick. The vault is
 * FOLDER/anna; its passphrase is in FOLDER/passphrase. Run `npm run build` first.
 */
import { cpSync, mkdirSync } from 'node:fs';
import { desk } from '../../build/tests/harness/tool.js';
import { startRound } from '../../build/tests/harness/startRound.js';
import { chaff, sealTip } from '../../build/tests/harness/tip.js';

const [folder, sources = '5', tips = '12', fresh = '3'] = process.argv.slice(2);
const STORIES = [
  'He takes money at the harbour gate, every second Friday. I have seen the envelopes.',
  'My husband is an officer. He reads my phone. Please do not write that I wrote to you.',
  'Files on a case were deleted the night before the hearing. I can say which.',
  'A colleague sells what is in the register to a private firm. It has gone on for two years.',
  'They threatened the boy who saw it. He is fifteen, and he lives near the station.',
];
const DAY = '2026-03-02';

const here = desk(DAY);
const round = await startRound(here, { readers: ['anna', 'ben'] });
for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
await round.edition(DAY);

const answersOf = (number) =>
  number % 5 !== 1
    ? []
    : [
        {
          id: 'condition-no',
          label: 'What must we not do?',
          answer: ['Do not call me. Do not come to the house.'],
        },
        {
          id: 'danger-sign',
          label: 'A harmless sentence that means: I am watched',
          answer: ['The geraniums are fine'],
        },
      ];

async function post(from, count) {
  for (let i = from; i < from + count; i += 1) {
    const source = i % Number(sources);
    const round2 = Math.floor(i / Number(sources));
    const message =
      round2 === 0
        ? `${STORIES[source % STORIES.length]} (${String(source + 1)})`
        : `It happened again. That is the ${String(round2 + 1)}. time that I write.${source % 25 === 1 && round2 === 1 ? ' The geraniums are fine.' : ''}`;
    await round.post(
      await sealTip(round, {
        from: `source ${String(source)}`,
        message: count > 1000 ? `${message} ${String(i)}` : message,
        answers: round2 === 0 ? answersOf(source) : [],
      }),
    );
    if (i % 10 === 0) await round.post(await chaff(round));
  }
}

const BATCH = 1000;
const start = performance.now();
for (let done = 0; done < Number(tips); done += BATCH) {
  await post(done, Math.min(BATCH, Number(tips) - done));
  await round.batch(DAY);
}
round.stick();
const sealed = performance.now();
await here.ask(['import', 'stick', '--vault', 'anna']);
const imported = performance.now();
here.moveTo('2026-03-05');
for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
await round.edition('2026-03-05');
await post(Number(tips), Number(fresh));
await round.batch('2026-03-05');
round.stick();
mkdirSync(folder, { recursive: true });
cpSync(here.folder, folder, { recursive: true });
here.remove();
process.stdout.write(
  `sealed ${tips} in ${((sealed - start) / 1000).toFixed(1)} s, imported in ${((imported - sealed) / 1000).toFixed(1)} s; most memory ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB\n`,
);
