/**
 * The same bytes do something else under other headers: one sends the browser on to another page, one
 * makes it read them as another kind of file, one marks it. So a file of the list may come with these
 * alone, as a release sends them.
 */
const USUAL: ReadonlySet<string> = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'etag',
  'keep-alive',
  'origin-agent-cluster',
  'permissions-policy',
  'referrer-policy',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]);

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
};
const typeOf = (path: string): string =>
  path.startsWith('/a/')
    ? (TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    : 'text/html; charset=utf-8';

/** Names in lower case, and values, in the order in which they came. */
export type AnswerHeaders = readonly (readonly [string, string])[];

export const valuesOf = (headers: AnswerHeaders, name: string): string[] =>
  headers.flatMap(([each, value]) => (each === name ? [value] : []));

/** Whether a file of the list came under no header but those that it must come under. */
export function areUsual(headers: AnswerHeaders, path: string): boolean {
  const is = (name: string, value: string): boolean => {
    const all = valuesOf(headers, name);
    return all.length === 1 && all[0] === value;
  };
  return (
    headers.every(([name]) => USUAL.has(name)) &&
    is('content-type', typeOf(path)) &&
    is('x-content-type-options', 'nosniff') &&
    is('referrer-policy', 'no-referrer')
  );
}

/** As they are kept for proof. */
export const headersText = (headers: AnswerHeaders): string =>
  headers.map(([name, value]) => `${name}: ${value}\n`).join('');
