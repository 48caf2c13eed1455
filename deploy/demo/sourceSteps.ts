import type { Page } from 'puppeteer-core';

/** A source's page, as a person uses it: what is on the screen, and the keys and clicks. */
export interface SourcePage {
  readonly page: Page;
  /** Opens the first screen and waits until its script is ready. */
  open(): Promise<void>;
  section(): Promise<string>;
  /** What the newest edition is to the page: open, late, stopped, not-open, unreachable, refused. */
  edition(): Promise<string>;
  startWriting(): Promise<void>;
  readers(): Promise<ShownReader[]>;
  /** Ticks exactly the readers with these labels. */
  chooseReaders(labels: readonly string[]): Promise<void>;
  write(message: string, options?: { replies?: boolean }): Promise<void>;
  /** Adds files to the message, by their paths. */
  addFiles(paths: readonly string[], options?: { keepNames?: boolean }): Promise<void>;
  /** What the page says before sending of how much goes out. */
  plan(): Promise<string>;
  /** Goes on from the message; gives the eight words, or none when no replies are wanted. */
  keepCodename(): Promise<string[]>;
  /** Sends, and waits for the thanks; files take a while. */
  send(patience?: number): Promise<void>;
  /** Sends, and waits for whichever comes: the thanks or an error. */
  trySend(patience?: number): Promise<'sent' | 'refused'>;
  check(words: readonly string[] | string): Promise<void>;
  readReplies(): Promise<ShownReply[]>;
  /** How far each reader has come, a sentence each. */
  collected(): Promise<string[]>;
  /** Looks for older replies too. */
  older(): Promise<void>;
  /** What the page says of who opened a message, a sentence each. */
  opened(): Promise<string[]>;
  /** What the edition has to say to everybody, as the first screen shows it. */
  notice(): Promise<string>;
  followUp(message: string, labels?: readonly string[]): Promise<void>;
  /** The error summary on the screen, a line an error. */
  errors(): Promise<string[]>;
  leave(): Promise<void>;
}
export interface ShownReader {
  readonly label: string;
  readonly group: string;
  readonly ticked: boolean;
  readonly reachable: boolean;
  readonly isNew: boolean;
}
export interface ShownReply {
  readonly reader: string;
  readonly day: string;
  readonly text: string;
}
