import type { Press } from './keys.js';
import { isEmpty, type Overlay } from './overlay.js';
import { textOf, typed } from './typing.js';

type Of<Kind extends Overlay['kind']> = Extract<Overlay, { kind: Kind }>;
type OnChange = (next: Overlay) => void;

/** What a key does to what lies over the list. */
export function pressOn(at: Overlay, press: Press, height: number, onChange: OnChange): void {
  if (at.kind === 'sheet') onSheet(at, press, height, onChange);
  if (at.kind === 'choose') onChoose(at, press, height, onChange);
  if (at.kind === 'ask') onAsk(at, press, height, onChange);
  if (at.kind === 'write') onWrite(at, press, onChange);
}

/** Where the lines begin after a key that scrolls. */
function scrolled(top: number, { key, text }: Press, count: number, height: number): number {
  const most = Math.max(0, count - height);
  const by = {
    up: -1,
    down: 1,
    'page-up': 2 - height,
    'page-down': height - 2,
    text: text === ' ' ? height - 2 : 0,
  } as const;
  const step = Object.hasOwn(by, key) ? by[key as keyof typeof by] : 0;
  return Math.max(0, Math.min(most, top + step));
}

function onSheet(at: Of<'sheet'>, press: Press, height: number, onChange: OnChange): void {
  if (press.key === 'enter' || press.key === 'escape' || press.text === 'q') at.done();
  else onChange({ ...at, top: scrolled(at.top, press, at.lines.length, height) });
}

function onChoose(at: Of<'choose'>, press: Press, height: number, onChange: OnChange): void {
  if (press.key === 'escape') at.done(null);
  else if (press.key === 'text' && at.options.some(({ key }) => key === press.text))
    at.done(press.text);
  else {
    const room = height - at.options.length - 1;
    onChange({ ...at, top: scrolled(at.top, press, at.above.length, room) });
  }
}

function onAsk(at: Of<'ask'>, press: Press, height: number, onChange: OnChange): void {
  if (press.key === 'escape') at.done(null);
  else if (press.key === 'enter') at.done(textOf(at.typing));
  else if (press.key === 'text' || typed(at.typing, press, false) !== null)
    onChange({ ...at, typing: typed(at.typing, press, false) ?? at.typing });
  else onChange({ ...at, top: scrolled(at.top, press, at.above.length, height - 3) });
}

function onWrite(at: Of<'write'>, press: Press, onChange: OnChange): void {
  if (at.leaving) {
    if (press.text === 'y') at.done(null);
    else onChange({ ...at, leaving: false });
  } else if (press.key === 'escape') {
    if (isEmpty(at.typing)) at.done(null);
    else onChange({ ...at, leaving: true });
  } else if (press.key === 'ctrl' && press.text === 's') {
    const text = textOf(at.typing);
    const prompts = at.look(text);
    // Asked once for these very words; a change asks anew.
    if (prompts.length === 0 || at.prompts !== null) at.done(text);
    else onChange({ ...at, prompts });
  } else {
    const typing = typed(at.typing, press, true);
    if (typing === null) return;
    const isSame = textOf(typing) === textOf(at.typing);
    onChange({ ...at, typing, prompts: isSame ? at.prompts : null });
  }
}
