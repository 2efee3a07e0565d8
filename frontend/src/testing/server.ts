import { setupServer } from 'msw/node';

/** Answers nothing by itself: each test says what the API answers, an unexpected request fails it. */
export const server = setupServer();
