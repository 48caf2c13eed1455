/** Small, and without a face of its own; the cover hides the page while 'leave now' is pressed. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1a272e;--paper:#fbfbf9;--rule:#c5cfd0;--accent:#14535c;--on:#fff;--tint:#fdf4e0}
@media (prefers-color-scheme:dark){:root{--ink:#e6ecec;--paper:#13191c;--rule:#39464b;--accent:#93cfd0;--on:#0d2326;--tint:#2e2615}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
header,main,footer{max-width:38rem;margin:0 auto;padding:0 1rem}
header{position:sticky;top:0;display:flex;justify-content:flex-end;padding:.75rem 1rem;background:var(--paper)}
.leave{padding:.6rem 1.1rem;border-radius:.4rem;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
.leave:focus-visible{outline:3px solid #f4b740;outline-offset:2px}
h1{margin:.5rem 0 1rem;font-size:1.6rem;line-height:1.25}
h2{margin:0 0 .4rem;font-size:1.15rem}
section{margin:0 0 1.5rem;padding:1rem 0 0;border-top:1px solid var(--rule)}
.danger{padding:1rem;border:0;border-radius:.4rem;background:var(--tint)}
.danger p{margin:.3rem 0 0}
ul,ol{margin:0;padding-inline-start:1.2rem}
li{margin:.35rem 0}
code{overflow-wrap:anywhere;font-size:1.05em;user-select:all}
.address{padding:.75rem;border:1px solid var(--rule);border-radius:.4rem}
.words{display:grid;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));margin-top:.75rem;padding-inline-start:1.8rem}
footer{padding-bottom:2rem;opacity:.75}
main{transition:visibility 0s 99999s}
body:has(.leave:active,.leave:focus:not(:focus-visible)) main{visibility:hidden;transition:none}
body.print{background:#fff}
body.print svg{display:block;width:100%;max-width:210mm;height:auto;margin:0 auto}
@page{size:A4;margin:0}
@media print{body.print svg{width:210mm;height:297mm}}
`;
