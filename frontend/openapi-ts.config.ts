import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: '../backend/schema.yml',
  output: { path: 'src/api/gen', postProcess: [] },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/sdk', responseStyle: 'data' },
    {
      name: '@hey-api/client-axios',
      throwOnError: true,
      runtimeConfigPath: '../runtime-config.ts',
    },
  ],
});
