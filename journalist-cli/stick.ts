/** What stands on a stick beside bundle and outbox, for those who carry it. */

/**
 * An empty file by which a restored vault asks its courier for everything from the first edition on:
 * the statement that is published is of the vault that was lost, and says too much.
 */
export const wholePath = (readerId: string): string => `${readerId}/whole`;
