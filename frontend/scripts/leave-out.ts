import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What axios brings along and nothing here calls: requests go by XMLHttpRequest, are cancelled by signals, carry JSON or files. */
const UNUSED_OF_AXIOS: Record<string, string> = {
  'fetch.js': 'export const getFetch = () => null;',
  'formDataToJSON.js': 'export default () => { throw new Error("Forms are not sent as JSON."); };',
  'HttpStatusCode.js': 'export default {};',
  'CancelToken.js': 'export default null;',
};
const IN_AXIOS = /\/node_modules\/axios\/lib\//;
const STAND_IN = '\0unused-of-axios:';
/** Its package gives browsers the build with the warnings for developers. */
const ROUTER = new URL('../node_modules/react-router/dist/production/index.mjs', import.meta.url);

/** Leaves out of the bundle what libraries carry and this application never runs. A part that is gone fails the build. */
export function leaveOut(): Plugin {
  const left = new Set<string>();
  return {
    name: 'leave-out',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'react-router') return fileURLToPath(ROUTER);
      const part = basename(source);
      if (!importer || !IN_AXIOS.test(importer) || !(part in UNUSED_OF_AXIOS)) return null;
      left.add(part);
      return STAND_IN + part;
    },
    load(id) {
      return id.startsWith(STAND_IN) ? UNUSED_OF_AXIOS[id.slice(STAND_IN.length)] : null;
    },
    buildEnd(error) {
      const gone = Object.keys(UNUSED_OF_AXIOS).filter((part) => !left.has(part));
      if (!error && gone.length > 0) this.error(`axios has no ${gone.join(', ')} any more`);
    },
  };
}
