/**
 * JSON as an operator writes it: with each value's line, so that a fault can name it, and where that
 * is allowed with comments and a comma too many. RFC 8259 else, and a name twice is then a fault.
 */
export interface JsonText {
  readonly value: unknown;
  /** Where a value stands, or the nearest around it that is there. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** What is wrong in a text, and on which line; holds nothing of the text. */
export class JsonFault extends Error {
  readonly line: number;
  constructor(line: number, mend: string) {
    super(mend);
    this.name = 'JsonFault';
    this.line = line;
  }
}

const DEEPEST = 64;
const SPACE = /[ \t\r\n]*/y;
const COMMENT = /\/\/[^\r\n]*|\/\*[^]*?\*\//y;
// What JSON.parse takes for a string or a number; it does the reading.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const keyOf = (path: readonly PropertyKey[]): string => path.map(String).join('\n');

export function readJson(text: string, { comments }: { readonly comments: boolean }): JsonText {
  const places = new Map<string, Omit<Place, 'line'>>();
  let at = 0;
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  const fault = (mend: string, where = at): never => {
    throw new JsonFault(lineAt(where), mend);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    at += found?.length ?? 0;
    return found;
  };
  const skip = (): void => {
    take(SPACE);
    if (!comments && /^\/[/*]/.test(text.slice(at, at + 2))) fault('take this comment out.');
    if (comments) while (take(COMMENT) !== undefined) take(SPACE);
  };
  const next = (sign: string): boolean => {
    skip();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  /** A list's or an object's insides, each part followed by a comma or by the end. */
  const within = (end: string, part: () => void): void => {
    const began = at;
    if (next(end)) return;
    for (;;) {
      part();
      if (next(end)) return;
      if (at >= text.length) fault(`close what is opened here with ${end}`, began);
      if (!next(',')) fault(`put a comma or ${end} before this.`);
      if (comments && next(end)) return;
    }
  };
  const string = (): string =>
    JSON.parse(take(STRING) ?? fault('close these quotation marks on the same line.')) as string;
  const name = (): string => {
    skip();
    return text[at] === '"' ? string() : fault('a name in quotation marks belongs here.');
  };

  function object(path: readonly PropertyKey[]): unknown {
    const entries = new Map<string, unknown>();
    within('}', () => {
      const key = name();
      if (comments && entries.has(key)) fault('this name stands here twice. Take one out.');
      if (!next(':')) fault('put a colon after the name.');
      entries.set(key, value([...path, key]));
    });
    return Object.fromEntries(entries);
  }
  function list(path: readonly PropertyKey[]): unknown {
    const items: unknown[] = [];
    within(']', () => items.push(value([...path, items.length])));
    return items;
  }
  function bare(path: readonly PropertyKey[]): unknown {
    if (path.length > DEEPEST) return fault('this is nested too deeply.');
    if (text[at] === '"') return string();
    if (next('{')) return object(path);
    if (next('[')) return list(path);
    const atom =
      take(ATOM) ?? fault('a value belongs here: text in quotation marks, a number, {} or [].');
    return JSON.parse(atom) as unknown;
  }
  function value(path: readonly PropertyKey[]): unknown {
    skip();
    const from = at;
    const read = bare(path);
    places.set(keyOf(path), { from, to: at });
    return read;
  }

  const whole = value([]);
  skip();
  if (at < text.length) fault('the file ends before this. Take it out.');
  return {
    value: whole,
    placeOf: (path) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const place = places.get(keyOf(path.slice(0, length)));
        if (place !== undefined) return { ...place, line: lineAt(place.from) };
      }
      return { line: 1, from: 0, to: text.length };
    },
  };
}
