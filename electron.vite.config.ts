/**
 * Builds the three parts of the desktop door: main process, preload and page. The page's build (`out/renderer`) is the
 * same one that the browser door serves, so nothing in it may depend on Electron.
 */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname

export default defineConfig({
  main: {
    build: {
      // Packages of `dependencies` stay in node_modules: native ones must, and the others start faster from there.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'core-process': resolve(root, 'src/main/core-process.ts'),
          'parser-worker': resolve(root, 'src/adapters/parser-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load `electron` and nothing else, and must be CommonJS: everything is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      rolldownOptions: { input: resolve(root, 'src/renderer/index.html') },
      // The policy has no `data:`; a file inlined as a data address would be refused by our own pages.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read from the disk, not from a network: one larger file is no trouble.
      chunkSizeWarningLimit: 1_500,
      // The browser door serves this build to whatever browser the reader has, not only to Electron's Chromium.
      target: 'es2023',
      cssTarget: ['chrome125', 'firefox140', 'safari18'],
      minify: true,
    },
  },
})
