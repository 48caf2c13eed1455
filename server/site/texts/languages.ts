import type { Roster } from '../../../crypto/wire/roster.js';
import type { Site } from '../../config/siteFile.js';
import { SetUpFault } from '../../setUpFault.js';
import { CATALOGUES, catalogueOf } from './texts.js';

/**
 * A wrong word on these pages can betray whoever follows it. So a line shows none in a language that
 * no native reader has signed off, unless it says of itself that nothing real belongs there, or its
 * `site.json`, which the root's holders vouch for, takes drafts in so many words.
 */
export function checkLanguages({ languages, drafts }: Site, { settings }: Roster): void {
  for (const language of languages) {
    const catalogue = catalogueOf(language);
    if (catalogue === undefined)
      throw new SetUpFault(
        'language-unknown',
        `The pages cannot be shown in ${language} yet. Take it out of languages in site.json, or choose among: ${Object.keys(CATALOGUES).join(', ')}.`,
      );
    if (catalogue.signedOff === null && !drafts && settings.demo !== 1)
      throw new SetUpFault(
        'language-unread',
        `The pages in ${language} are a draft that no native reader has signed off: docs/TRANSLATING.md says how. Take it out of languages in site.json, or write "drafts": true there.`,
      );
  }
}
