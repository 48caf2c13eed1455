import { Router } from 'express';
import { type AssetFile, type Assets, loadAssetFiles } from './config/assets.js';
import { IMMUTABLE, NEVER_KEPT, sendBytes, sendTagged } from './http/send.js';
import { buildPages, viewsOf } from './site/pages.js';
import type { View } from './site/view.js';
import type { Drop, Standing } from './standing.js';

interface Pages {
  /** By path. */
  readonly files: ReadonlyMap<string, AssetFile>;
  /** By language. */
  readonly views: ReadonlyMap<string, View>;
}
export type PagesNow = () => Promise<Pages>;

/** The pages of the newest roster: built once, served as they are. */
export function pagesOf(drop: Drop, assets: Assets): PagesNow {
  let built: { readonly of: Standing; readonly pages: Pages } | undefined;
  return async () => {
    const standing = await drop.standing();
    if (built?.of !== standing) {
      const views = viewsOf(standing.site, standing.roster, assets);
      built = { of: standing, pages: { views, files: buildPages(views) } };
    }
    return built.pages;
  };
}

/** The pages, and the files of the release that they load; every one the same for everybody. */
export function pageRoutes(pages: PagesNow, assets: Assets): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const files = loadAssetFiles(assets);

  router.get('/a/:name', (request, response, next) => {
    const file = files.get(request.params.name);
    if (file === undefined) next();
    else sendBytes(response, file.bytes, { type: file.type, cache: IMMUTABLE });
  });

  router.use(async (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = isRead ? (await pages()).files.get(request.path) : undefined;
    if (page === undefined) next();
    else sendTagged(request, response, page.bytes, { type: page.type, cache: NEVER_KEPT });
  });

  return router;
}
