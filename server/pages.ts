import { type Request, Router } from 'express';
import { type Assets, loadAssetFiles } from './config/assets.js';
import { type Packed, packed, sendPacked, sendPackedTagged } from './http/packed.js';
import { IMMUTABLE, NEVER_KEPT } from './http/send.js';
import { AGAIN_PAGE, buildPages, EMPTY_PAGE, viewsOf } from './site/pages.js';
import type { View } from './site/view.js';
import type { Drop, Standing } from './standing.js';

interface PackedFile extends Packed {
  readonly type: string;
}
export interface Pages {
  /** By path. */
  readonly files: ReadonlyMap<string, PackedFile>;
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
      built = { of: standing, pages: { views, files: packedFiles(buildPages(views)) } };
    }
    return built.pages;
  };
}

/** What a person sees where there is nothing; whoever posted is told that nothing was sent. */
export const neutralPage =
  (pages: PagesNow) =>
  async ({ method }: Pick<Request, 'method'>): Promise<Uint8Array> => {
    const { files } = await pages();
    return files.get(method === 'POST' ? AGAIN_PAGE : EMPTY_PAGE)?.bytes ?? new Uint8Array(0);
  };

const packedFiles = (
  files: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly type: string }>,
): ReadonlyMap<string, PackedFile> =>
  new Map([...files].map(([name, { bytes, type }]) => [name, { type, ...packed(bytes) }]));

/** The pages, and the files of the release that they load; every one the same for everybody. */
export function pageRoutes(pages: PagesNow, assets: Assets): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const files = packedFiles(loadAssetFiles(assets));

  router.get('/a/:name', (request, response, next) => {
    const file = files.get(request.params.name);
    if (file === undefined) next();
    else sendPacked(request, response, file, { type: file.type, cache: IMMUTABLE });
  });

  router.use(async (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = isRead ? (await pages()).files.get(request.path) : undefined;
    if (page === undefined) next();
    else sendPackedTagged(request, response, page, { type: page.type, cache: NEVER_KEPT });
  });

  return router;
}
