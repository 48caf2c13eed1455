import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserSource } from './browserSource.js';
import { FIREFOX } from './browser.js';
import { DEMO_READERS, type DemoLine, demoLine, makeLine, openDemoLine } from './line.js';
import { needlesIn } from './needles.js';
import { CHECKOUT, runProgram } from './programs.js';
import { scriptedSource } from './scriptedSource.js';
import { startDrop } from './server.js';
import { throughTor } from '../tor/browser.js';
import { openOnionLine } from '../tor/line.js';
import type { Source } from './source.js';

/**
 * `npm run tour`: the whole story once, told to a person, on a line that is made and thrown away.
 * With `--tor`, over a private Tor network that lives as long.
 */
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const told = (text: string): void => say(`   ${text}`);
const chapter = (title: string): void => say(`\n${title}`);
const proved: string[] = [];
const prove = (what: string, holds: boolean): void => {
  if (!holds) throw new Error(`not so: ${what}`);
  proved.push(what);
  say(`   proved: ${what}`);
};

const MESSAGE =
  'On Tuesday he took an envelope from the garage owner on Mill Lane. I saw it from the kitchen.';
const ANSWER = 'Thank you. We have it. Is it safe for us to ask for the garage books?';
const MORE = 'Yes, but please wait until after Friday.';

const folder = await mkdtemp(join(tmpdir(), 'turnbox-tour-'));
try {
  await story(demoLine(join(folder, 'line')));
  say(`\nProved: ${proved.join('; ')}.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function story(line: DemoLine): Promise<void> {
  const [charity, , force] = DEMO_READERS.map(({ name }) => name);
  const turnbox = (command: string, name: string | undefined, ...args: string[]): Promise<string> =>
    runProgram('turnbox', [command, ...args, ...line.vault(name ?? '')]);
  const sync = async (): Promise<void> => {
    await runProgram('turnbox-courier', ['sync', line.stick, ...line.courier]);
    say(
      '   The courier synced: took the outboxes, published an edition, fetched the sealed batch.',
    );
  };

  chapter('1. A line is set up: a root, three readers in two groups, a courier, a drop.');
  const place = await open(line);
  try {
    say(`   The site is up at ${place.site}, and its first edition is published.`);

    const source = await chooseSource(line, place);
    chapter('2. A source writes to the charity alone, and keeps eight words.');
    const words = await source.tell(MESSAGE);
    say(`   "${MESSAGE}"`);
    say(`   The browser made the words: ${words.join(' ')}`);
    prove('a tip was sealed in the browser and taken', words.length === 8);

    chapter('3. The courier carries it to the readers.');
    await sync();

    chapter('4. A charity reader opens it, without a network. The force cannot.');
    await turnbox('import', charity, line.stick);
    const opened = await turnbox('show', charity, '1');
    prove('the chosen reader reads it', opened.includes(MESSAGE.slice(0, 40)));
    await turnbox('import', force, line.stick);
    const others = await turnbox('list', force, '--json');
    prove('the reader who was not chosen learns nothing', !others.includes('garage'));

    chapter('5. The reader answers; the courier publishes the answer among decoys.');
    await turnbox('reply', charity, '1', '--text', ANSWER);
    await turnbox('outbox', charity, line.stick);
    await sync();

    chapter('6. The source comes back with nothing but the words.');
    const replies = await source.readReplies(words);
    for (const reply of replies) say(`   ${reply}`);
    prove(
      'the signed answer reaches the source',
      replies.some((text) => text.includes(ANSWER)),
    );

    chapter('7. The source writes again, and is proved to be the same.');
    await source.tellMore(MORE);
    await source.close();
    await sync();
    await turnbox('import', charity, line.stick);
    const { tips } = JSON.parse(await turnbox('list', charity, '--json')) as {
      tips: { message: string; proof: string; sameSourceAs: number[] }[];
    };
    const second = tips.find(({ message }) => message === MORE);
    prove(
      'the follow-up is signed by the same source as the first message',
      second?.proof === 'proved' && second.sameSourceAs.length === 1,
    );

    chapter('8. What does the drop hold?');
    const needles = new Map(
      Object.entries({
        message: MESSAGE,
        answer: ANSWER,
        more: MORE,
        codename: words.join(' '),
      }).map(([name, text]) => [name, text]),
    );
    const found = await needlesIn([line.drop], needles);
    prove('no byte of the messages, the answer or the codename is at the drop', found.length === 0);

    if (place.socks !== null) {
      chapter('9. Somebody without a courier’s key looks for the couriers’ entrance.');
      const through = ['--socks', `127.0.0.1:${String(place.socks)}`];
      const refused = await runProgram('turnbox-courier', [
        'sync',
        line.stick,
        ...line.courier,
        ...through,
      ]).catch((error: unknown) => String(error));
      prove(
        'Tor lets nobody in who has no key to the couriers’ entrance',
        refused.includes('onion-key-missing'),
      );
    }
  } finally {
    await place.stop();
  }
}

/** Where the drop is reached, and through which port when that is Tor's. */
interface Place {
  readonly site: string;
  readonly socks: number | null;
  stop(): Promise<void>;
}

async function open(line: DemoLine): Promise<Place> {
  if (process.argv.includes('--tor')) {
    say('   A Tor network of its own is started on this machine; nothing of it leaves it.');
    const onion = await openOnionLine(line, told);
    return { site: onion.site, socks: onion.sources.socks, stop: () => onion.stop() };
  }
  await makeLine(line, told, { anyPort: true });
  const drop = await startDrop(line.drop);
  await openDemoLine(line, drop.couriers);
  return { site: drop.site, socks: null, stop: () => drop.stop() };
}

async function chooseSource(line: DemoLine, { site, socks }: Place): Promise<Source> {
  const wanted = socks !== null || !process.argv.includes('--no-browser');
  const preferences = socks === null ? {} : throughTor(socks);
  if (wanted && FIREFOX.some((path) => existsSync(path)))
    return browserSource(site, { preferences });
  if (socks !== null)
    throw new Error('over Tor the source needs Firefox: apt-get install firefox-esr');
  say('   The source is played by the page’s own code, without a browser.');
  const { sodiumEngine } = await import('../../crypto/engine/sodium.js');
  return scriptedSource({
    engine: await sodiumEngine(),
    clock: Date.now,
    site,
    root: (await readFile(join(line.folder, 'root.key'), 'utf8')).trim(),
    defaults: new Set(['charity']),
    words: join(CHECKOUT, 'client', 'words'),
  });
}
