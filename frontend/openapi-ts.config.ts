import { defineConfig } from '@hey-api/openapi-ts';

/** Types only: `src/api/client.ts` is the one way to the API. */
export default defineConfig({
  input: '../backend/schema.yml',
  output: 'src/api/gen',
  plugins: ['@hey-api/typescript'],
});
