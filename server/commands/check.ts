import { parseConfig } from '../config/config.js';
import { folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { readOnion } from '../config/onionFile.js';
import { parseSite } from '../config/siteFile.js';
import { existsSync } from 'node:fs';
import type { Io } from './io.js';

/** Reads what an operator wrote, and changes nothing: `turnbox-server check /var/lib/turnbox/line` */
export async function check(dir: string, io: Io): Promise<void> {
  const folder = folderAt(dir);
  io.engine.wipe(readSeed(folder));
  parseConfig(readOperatorFile(folder.config, 'config.json'));
  readOnion(folder.path);
  io.out('config.json is right.');
  if (!existsSync(folder.site)) return;
  await parseSite(io.engine, readOperatorFile(folder.site, 'site.json'));
  io.out('site.json is right.');
}
