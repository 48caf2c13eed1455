import { editionIn, isSealedName } from '../../crypto/source/offlineName.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import type { Form, FormFile } from '../http/multipart.js';
import { putInto } from '../inbox/putInto.js';
import { type AnyCode, kindOf, refusedBy, refuseHere } from '../refusal.js';
import type { Answer, Refused, WriteForm } from '../site/answer.js';
import type { Desk } from './desk.js';
import { refusedWith } from './problems.js';

/** Every age file begins so (C2SP age). */
const AGE = utf8('age-encryption.org/v1\n');

/**
 * What a source sealed offline goes into the inbox as it is: here it can be neither read nor
 * changed. It goes alone, for text beside it would be read by nobody, or by the drop.
 */
export async function takeSealed(
  { drop, sealing }: Desk,
  form: Form,
  hasTextBeside: boolean,
  back: WriteForm,
): Promise<Answer> {
  try {
    if (hasTextBeside) refuseHere('age-alone');
    await sealing(async () => {
      for await (const file of form.files) await putInto(drop, editionOf(file), whole(file));
    });
    return { kind: 'sent', words: null, replies: true, sealed: true, reached: [], unreached: [] };
  } catch (error) {
    const code = form.failure() ?? refusedBy(error).code;
    if (code === 'unexpected') drop.report(kindOf(error));
    return { kind: 'write', form: back, ...(sealedFault(code) ?? refusedWith(code)) };
  }
}

function sealedFault(code: AnyCode): Refused | null {
  if (code === 'upload-size') return { ...refusedWith('age-damaged'), code };
  return code.startsWith('edition-') ? { ...refusedWith('age-old'), code } : null;
}

const editionOf = ({ name }: FormFile): number =>
  editionIn(name) ?? refuseHere(isSealedName(name) ? 'age-name' : 'age-alone');

/** Refuses what is no age file before anything of it is kept. */
async function* whole({ bytes }: FormFile): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of bytes) {
    const begin = chunk.subarray(0, Math.max(0, AGE.length - at));
    for (const byte of begin) {
      if (byte !== AGE[at]) refuseHere('age-damaged');
      at += 1;
    }
    yield chunk;
  }
}
