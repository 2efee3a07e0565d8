import type { Tone } from './scan-results';

/** Two short tones: up for what went well, level for what was known, down for what needs a look. */
const NOTES_HZ: Record<Tone, readonly [number, number]> = {
  good: [880, 1319],
  known: [660, 660],
  bad: [330, 196],
};
const NOTE_S: Record<Tone, number> = { good: 0.07, known: 0.09, bad: 0.2 };
const VOLUME = 0.12;

let context: AudioContext | null = null;

export function playTones(tone: Tone): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  const volume = new GainNode(context, { gain: VOLUME });
  volume.connect(context.destination);
  const begin = context.currentTime;
  for (const [place, frequency] of NOTES_HZ[tone].entries()) {
    const oscillator = new OscillatorNode(context, { frequency, type: 'triangle' });
    oscillator.connect(volume);
    oscillator.start(begin + place * NOTE_S[tone]);
    oscillator.stop(begin + (place + 0.85) * NOTE_S[tone]);
  }
}
