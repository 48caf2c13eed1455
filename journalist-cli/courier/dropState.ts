import { type Bytes, fromUtf8 } from '../../crypto/wire/bytes.js';
import type { DropClient } from './dropClient.js';
import { CourierRefusal } from './refusals.js';

const INTAKES = ['open', 'stopped', 'closed', 'moved', 'restored', 'gathered'] as const;
const HASH = /^[0-9a-f]{64}$/;

/** How far the drop says that it has come; only what checks out is believed. */
export interface DropState {
  readonly edition: number;
  /** The hash of the newest head, and below that of the newest batch note. */
  readonly head: string;
  readonly batch: number;
  readonly note: string;
  readonly intake: (typeof INTAKES)[number];
  /** Files that a restored drop asks for. */
  readonly wanted: readonly string[];
  readonly epoch: number;
  readonly outboxes: readonly { id: string; number: number; manifest: string }[];
}

export async function readState(drop: DropClient): Promise<DropState> {
  const bytes = await drop.get('/state');
  return bytes === null ? garbled() : parseState(bytes);
}

const garbled = (): never => {
  throw new CourierRefusal('drop-garbled');
};
const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : garbled();
const named = (value: unknown, form: RegExp): string =>
  typeof value === 'string' && form.test(value) ? value : garbled();
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : garbled());
const members = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null ? (value as { [key: string]: unknown }) : garbled();

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return garbled();
  }
}

export function parseState(bytes: Bytes): DropState {
  const json = members(parseJson(bytes));
  return {
    edition: whole(json['edition']),
    head: named(json['head'], HASH),
    batch: whole(json['batch']),
    note: named(json['note'], HASH),
    intake: INTAKES.find((each) => each === json['intake']) ?? garbled(),
    wanted: list(json['wanted']).map((each) => named(each, HASH)),
    epoch: whole(json['epoch']),
    outboxes: list(json['outboxes']).map((each) => {
      const { id, number, manifest } = members(each);
      return {
        id: named(id, /^[0-9a-f]{8}$/),
        number: whole(number),
        manifest: named(manifest, HASH),
      };
    }),
  };
}
