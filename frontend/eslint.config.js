import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import query from '@tanstack/eslint-plugin-query';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const SHARED = ['api', 'components', 'lib', 'realtime', 'session'];
const FEATURES = readdirSync(new URL('./src/features', import.meta.url));

function restrict(files, regex, message) {
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
  };
}

const sharedBoundaries = restrict(
  SHARED.map((folder) => `src/${folder}/**/*.{ts,tsx}`),
  '(^@|\\.\\.)/(app|features|testing)/',
  'Imports flow app → features → shared.',
);

const featureBoundaries = FEATURES.map((feature) => {
  const others = FEATURES.filter((name) => name !== feature).join('|');
  return restrict(
    [`src/features/${feature}/**/*.{ts,tsx}`],
    `^@/(app|testing)/|^@/features/(?!${feature}/)|^(\\.\\./)+(app|${others})/`,
    'A feature imports only itself and the shared folders.',
  );
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/gen'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat.recommended,
  ...query.configs['flat/recommended'],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Render text, never markup.',
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      'no-eval': 'error',
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: globals.node,
      ...tseslint.configs.disableTypeChecked.languageOptions,
    },
  },
  sharedBoundaries,
  ...featureBoundaries,
  {
    // Tests drive components through the providers of src/testing and may be long tables.
    files: ['src/**/*.test.{ts,tsx}', 'src/testing/**'],
    rules: { 'no-restricted-imports': 'off', 'max-lines': 'off' },
  },
);
