/** @jsxImportSource react */
import { type ReactNode, useState } from 'react';
import { Frame, useRoom } from './Frame.js';
import type { Press } from './keys.js';
import { busyLines, isEmpty, type Overlay, typedLines, writeLines } from './overlay.js';
import { shown, windowOf } from './shown.js';
import { textOf, typed } from './typing.js';
import { useKeys } from './useKeys.js';

interface Props {
  readonly overlay: Overlay;
  readonly onChange: (next: Overlay) => void;
  /** As it is now, when several keys come at once. */
  readonly onRead: () => Overlay | null;
}

/** What lies over the list, and its keys. */
export function OverlayScreen({ overlay, onChange, onRead }: Props): ReactNode {
  const { columns, height } = useRoom();
  const [top, setTop] = useState(0);
  useKeys((press) => {
    const at = onRead();
    if (at === null) return;
    if (at.kind === 'sheet') onSheet(at, press);
    if (at.kind === 'choose') onChoose(at, press);
    if (at.kind === 'ask') onAsk(at, press);
    if (at.kind === 'write') onWrite(at, press);
  });

  function onSheet({ lines, done }: Extract<Overlay, { kind: 'sheet' }>, press: Press): void {
    if (press.key === 'enter' || press.key === 'escape' || press.text === 'q') done();
    scroll(press, lines.length);
  }

  function scroll({ key, text }: Press, count: number): void {
    const most = Math.max(0, count - height);
    const to = (by: number): void => setTop((before) => Math.max(0, Math.min(most, before + by)));
    if (key === 'up') to(-1);
    if (key === 'down') to(1);
    if (key === 'page-up') to(2 - height);
    if (key === 'page-down' || text === ' ') to(height - 2);
  }

  function onChoose(
    { options, done, above }: Extract<Overlay, { kind: 'choose' }>,
    press: Press,
  ): void {
    if (press.key === 'escape') done(null);
    else if (press.key === 'text' && options.some(({ key }) => key === press.text))
      done(press.text);
    else scroll(press, above.length + options.length + 1);
  }

  function onAsk(at: Extract<Overlay, { kind: 'ask' }>, press: Press): void {
    if (press.key === 'escape') return at.done(null);
    if (press.key === 'enter') return at.done(textOf(at.typing));
    if (press.key === 'up' || press.key === 'down') return scroll(press, at.above.length + 3);
    const typing = typed(at.typing, press, false);
    if (typing !== null) onChange({ ...at, typing });
  }

  function onWrite(at: Extract<Overlay, { kind: 'write' }>, press: Press): void {
    if (at.leaving) {
      if (press.text === 'y') at.done(null);
      else onChange({ ...at, leaving: false });
      return;
    }
    if (press.key === 'escape') {
      if (isEmpty(at.typing)) at.done(null);
      else onChange({ ...at, leaving: true });
      return;
    }
    if (press.key === 'ctrl' && press.text === 's') {
      const text = textOf(at.typing);
      const prompts = at.look(text);
      // Asked once for these very words; a change asks anew.
      if (prompts.length === 0 || at.prompts !== null) at.done(text);
      else onChange({ ...at, prompts });
      return;
    }
    const typing = typed(at.typing, press, true);
    if (typing !== null)
      onChange({
        ...at,
        typing,
        prompts: textOf(typing) === textOf(at.typing) ? at.prompts : null,
      });
  }

  switch (overlay.kind) {
    case 'sheet':
      return (
        <Frame
          title={overlay.title}
          body={windowOf(overlay.lines, top, height)}
          keys={[overlay.lines.length > height ? SCROLLS : '', 'Enter  back']}
        />
      );
    case 'choose': {
      const options = overlay.options.map(({ key, label }) => shown(`  ${key}  ${label}`, 'title'));
      const above = windowOf(overlay.above, top, Math.max(0, height - options.length - 1));
      const room = overlay.above.length > above.length ? above : overlay.above;
      return (
        <Frame
          title={overlay.title}
          body={[...room, shown(''), ...options]}
          keys={[
            overlay.above.length > above.length ? SCROLLS : '',
            `${overlay.options.map(({ key }) => key).join(' ')}  choose    Esc  back`,
          ]}
        />
      );
    }
    case 'ask': {
      const lines = [
        ...overlay.above.slice(top, top + height - 3),
        shown(''),
        shown(overlay.question, 'title'),
      ];
      const line = typedLines(overlay.typing, columns).at(-1) ?? '';
      return (
        <Frame
          title="Turnbox"
          body={[...lines, shown(line)]}
          keys={['Enter  go on    Esc  back']}
        />
      );
    }
    case 'write':
      return (
        <Frame
          title={overlay.question}
          body={writeLines(overlay, columns, height)}
          keys={writeKeys(overlay)}
        />
      );
    case 'busy':
      return (
        <Frame
          title={overlay.title}
          body={busyLines(overlay, columns)}
          keys={['Esc  stop: what was whole stays in']}
        />
      );
    default:
      return null;
  }
}

const SCROLLS = 'Up Down Space  more';

function writeKeys({ leaving, prompts }: Extract<Overlay, { kind: 'write' }>): string[] {
  if (leaving) return ['y  throw away    any other key  go on writing'];
  return [
    prompts === null
      ? 'Ctrl-S  done    Enter  new line    Esc  leave without it'
      : 'Ctrl-S  send it as it is    or change your words    Esc  leave without it',
  ];
}
