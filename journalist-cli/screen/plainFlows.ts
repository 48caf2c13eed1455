import { COMMANDS } from '../commands/table.js';
import { type Desk, linesOf, runIn } from './desk.js';
import * as flows from './flows.js';
import { stick } from './stickFlows.js';

const asNumber = (text: string | undefined): number | null =>
  /^[1-9][0-9]{0,8}$/.test(text ?? '') ? Number(text) : null;

/** Commands that ask for what was not typed with them; any other is run as it is. */
export async function plainFlow(
  desk: Desk,
  [name = '', ...args]: readonly string[],
): Promise<void> {
  if (name === 'help') return help(desk);
  if (name === 'stick') return stick(desk);
  const number = args.length === 1 ? asNumber(args[0]) : null;
  if (number !== null && ['reply', 'note', 'triage', 'status', 'export'].includes(name)) {
    const found = flows.findCase(await desk.session.look(), number);
    if (found !== undefined) {
      if (name === 'reply') return flows.reply(desk, found, number);
      if (name === 'note') return flows.note(desk, number);
      if (name === 'triage') return flows.triage(desk, found, number);
      if (name === 'status') return flows.status(desk, number);
      return flows.exportOne(desk, number);
    }
  }
  const ran = await desk.ui.busy(name, (meter) => runIn(desk, [name, ...args], meter));
  await desk.ui.show(name, linesOf(ran, desk.ui.columns));
}

async function help(desk: Desk): Promise<void> {
  const names = ['stick', ...COMMANDS.keys()].join(', ');
  await desk.ui.show('help', [{ text: `${names}. Each says more: list --help`, tone: 'plain' }]);
}
