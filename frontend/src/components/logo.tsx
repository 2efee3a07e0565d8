/** The flask mark; the name beside it is text. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-teal-8)" />
      <path
        d="M13 7h6M14.5 7v6.2L9.6 22a2 2 0 0 0 1.75 3h9.3a2 2 0 0 0 1.75-3l-4.9-8.8V7M12 19h8"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
