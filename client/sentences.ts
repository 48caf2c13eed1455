import { find } from './elements.js';
import type { Trouble } from './trouble.js';

/**
 * Every sentence that the script shows. They stand in the page, in its language; the script knows
 * their names alone.
 */
export const SENTENCES = [
  'error-title',
  'room',
  'room-over',
  'room-waiting',
  'reader-left-out',
  'reader-new',
  'reader-added',
  'reader-unreachable',
  'message-missing',
  'message-long',
  'readers-missing',
  'readers-unreachable',
  'files-plan',
  'files-quick',
  'file-remove',
  'files-looking',
  'files-unanswered',
  'picture-clean',
  'picture-hint',
  'picture-as-is',
  'picture-failed',
  'carries-pdf',
  'carries-office',
  'carries-media',
  'carries-photo',
  'carries-other',
  'codename-missing',
  'word-unknown',
  'word-unknown-near',
  'collected',
  'collected-nothing',
  'collected-former',
  'lost',
  'lost-former',
  'lost-former-all',
  'opened',
  'reply-incomplete',
  'reply-conflicting',
  'practice-right',
  'practice-differs',
  'practice-missing',
  'sealing',
  'sending',
  'sending-percent',
  'sending-left',
  'sending-end',
  'opening',
  'fetching',
  'edition-late',
  'edition-stopped',
  'edition-expired',
  'edition-nobody',
  'edition-not-open',
  'edition-restored',
  'edition-moving',
  'edition-closed',
  'edition-unreachable',
  'edition-refused',
  'refused-network',
  'refused-unsent',
  'refused-unknown',
  'refused-stopped',
  'refused-file-unreadable',
  'refused-too-large',
  'refused-busy',
  'refused-full',
  'refused-changed',
  'refused-codename-words',
  'refused-codename-check',
  'refused-other',
] as const;
export type Sentence = (typeof SENTENCES)[number];

/**
 * The sentence of this name, with what belongs in its braces. Where its words hang on the number `n`,
 * the page has a line for each form that its language knows.
 */
export function say(
  name: Sentence,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { content } = find('#sentences', HTMLTemplateElement);
  const lines = content.textContent.split('\n');
  const { locale } = document.documentElement.dataset;
  const named = (key: string): string | undefined =>
    lines.find((each) => each.startsWith(`${key} `))?.slice(key.length + 1);
  const form = new Intl.PluralRules(locale).select(Number(values['n']));
  return (named(`${name}.${form}`) ?? named(name) ?? '').replace(/\{(\w+)\}/g, (_, key: string) =>
    (values[key] ?? '').toLocaleString(locale),
  );
}

/** What a person is told of a trouble while sending: first of all, whether it was sent. */
export const sayUnsent = (trouble: Trouble): string =>
  trouble === 'network' ? say('refused-unsent') : sayTrouble(trouble);

/** What a person is told of a trouble. */
export function sayTrouble(trouble: Trouble): string {
  switch (trouble) {
    case 'network':
    case 'unknown':
    case 'stopped':
    case 'file-unreadable':
    case 'too-large':
    case 'busy':
    case 'full':
    case 'codename-words':
    case 'codename-check':
      return say(`refused-${trouble}`);
    case 'edition-removed':
    case 'edition-too-old':
    case 'edition-unknown':
      return say('refused-changed');
    case 'not-open':
      return say('edition-not-open');
    case 'line-restored':
      return say('edition-restored');
    case 'line-moving':
      return say('edition-moving');
    case 'line-closed':
      return say('edition-closed');
    default:
      return say('refused-other');
  }
}
