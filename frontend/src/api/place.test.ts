import { expect, test } from 'vitest';
import { AT_THE_API, originOf, socketUrl } from './place';

test.each([
  ['', 'ws://localhost:3000/ws/notifications/'],
  ['https://api.example.org', 'wss://api.example.org/ws/notifications/'],
  ['http://127.0.0.1:8001', 'ws://127.0.0.1:8001/ws/notifications/'],
])('the live channel of %j', (origin, url) => {
  expect(socketUrl(origin)).toBe(url);
});

test.each([
  ['', ''],
  ['https://api.example.org', 'https://api.example.org'],
  ['https://api.example.org/', 'https://api.example.org'],
])('the origin in %j', (address, origin) => {
  expect(originOf(address)).toBe(origin);
});

test('beside the API nothing is said of cookies, so that they travel as they do', () => {
  expect(AT_THE_API).toEqual({});
});
