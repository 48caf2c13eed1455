import type { Rows } from './durableRows.js';
import { remembered } from './remembered.js';
import { openRow, sealRow } from './sealedRows.js';
import type { Table, TableName } from './tables.js';

interface Coding<T> {
  encode(this: void, value: T): Uint8Array;
  decode(this: void, bytes: Uint8Array): T;
}

/** One table over sealed rows; the key is read at each use, and `live` refuses once the vault is closed. */
export function sealedTable<T>(
  live: () => Rows,
  key: Uint8Array,
  name: TableName,
  { encode, decode }: Coding<T>,
  remembers: boolean,
): { readonly table: Table<T>; readonly forget: () => void } {
  const opened = (row: number, sealed: Uint8Array): T => decode(openRow(key, name, row, sealed));
  const get = (row: number): T | undefined => {
    const sealed = live().get(name, row);
    return sealed === undefined ? undefined : opened(row, sealed);
  };
  const memory = remembered(
    () => live().numbers(name),
    get,
    () =>
      live()
        .all(name)
        .map(({ row, sealed }) => [row, () => opened(row, sealed)] as const),
  );
  const put = (row: number, value: T): void => {
    memory.forget(row);
    live().put(name, row, sealRow(key, name, row, encode(value)));
  };
  const every = (): { readonly row: number; readonly value: T }[] =>
    live()
      .all(name)
      .map(({ row, sealed }) => ({ row, value: opened(row, sealed) }));
  return {
    table: {
      all: () => (remembers ? memory.all() : every()),
      numbers: () => live().numbers(name),
      get,
      add: (value) => {
        const row = live().next(name);
        put(row, value);
        return row;
      },
      put,
      remove: (row) => {
        memory.forget(row);
        live().remove(name, row);
      },
    },
    forget: () => memory.forgetAll(),
  };
}
