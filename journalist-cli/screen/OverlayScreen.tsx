/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { Frame, useRoom } from './Frame.js';
import { busyLines, type Overlay, typedLines, writeLines } from './overlay.js';
import { shown, windowOf } from './shown.js';

/** What lies over the list. */
export function OverlayScreen({ overlay }: { readonly overlay: Overlay }): ReactNode {
  const { columns, height } = useRoom();
  switch (overlay.kind) {
    case 'sheet':
      return (
        <Frame
          title={overlay.title}
          body={windowOf(overlay.lines, overlay.top, height)}
          keys={[overlay.lines.length > height ? SCROLLS : '', 'Enter  back']}
        />
      );
    case 'choose': {
      const options = overlay.options.map(({ key, label }) => shown(`  ${key}  ${label}`, 'title'));
      const above = windowOf(overlay.above, overlay.top, Math.max(0, height - options.length - 1));
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
        ...overlay.above.slice(overlay.top, overlay.top + height - 3),
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
