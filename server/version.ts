/** The release, as in package.json; a test holds the two together. */
export const VERSION = '0.1.0';
export const RELEASED = '2026-11-25';
