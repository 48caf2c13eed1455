import { type Bytes, fromUtf8 } from '../../crypto/wire/bytes.js';
import type { DropClient } from './dropClient.js';
import { CourierRefusal } from './refusals.js';

/** How far the drop says that it has come; only what checks out is believed. */
export interface DropState {
  readonly edition: number;
  readonly batch: number;
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
  const outboxes: unknown = json['outboxes'];
  return {
    edition: whole(json['edition']),
    batch: whole(json['batch']),
    epoch: whole(json['epoch']),
    outboxes: (Array.isArray(outboxes) ? outboxes : garbled()).map((each: unknown) => {
      const { id, number, manifest } = members(each);
      return {
        id: named(id, /^[0-9a-f]{8}$/),
        number: whole(number),
        manifest: named(manifest, /^[0-9a-f]{64}$/),
      };
    }),
  };
}
