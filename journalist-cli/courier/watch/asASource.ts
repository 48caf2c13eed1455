/**
 * What Tor Browser says over http://.onion for each kind of file, name for name and in its order, as
 * measured with Firefox. A drop that could tell a watcher from a source would lie to sources alone;
 * spelling and order of headers tell a program from a browser at the first byte.
 */
const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

interface Kind {
  readonly accept: string;
  /** Sec-Fetch-Dest, Sec-Fetch-Mode and Priority. */
  readonly dest: string;
  readonly mode: string;
  readonly priority: string;
}

const PICTURES = 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5';
const PAGE: Kind = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  dest: 'document',
  mode: 'navigate',
  priority: 'u=0, i',
};
const FETCHED: Kind = { accept: '*/*', dest: 'empty', mode: 'cors', priority: 'u=4' };
const LOADED: Readonly<Record<string, Kind>> = {
  css: { accept: 'text/css,*/*;q=0.1', dest: 'style', mode: 'no-cors', priority: 'u=2' },
  js: { accept: '*/*', dest: 'script', mode: 'no-cors', priority: 'u=2' },
  png: { accept: PICTURES, dest: 'image', mode: 'no-cors', priority: 'u=6' },
};

function kindOf(path: string): Kind {
  if (path.startsWith('/a/')) return LOADED[path.split('.').at(-1) ?? ''] ?? FETCHED;
  return /^\/(?:head|f)(?:\/|$)/.test(path) ? FETCHED : PAGE;
}

/** Name and value by turns, which Node sends as they are. */
export function headersFor({ host, pathname }: URL): string[] {
  const { accept, dest, mode, priority } = kindOf(pathname);
  const isPage = dest === 'document';
  return [
    ['Host', host],
    ['User-Agent', AGENT],
    ['Accept', accept],
    ['Accept-Language', 'en-US,en;q=0.5'],
    ['Accept-Encoding', 'gzip, deflate'],
    ['Connection', 'keep-alive'],
    ...(isPage ? [['Upgrade-Insecure-Requests', '1']] : []),
    ['Sec-Fetch-Dest', dest],
    ['Sec-Fetch-Mode', mode],
    ['Sec-Fetch-Site', isPage ? 'none' : 'same-origin'],
    ...(isPage ? [['Sec-Fetch-User', '?1']] : []),
    ['Priority', priority],
    ...(pathname === '/head' ? [['Cache-Control', 'max-age=0']] : []),
  ].flat();
}
