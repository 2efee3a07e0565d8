/** The ids of what stands in the part of the tests, for links from a list of what is missing. */

export function answerId(test: string, key: string): string {
  return `order-answer-${test}-${key}`;
}

/** What removes a test: the first thing to do about one that is not offered. */
export function removeId(test: string): string {
  return `order-test-${test}`;
}
