import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { noteHash, parseNote } from '../../../crypto/wire/note.js';
import { needlesIn } from '../../../deploy/demo/needles.js';
import { asCourier } from '../../harness/courier.js';
import { DAY, engine, LINE, testLine } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { fieldsIn, type PlainPage, postForm, withField } from '../../harness/plainSource.js';
import { type RunningTestDrop, startRunningDrop } from '../../harness/runningDrop.js';
import { sourceSecrets } from '../../harness/sourceSecrets.js';

const MESSAGE = 'Zwiebelkuchen on the back seat at four in the morning.';
const MORE = 'Haselmaus, and there will be more on Sunday.';
const REFUSED = 'Quittenbaum was ticked for nobody.';
const NAME = 'Pflaumenmus ledger page.pdf';
const MIB = 1024 * 1024;

const freshForm = async (siteUrl: string): Promise<[string, string][]> => {
  const page = await fetch(new URL('/en/', siteUrl));
  return fieldsIn(await page.text(), 'report');
};

describe('after forms without scripts, nothing of them is left', () => {
  let drop: RunningTestDrop;
  const file = randomBytes(3 * MIB + 77);
  const refusedFile = randomBytes(2 * MIB);
  const words: string[][] = [];
  const post = (fields: Parameters<typeof postForm>[1], bytes?: Uint8Array): Promise<PlainPage> =>
    postForm(drop.siteUrl, fields, bytes === undefined ? {} : { files: [{ name: NAME, bytes }] });

  beforeAll(async () => {
    drop = await startRunningDrop(await testLine());
    const fresh = await freshForm(drop.siteUrl);
    const sent = await post(withField(fresh, 'message', MESSAGE), file);
    words.push([...sent.words]);
    const first = await post([...withField(fresh, 'message', MESSAGE), ['do', 'words']], file);
    words.push([...first.words]);
    await post(fieldsIn(first.answer, 'report'), refusedFile.subarray(0, MIB));
    // What is refused late, when parts of it are there already.
    await post(withField(fresh, 'message', REFUSED), refusedFile);
    await postForm(drop.siteUrl, withField(fresh, 'message', REFUSED), {
      files: [
        { name: NAME, bytes: refusedFile },
        { name: 'message.pgp', bytes: new Uint8Array(10).fill(65) },
      ],
    });
    await post(withField(withField(fresh, 'message', REFUSED), 'reader'), refusedFile);
    for (const each of words) {
      const found = await postForm(drop.siteUrl, [
        ['form', 'check'],
        ['words', each.join(' ')],
      ]);
      await post(withField(fieldsIn(found.answer, 'report'), 'message', MORE), file);
      await postForm(drop.siteUrl, [
        ['form', 'check'],
        ['words', each.toReversed().join(' ')],
      ]);
    }
  }, 60_000);
  afterAll(() => drop.stop());

  const needles = async (): Promise<Map<string, string | Buffer>> => {
    const all = new Map<string, string | Buffer>();
    for (const [i, each] of words.entries())
      for (const [name, needle] of await sourceSecrets(engine, LINE, each))
        all.set(`${name}, codename ${String(i)}`, needle);
    for (const [name, text] of Object.entries({ MESSAGE, MORE, REFUSED, NAME })) {
      all.set(name, text);
      all.set(`${name}, first letters`, text.slice(0, 11));
    }
    for (const [name, bytes] of Object.entries({ file, refusedFile }))
      for (const at of [0, MIB - 16, 2 * MIB - 32])
        all.set(`${name} at ${String(at)}`, Buffer.from(bytes.subarray(at, at + 32)));
    return all;
  };

  test('the words were given', () => {
    expect(words.map(({ length }) => length)).toEqual([8, 8]);
  });

  test('in any file of the line or of the temporary folder', async () => {
    expect(await needlesIn([drop.dir, drop.temporary], await needles())).toEqual([]);
  });

  test('nor once the batch is closed', async () => {
    expect((await asCourier(drop, 'POST', '/batch')).status).toBe(200);
    expect(await needlesIn([drop.dir, drop.temporary], await needles())).toEqual([]);
  });

  test('in anything that the drop said', async () => {
    const said = drop.said();
    const found = [...(await needles())].filter(([, needle]) => said.includes(needle));
    expect(found.map(([name]) => name)).toEqual([]);
    expect(said.toString('utf8').split('\n').filter(Boolean)).toHaveLength(2);
  });

  test('and the search finds what is there', async () => {
    const there = new Map([['root', JSON.stringify((await testLine()).rootVerifier)]]);
    expect(await needlesIn([drop.dir], there)).not.toEqual([]);
  });
});

describe('what was sealed without scripts', () => {
  let open: OpenLine;
  let sealed: Map<string, Buffer>;
  beforeAll(async () => {
    open = await startOpenLine();
    const fresh = await freshForm(open.drop.siteUrl);
    const page = await postForm(open.drop.siteUrl, withField(fresh, 'message', MESSAGE), {
      files: [{ name: NAME, bytes: randomBytes(3 * MIB) }],
    });
    if (page.status !== 200) throw new Error('the form was refused');
    const { store } = open.drop.line;
    const [blob] = await store.openBlobs();
    sealed = new Map();
    for (let part = 0; part < 4; part += 1) {
      const bytes = (await store.blobPart(blob?.hash ?? ('' as never), part)) ?? Buffer.alloc(0);
      for (const at of [10_000, 400_000, 900_000])
        sealed.set(
          `part ${String(part)} at ${String(at)}`,
          Buffer.from(bytes.subarray(at, at + 32)),
        );
    }
  });
  afterAll(() => stopLine(open));

  test('is there, in one place alone, once its batch is closed', async () => {
    const { bytes } = await asCourier(open.drop, 'POST', '/batch');
    const found = await needlesIn([open.drop.dir], sealed);
    expect(new Set(found.map((each) => each.split(' in ')[1]))).toEqual(
      new Set([`${open.drop.dir}/line.db`]),
    );
    const batch = await noteHash(engine, parseNote(bytes, 4096).text);
    for (const name of ['ada', 'bea', 'col'])
      await bring(open, name, {
        number: 2,
        statement: { through: 1, throughDay: DAY, batch },
      });
  });

  test('leaves no byte in any file when all its readers have imported it', async () => {
    expect((await publishNext(open)).status).toBe(201);
    expect(await needlesIn([open.drop.dir], sealed)).toEqual([]);
  });
});
