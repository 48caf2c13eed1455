/** How a message that was sealed offline is called: by its edition, which the drop must know of it. */
export const offlineName = (edition: number, chance: string): string =>
  `edition-${String(edition)}-${chance}.age`;

export const isSealedName = (name: string): boolean => /\.age$/i.test(name);

/** The edition in such a name, also where a browser numbered a second copy; null when it was changed. */
export function editionIn(name: string): number | null {
  const [, edition] = /^edition-([1-9][0-9]{0,8})-[^/\\]*\.age$/i.exec(name) ?? [];
  return edition === undefined ? null : Number(edition);
}
