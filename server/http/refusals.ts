import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { type AnyCode, kindOf, type Refused, refuseHere, refusedBy } from '../refusal.js';

const STATUS: Partial<Record<AnyCode, number>> = {
  'not-found': 404,
  'not-open': 409,
  'line-restored': 503,
  'line-moving': 503,
  'line-closed': 410,
  'line-moved': 503,
  'line-not-restored': 409,
  'restored-roster': 409,
  'restored-incomplete': 409,
  busy: 429,
  full: 507,
  slow: 429,
  'files-many': 413,
  'editions-many': 429,
  'head-long': 413,
  unexpected: 500,
  'too-large': 413,
  'edition-unknown': 409,
  'edition-too-old': 409,
  'edition-removed': 409,
  'upload-taken': 409,
  'request-malformed': 401,
  'request-forged': 401,
  'request-replayed': 401,
  'request-day': 401,
  'outbox-old': 409,
  'outbox-replayed': 409,
  // Somebody was quicker with an edition, a roster or an outbox: look again.
  'head-old': 409,
  'head-gap': 409,
  'head-fork': 409,
  'roster-gap': 409,
  'today-differs': 409,
};

export const statusOf = (code: AnyCode): number => STATUS[code] ?? 400;

type Report = (kind: string) => void;

const answering =
  (render: (response: Response, refused: Refused) => void) =>
  (report: Report): ErrorRequestHandler =>
  // Express knows an error handler by its four parameters.
  (error: unknown, request, response, _next) => {
    const refused = refusedBy(error);
    if (refused.code === 'unexpected') report(kindOf(error));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // What was not read of the body would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    response.status(statusOf(refused.code)).setHeader('cache-control', 'no-store');
    render(response, refused);
  };

/**
 * For the page's script: the bare code, for which the page has words. For a person who came to an
 * address where nothing is, or whose request went wrong: the same neutral page, whatever it was.
 */
export const siteRefusals = (
  neutralPage: (request: Request) => Promise<Uint8Array>,
): ReturnType<typeof answering> =>
  answering((response, { code }) => {
    const { req: request } = response;
    if (request.headers.accept?.includes('text/html') !== true) {
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end(code);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    neutralPage(request).then(
      (page) => response.end(page),
      () => response.end(),
    );
  });

/** For couriers: the code, and advice for the person. */
export const courierRefusals = answering((response, { code, advice }) => {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ code, advice }));
});

export const nothingHere: RequestHandler = () => refuseHere('not-found');
