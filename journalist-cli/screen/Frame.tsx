/** @jsxImportSource react */
import { Box, Text, useWindowSize } from 'ink';
import { createContext, type ReactNode, useContext } from 'react';
import { fit, type Shown, shown, type Tone, windowOf } from './shown.js';

/** Whether colours may be used: the one place that knows. */
export const Colour = createContext(true);

const COLOURS = {
  plain: {},
  title: { bold: true },
  danger: { color: 'red' },
  quiet: { dimColor: true },
  chosen: { inverse: true },
  good: { color: 'green' },
} as const satisfies { readonly [tone in Tone]: object };

/** Without colour the words and the marks before them say it all. */
const styleOf = (tone: Tone, colour: boolean): object => (colour ? COLOURS[tone] : {});

function Line({ line, columns }: { readonly line: Shown; readonly columns: number }): ReactNode {
  const colour = useContext(Colour);
  return (
    <Text wrap="truncate-end" {...styleOf(line.tone, colour)}>
      {fit(line.text, columns)}
    </Text>
  );
}

export interface Room {
  readonly columns: number;
  /** Lines between the head and the keys. */
  readonly height: number;
}

const HEAD = 2;
const KEYS = 3;
const LEAST_COLUMNS = 40;
const LEAST_HEIGHT = 6;

export function useRoom(): Room {
  const { columns, rows } = useWindowSize();
  return {
    columns: Math.max(LEAST_COLUMNS, columns),
    // One line stays free: a screen that is full to the last one is drawn anew as a whole each time.
    height: Math.max(LEAST_HEIGHT, rows - 1 - HEAD - KEYS),
  };
}

export interface FrameProps {
  readonly title: string;
  readonly about?: Shown | undefined;
  readonly body: readonly Shown[];
  /** Which keys do what, always in sight; two lines at most. */
  readonly keys: readonly string[];
}

/** Every screen: what it is, what is on it, and the keys. Each always on the same line. */
export function Frame({ title, about, body, keys }: FrameProps): ReactNode {
  const { columns, height } = useRoom();
  const lines = [
    shown(title, 'title'),
    about ?? shown(''),
    ...windowOf(body, 0, height),
    shown('─'.repeat(columns), 'quiet'),
    shown(keys[0] ?? ''),
    shown(keys[1] ?? ''),
  ];
  return (
    <Box flexDirection="column">
      {lines.map((line, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={i} line={line} columns={columns} />
      ))}
    </Box>
  );
}
