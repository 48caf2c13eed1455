import express, { type Express } from 'express';
import { courierRoutes } from './editions/courierRoutes.js';
import { headers } from './http/headers.js';
import { courierRefusals, nothingHere } from './http/refusals.js';
import type { Drop } from './standing.js';

/** The couriers' entrance, a listener of its own: nothing of it can be reached from the site. */
export function courierApp(drop: Drop): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);

  app.use(...headers);
  app.use(courierRoutes(drop));
  app.use(nothingHere);
  app.use(courierRefusals(drop.report));
  return app;
}
