import newsroom from '../questionnaires/newsroom.json' with { type: 'json' };
import policeIntegrity from '../questionnaires/police-integrity.json' with { type: 'json' };
import workplace from '../questionnaires/workplace.json' with { type: 'json' };
import { SetUpFault } from '../setUpFault.js';

/**
 * First drafts of a `site.json`, each with a questionnaire for one kind of line. Whoever runs the
 * line writes its own texts into one, and the root key, and has the roster name it.
 */
const DRAFTS: Readonly<Record<string, object>> = {
  'police-integrity': policeIntegrity,
  newsroom,
  workplace,
};
export const DRAFT_NAMES: readonly string[] = Object.keys(DRAFTS);

export function siteDraft(name: string): Uint8Array {
  const draft = Object.hasOwn(DRAFTS, name) ? DRAFTS[name] : undefined;
  if (draft === undefined)
    throw new SetUpFault(
      'site-malformed',
      `There is no questionnaire of this name. Choose one of these: ${DRAFT_NAMES.join(', ')}.`,
    );
  return new TextEncoder().encode(`${JSON.stringify(draft, null, 2)}\n`);
}
