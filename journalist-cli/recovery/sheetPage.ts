import { createHash } from 'node:crypto';
import { encodeQR } from 'qr';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { encodeRootShare, type RootShare } from '../../crypto/wire/rootShare.js';

const STYLE = `
body{font:12pt/1.5 serif;max-width:17cm;margin:1.5cm auto;color:#000;background:#fff}
h1{font-size:18pt;margin:0 0 .3cm}
ol{columns:3;font:13pt/1.7 monospace;padding-left:1.2cm;margin:.6cm 0}
svg{width:6cm;height:6cm;float:right;margin:0 0 .5cm .5cm}
code{word-break:break-all}
@page{margin:1.5cm}`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${String(sign.codePointAt(0))};`);

/** One sheet to print: the same words to copy by hand and to scan. No script, nothing from outside. */
export function sheetPage(name: string, share: RootShare): string {
  const { number, of, needed, words, root } = share;
  const qr = encodeQR(fromUtf8(encodeRootShare(share)), 'svg', { ecc: 'medium', border: 4 });
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">
<title>Recovery sheet ${String(number)} of ${String(of)}</title>
<style>${STYLE}</style>
${qr.trim()}
<h1>Recovery sheet ${String(number)} of ${String(of)}</h1>
<p><strong>${escaped(name)}</strong></p>
<p>Any ${String(needed)} of the ${String(of)} sheets bring back the root key, with which somebody
decides who reads this line. Fewer say nothing about it.</p>
<ol>
${words.map((word) => `<li>${word}</li>`).join('\n')}
</ol>
<p>Keep it in a sealed envelope, away from the other sheets and from the root’s computer. Do not
photograph it: a phone copies its pictures elsewhere. Look once a year that it is still there and
that the envelope is whole.</p>
<p>To bring the key back, on a computer that has no network, with the newest roster of the line:<br>
<code>turnbox roster recover --vault NEW --label NAME --roster FILE</code></p>
<p>Root key of the line (published, not secret):<br><code>${escaped(root)}</code></p>
</html>
`;
}
