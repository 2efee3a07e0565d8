// Fails when the gzipped JavaScript of the entry or of the first dashboard outgrows its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'));

const SHELL = [
  'index.html',
  'src/app/shell/shell.tsx',
  'src/app/require-session.tsx',
  'src/app/route-error.tsx',
];
const DASHBOARD = [...SHELL, 'src/features/orders/pages/dashboard-page.tsx'];
const BUDGETS = [
  { name: 'entry', roots: ['index.html'], limitKb: 160 },
  {
    name: 'first dashboard of a clinic',
    roots: [...DASHBOARD, 'src/features/orders/clinic/clinic-dashboard.tsx'],
    limitKb: 250,
  },
  {
    name: 'first dashboard of a lab',
    roots: [...DASHBOARD, 'src/features/orders/lab/lab-worklist.tsx'],
    limitKb: 250,
  },
];

/** Every chunk that loads with `key`: itself and its static imports. */
function collectChunks(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build manifest`);
  seen.add(key);
  for (const imported of chunk.imports ?? []) collectChunks(imported, seen);
  return seen;
}

function gzippedKb(key) {
  const { file } = manifest[key];
  return file.endsWith('.js')
    ? gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length / 1000
    : 0;
}

let failed = false;
for (const { name, roots, limitKb } of BUDGETS) {
  const chunks = new Set();
  for (const root of roots) collectChunks(root, chunks);
  const total = [...chunks].reduce((sum, key) => sum + gzippedKb(key), 0);
  const verdict = total <= limitKb ? 'ok' : 'OVER BUDGET';
  console.log(`${name}: ${total.toFixed(1)} kB of ${limitKb} kB gzipped JS, ${verdict}`);
  failed ||= total > limitKb;
}
process.exit(failed ? 1 : 0);
