import { createRouter, createWebHistory } from 'vue-router'

/** The pages of the cockpit. Each is loaded on its own: the wall alone needs charts, a phone's line is thin. */
export function makeRouter() {
  return createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: (to) => ({ path: '/wall', query: to.query, hash: to.hash }) },
      { path: '/wall', component: () => import('./wall/WallPage.vue') },
      { path: '/wall/brief', component: () => import('./wall/brief/BriefPage.vue') },
      // Not in a build: there it is no page at all.
      ...(import.meta.env.DEV
        ? [{ path: '/wall/gallery', component: () => import('./wall/gallery/GalleryPage.vue') }]
        : []),
      { path: '/phone/:tab?', component: () => import('./phone/PhonePage.vue') },
      { path: '/desk', component: () => withSchemas(() => import('./desk/DeskPage.vue')) },
      { path: '/admin', component: () => withSchemas(() => import('./admin/AdminPage.vue')) },
      { path: '/:rest(.*)*', redirect: '/wall' },
    ],
  })
}

/** A page that checks with schemas: they read what is set here when they are made, so it is set before the page is loaded. */
async function withSchemas<Page>(load: () => Promise<Page>): Promise<Page> {
  await import('./no-eval.ts')
  return load()
}
