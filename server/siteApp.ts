import express, { type Express } from 'express';
import type { Assets } from './config/assets.js';
import { editionRoutes } from './editions/siteRoutes.js';
import { headers } from './http/headers.js';
import { nothingHere, siteRefusals } from './http/refusals.js';
import { inboxRoutes } from './inbox/routes.js';
import { type PagesNow, pageRoutes } from './pages.js';
import type { Drop } from './standing.js';

/** The public site. No cookies, no query strings, no sessions: everything a GET answers is a file. */
export function siteApp(drop: Drop, pages: PagesNow, assets: Assets): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);

  app.use(...headers);
  app.use(pageRoutes(pages, assets));
  app.use(editionRoutes(drop));
  app.use('/inbox', inboxRoutes(drop));
  app.use(nothingHere);
  app.use(siteRefusals(drop.report));
  return app;
}
