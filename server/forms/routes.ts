import { Router } from 'express';
import { readWordlist } from '../config/assets.js';
import { readForm } from '../http/multipart.js';
import { statusOf } from '../http/refusals.js';
import { NEVER_KEPT, sendBytes } from '../http/send.js';
import { bySize, slots } from '../http/slots.js';
import { inTurn } from '../http/turn.js';
import type { Line } from '../openedLine.js';
import type { PagesNow } from '../pages.js';
import type { Answer } from '../site/answer.js';
import { buildAnswer } from '../site/pages.js';
import { deskOf } from './desk.js';
import { stateNow } from './editionNow.js';
import { readPost } from './post.js';
import { checkReplies } from './replies.js';
import { report } from './report.js';

/** Forms under way at one time; each has its fields in memory, and files flow through. */
const FORMS = 64;
/** And of one circuit. */
const FORMS_EACH = 4;
/** Text alone, without a file: these have places of their own. */
const TEXT_BYTES = 384 * 1024;

/** The page as a form: what is posted without scripts, and answered with the page. */
export function formRoutes(line: Line, pages: PagesNow): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const desk = deskOf(line, readWordlist(line.assets));

  router.post(
    '/:language/',
    bySize(slots(FORMS, FORMS_EACH), slots(FORMS, FORMS_EACH), TEXT_BYTES),
    inTurn,
    async (request, response, next) => {
      const { language } = request.params;
      const view = (await pages()).views.get(typeof language === 'string' ? language : '');
      if (view === undefined) {
        next();
        return;
      }
      const form = await readForm(request, { total: line.config.inbox.largest });
      const post = await readPost(form);
      const answer =
        post.wants === 'check'
          ? await checkReplies(desk, post)
          : await report(desk, form, post, view.language);
      await form.discard();
      // What was not read of the body would be taken for the next request.
      if (!request.complete) response.setHeader('connection', 'close');
      const edition = await desk.edition();
      const { bytes, type } = buildAnswer(view, answer, {
        state: stateNow(line, await line.standing(), edition, await line.store.intake()),
        notice: edition?.head.notice ?? null,
      });
      // Never packed: it holds what was typed beside words and replies, and its packed length would
      // tell whoever counts bytes how much of the two is alike (BREACH).
      sendBytes(response, bytes, { type, cache: NEVER_KEPT, status: answerStatus(answer) });
    },
  );

  return router;
}

const answerStatus = (answer: Answer): number => ('code' in answer ? statusOf(answer.code) : 200);
