import { defineConfig } from 'vite';
import { apiPrefix, consoleHeaders } from './infra/definitions/console.ts';

/** The laptop's stack answers here while somebody works on the pages with `vite` or looks at a build with `vite preview`. */
const stack = 'http://127.0.0.1:8080';
const headers = consoleHeaders({ connect: ['http://127.0.0.1:*'] });
const proxy = { [apiPrefix]: stack, '/config.json': stack };

export default defineConfig({
  root: 'console',
  // Relative: the same build is served from whatever address.
  base: './',
  server: { port: 5173, proxy },
  preview: { port: 4173, headers, proxy },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the policy of infra/definitions/console.ts allows neither data: pictures nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // Modules, so that what reads heavy formats is a file of its own, loaded when one comes.
  worker: { format: 'es' },
  css: {
    // bootstrap-italia is written with @import and what sass has deprecated since: theirs to change.
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function', 'abs-percent'] },
    },
  },
});
