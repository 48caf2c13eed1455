/* eslint-disable no-restricted-imports -- this file runs in Node, not in the page */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';

const own = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const allowed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The page that seals without a network: one file, with all that it needs in it, and a policy that
 * lets it run this script and wear this style, and ask for nothing at all.
 */
export async function offlinePage({ script, css, words, shared }) {
  const { code } = await transform(css + own('offline.css'), {
    loader: 'css',
    minify: true,
    target: 'firefox128',
  });
  const style = code.trim();
  const program = script.toString('utf8').trim();
  if (/<\/script|<!--/i.test(program))
    throw new Error('the offline script would end its own element');
  const policy = [
    "default-src 'none'",
    `script-src ${allowed(program)}`,
    `style-src ${allowed(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const parts = {
    // The policy comes first, before anything that it is for.
    policy: `<meta http-equiv="content-security-policy" content="${policy}">`,
    style: `<style>${style}</style>`,
    // As the page of the line has them: a line each, its name first.
    sentences: `<template id="sentences">${Object.entries(JSON.parse(own('sentences.json')))
      .map((each) => escaped(each.join(' ')))
      .join('\n')}</template>`,
    words: `<template id="wordlist" data-shared="${shared.toString('utf8').trim()}">${words}</template>`,
    script: `<script>${program}</script>`,
  };
  return Buffer.from(own('page.html').replace(/<!--(\w+)-->/g, (_, name) => parts[name]));
}
