import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../../server/config/config.js';
import type { Io } from '../../../server/commands/io.js';
import { program } from '../../../server/program.js';
import { startDrop, temporaryFolder, removeFolder, type TestDrop } from '../../harness/drop.js';
import { DAY, engine, noonOf, testLine } from '../../harness/line.js';

interface Run {
  readonly code: number;
  readonly said: string;
}
async function run(args: readonly string[], more: Partial<Io> = {}): Promise<Run> {
  const said: string[] = [];
  const code = await program(args, {
    engine,
    clock: () => noonOf(DAY),
    assets: '',
    out: (line) => void said.push(line),
    note: (line) => void said.push(line),
    stopped: () => Promise.resolve(),
    ...more,
  });
  return { code, said: said.join('\n') };
}

const usually: Io['ask'] = (_question, answer) => Promise.resolve(answer);
const never: Io['ask'] = () => Promise.reject(new Error('asked'));

describe('turnbox-server init', () => {
  let folder: string;
  let dir: string;
  beforeEach(() => {
    folder = temporaryFolder();
    dir = join(folder, 'line');
  });
  afterEach(() => removeFolder(folder));
  const config = (): ReturnType<typeof parseConfig> =>
    parseConfig(readFileSync(join(dir, 'config.json')));

  test('asks at a terminal for what was not said, and takes what is usual for no answer', async () => {
    const asked: string[] = [];
    const answers = ['Our drop', 'newsroom', '2 GiB'];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(answers[asked.length - 1] ?? '');
    };
    expect((await run(['init', dir], { ask })).code).toBe(0);
    expect(asked).toHaveLength(3);
    expect(config().inbox).toMatchObject({ total: 2 * 1024 ** 3, unfinished: 1024 ** 3 });
    expect(readFileSync(join(dir, 'site.json'), 'utf8')).toContain('"questionnaire"');
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    const other = join(folder, 'other');
    expect((await run(['init', other], { ask: usually })).code).toBe(0);
    expect(existsSync(join(other, 'site.json'))).toBe(false);
  });

  test('takes listeners and room as options, asks nothing, and leaves nothing where one is wrong', async () => {
    const where = ['--site', '127.0.0.1:9000', '--couriers', '/run/turnbox/b.sock'];
    const init = ['init', dir, '--label', 'Drop'];
    for (const wrong of [
      ['--site', '0.0.0.0:80'],
      ['--site', '127.0.0.1:99999'],
      ['--room', 'plenty'],
      ['--couriers', '127.0.0.1:8080'],
    ])
      expect([wrong, (await run([...init, ...wrong])).code]).toEqual([wrong, 1]);
    expect(existsSync(dir)).toBe(false);
    expect((await run([...init, ...where, '--room', '128 MiB'], { ask: never })).code).toBe(0);
    expect(config()).toMatchObject({
      site: { host: '127.0.0.1', port: 9000 },
      courier: { socket: '/run/turnbox/b.sock', proxy: true },
      inbox: { largest: 128 * 1024 ** 2, total: 128 * 1024 ** 2 },
    });
  });

  test('is followed by a check that names the line which is wrong', async () => {
    await run(['init', dir, '--label', 'Drop']);
    expect(await run(['check', dir])).toEqual({ code: 0, said: 'config.json is right.' });
    writeFileSync(join(dir, 'site.json'), '{\n"root": 1\n}');
    const { code, said } = await run(['check', dir]);
    expect([code, said]).toEqual([1, expect.stringContaining('site.json: root, line 2: ')]);
  });
});

describe('a running drop', () => {
  let drop: TestDrop;
  beforeEach(async () => {
    drop = await startDrop(await testLine());
  });
  afterEach(() => drop.stop());
  const change = (from: RegExp, to: string): void => {
    const file = join(drop.dir, 'config.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const total = (): number => drop.line.config.inbox.total;

  test('takes other limits up as it runs, and says that listeners wait for a restart', () => {
    change(/"16 GiB"/, '"3 GiB"');
    expect(drop.line.reload()).toEqual({ restart: false });
    expect(total()).toBe(3 * 1024 ** 3);
    change(/"port": 0 /, '"port": 9000 ');
    expect(drop.line.reload()).toEqual({ restart: true });
  });

  test('goes on as it was when the file has a slip', () => {
    change(/"16 GiB"/, '"3 GiB');
    expect(() => drop.line.reload()).toThrow('config.json: line ');
    expect(total()).toBe(16 * 1024 ** 3);
  });
});
