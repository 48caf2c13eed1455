import type { ComponentChildren, JSX } from 'preact';
import { fill } from '../site/texts/texts.js';
import { qrPath } from './qr.js';
import type { Landing } from './view.js';
import { words } from './words.js';

/** A4 in millimetres; every length below is one too. */
const WIDTH = 210;
const HEIGHT = 297;
const INK = '#14232a';

/** Cuts a text into lines of so many letters at most; a longer word stands alone. */
export function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface TextProps {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly lines: readonly string[];
  readonly bold?: boolean;
  readonly mono?: boolean;
  /** Such a width exactly, whatever face the printer has. */
  readonly width?: number;
}
const Text = ({ x, y, size, lines, bold = false, mono = false, width }: TextProps): JSX.Element => (
  <>
    {lines.map((line, i) => (
      <text
        key={`${String(i)} ${line}`}
        x={x}
        y={y + i * size * 1.3}
        font-size={size}
        font-weight={bold ? 700 : 400}
        font-family={
          mono ? 'DejaVu Sans Mono, monospace' : 'DejaVu Sans, Helvetica, Arial, sans-serif'
        }
        fill={INK}
        {...(width === undefined ? {} : { textLength: width, lengthAdjust: 'spacingAndGlyphs' })}
      >
        {line}
      </text>
    ))}
  </>
);

const Qr = ({
  url,
  x,
  y,
  size,
}: {
  url: string;
  x: number;
  y: number;
  size: number;
}): JSX.Element => {
  const { path, side } = qrPath(url);
  return (
    <svg x={x} y={y} width={size} height={size} viewBox={`0 0 ${String(side)} ${String(side)}`}>
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  );
};

const Sheet = ({
  title,
  children,
}: {
  title: string;
  children: ComponentChildren;
}): JSX.Element => (
  <svg
    xmlns="http://www.w3.org/2000/svg"
    width={`${String(WIDTH)}mm`}
    height={`${String(HEIGHT)}mm`}
    viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
    role="img"
    aria-label={title}
  >
    <rect width={WIDTH} height={HEIGHT} fill="#ffffff" />
    {children}
  </svg>
);

const withoutScheme = (url: string): string => url.replace(/^https:\/\//, '').replace(/\/$/, '');
/** The address in two lines of one length, so that it is compared line by line. */
const halves = (onion: string): string[] => [onion.slice(0, 31), onion.slice(31)];
const numbered = (list: readonly string[], from: number, to: number): string[] =>
  list.slice(from, to).map((word, i) => `${String(from + i + 1)} ${word}`);

export function Poster({ own, url, onion, rootWords }: Landing): JSX.Element {
  const { poster, scanning } = words;
  const headline = linesOf(own['headline'] ?? own.name, 26).slice(0, 3);
  const about = linesOf(own.about, 62).slice(0, 4);
  const top = 38 + headline.length * 15.6;
  return (
    <Sheet title={own.title}>
      <Text key="a" x={20} y={36} size={12} lines={headline} bold />
      <Text key="b" x={20} y={top} size={5} lines={about} />
      <Text
        key="c"
        x={20}
        y={top + 4 + about.length * 6.5}
        size={5}
        lines={[fill(poster.runBy, { name: own.name })]}
      />
      <Qr key="d" url={url} x={14} y={118} size={68} />
      <Text key="e" x={88} y={130} size={6} lines={[poster.how]} bold />
      <Text key="f" x={88} y={140} size={5} lines={chunks(withoutScheme(url), 34)} />
      <Text key="g" x={88} y={162} size={5} lines={linesOf(`${scanning}.`, 36)} bold />
      <Text key="h" x={88} y={178} size={4.2} lines={linesOf(poster.phone, 46)} />
      <Text key="i" x={20} y={204} size={5} lines={[poster.byHand]} />
      <Text key="j" x={20} y={216} size={8} lines={halves(onion)} mono width={170} />
      <Text key="k" x={20} y={244} size={5} lines={[poster.genuine]} />
      {[0, 3, 6, 9].map((from) => (
        <Text
          key={`w${String(from)}`}
          x={20 + (from / 3) * 44}
          y={254}
          size={5}
          lines={numbered(rootWords, from, from + 3)}
          mono
        />
      ))}
      <Text
        key="l"
        x={20}
        y={280}
        size={4.2}
        lines={linesOf(`${words.danger} ${own.emergency}`, 74).slice(0, 2)}
      />
    </Sheet>
  );
}

const chunks = (text: string, most: number): string[] =>
  Array.from({ length: Math.ceil(text.length / most) }, (_, i) =>
    text.slice(i * most, (i + 1) * most),
  );

/** Ten cards of 85 by 55 mm, to be cut along the lines. Nothing on them says at a glance what for. */
export function Cards(landing: Landing): JSX.Element {
  const places = Array.from({ length: 10 }, (_, i) => ({
    x: 20 + (i % 2) * 85,
    y: 11 + Math.floor(i / 2) * 55,
  }));
  return (
    <Sheet title={landing.own.title}>
      {places.map(({ x, y }) => (
        <Card key={`${String(x)} ${String(y)}`} x={x} y={y} {...landing} />
      ))}
    </Sheet>
  );
}

function Card({
  x,
  y,
  own,
  url,
  onion,
  rootWords,
}: Landing & { x: number; y: number }): JSX.Element {
  return (
    <>
      <rect x={x} y={y} width={85} height={55} fill="none" stroke="#b0b8ba" stroke-width={0.2} />
      <Qr url={url} x={x + 2} y={y + 2} size={27} />
      <Text x={x + 30} y={y + 7.5} size={3} lines={linesOf(own.title, 28).slice(0, 2)} bold />
      <Text x={x + 30} y={y + 13.5} size={2.5} lines={chunks(withoutScheme(url), 34).slice(0, 2)} />
      <Text x={x + 30} y={y + 20.5} size={2.5} lines={linesOf(`${words.scanning}.`, 26)} bold />
      <Text x={x + 30} y={y + 28} size={2.4} lines={[words.poster.typed]} />
      <Text x={x + 4} y={y + 33} size={3.2} lines={halves(onion)} mono width={77} />
      <Text x={x + 4} y={y + 41.5} size={2.4} lines={[words.poster.card]} />
      {[0, 3, 6, 9].map((from) => (
        <Text
          key={String(from)}
          x={x + 4 + (from / 3) * 19.5}
          y={y + 45.5}
          size={2.5}
          lines={numbered(rootWords, from, from + 3)}
          mono
        />
      ))}
    </>
  );
}
