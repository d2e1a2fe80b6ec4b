// Builds the theme and the scripts of the web host with esbuild. Output: src/Jalons.Web/wwwroot/dist, never committed.
// File names are stable: pages add a fingerprint to the address (asp-append-version), so caches can keep them for ever.
import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ui = path.join(root, 'src/Jalons.Web/Ui');
const dist = path.join(root, 'src/Jalons.Web/wwwroot/dist');

const common = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
};

await mkdir(dist, { recursive: true });

await Promise.all([
  build({
    ...common,
    entryPoints: { jalons: path.join(ui, 'Theme/jalons.css') },
    target: ['chrome111', 'firefox113', 'safari16.4'],
    // The fonts keep their own names; woff2 is read by every browser the theme supports.
    loader: { '.woff2': 'file', '.woff': 'empty' },
    assetNames: 'polices/[name]',
  }),
  build({
    ...common,
    entryPoints: {
      jalons: path.join(ui, 'Scripts/jalons.js'),
      graphiques: path.join(ui, 'Scripts/graphiques.js'),
    },
    format: 'esm',
    target: ['es2022'],
    define: { 'process.env.NODE_ENV': '"production"' },
  }),
  copyFile(path.join(ui, 'Theme/marque.svg'), path.join(dist, 'marque.svg')),
]);
