import express, { type Express } from 'express';
import { editionRoutes } from './editions/siteRoutes.js';
import { formRoutes } from './forms/routes.js';
import { headers } from './http/headers.js';
import { nothingHere, siteRefusals } from './http/refusals.js';
import { inboxRoutes } from './inbox/routes.js';
import { noteRoutes } from './noteRoutes.js';
import type { Line } from './openedLine.js';
import { neutralPage, type PagesNow, pageRoutes } from './pages.js';

/** The public site. No cookies, no query strings, no sessions: everything a GET answers is a file. */
export function siteApp(line: Line, pages: PagesNow): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);

  app.use(...headers);
  app.use(pageRoutes(pages, line.assets));
  app.use(editionRoutes(line));
  app.use(noteRoutes(line));
  app.use('/inbox', inboxRoutes(line));
  app.use(formRoutes(line, pages));
  app.use(nothingHere);
  app.use(siteRefusals(neutralPage(pages))(line.report));
  return app;
}
