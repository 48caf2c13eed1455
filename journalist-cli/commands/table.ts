import { completionFor } from './completion.js';
import { backup } from './backup.js';
import { card } from './card.js';
import { caseCommand } from './case.js';
import { danger } from './danger.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { init } from './init.js';
import { keys } from './keys.js';
import { lookAt } from './lookAt.js';
import { list } from './list.js';
import { outbox } from './outbox.js';
import { passphrase } from './passphrase.js';
import { pgp } from './pgp.js';
import { reply } from './reply.js';
import { restore } from './restore.js';
import { roster } from './roster.js';
import { settings } from './settings.js';
import { show } from './show.js';
import { status } from './status.js';
import { triage } from './triage.js';
import { acknowledge } from './acknowledge.js';
import { assign } from './assign.js';
import { due } from './due.js';
import { label } from './label.js';
import { mute } from './mute.js';
import { note } from './note.js';
import { search } from './search.js';
import { week } from './week.js';
import { gist } from './gist.js';
import { verify } from './verify.js';
import { deleteCommand } from './delete.js';
import { keep } from './keep.js';
import type { Command } from '../io.js';

/** All commands of the offline tool, by the name that is typed. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['init', init],
  ['card', card],
  ['import', importCommand],
  ['list', list],
  ['show', show],
  ['files', lookAt],
  ['export', exportCommand],
  ['case', caseCommand],
  ['verify', verify],
  ['reply', reply],
  ['triage', triage],
  ['due', due],
  ['acknowledge', acknowledge],
  ['label', label],
  ['note', note],
  ['assign', assign],
  ['mute', mute],
  ['search', search],
  ['gist', gist],
  ['week', week],
  ['keep', keep],
  ['delete', deleteCommand],
  ['danger', danger],
  ['settings', settings],
  ['status', status],
  ['outbox', outbox],
  ['keys', keys],
  ['pgp', pgp],
  ['passphrase', passphrase],
  ['backup', backup],
  ['restore', restore],
  ['roster', roster],
  ['completion', completionFor(() => COMMANDS)],
]);
