/** A source as the tour and the tests need one: the steps of the story, by whatever means. */
export interface Source {
  /** Writes to the readers ticked by default and keeps the eight words. */
  tell(message: string): Promise<string[]>;
  /** Comes back later, from nothing but the words. */
  readReplies(words: readonly string[]): Promise<string[]>;
  /** Writes again from there. */
  tellMore(message: string): Promise<void>;
  close(): Promise<void>;
}
