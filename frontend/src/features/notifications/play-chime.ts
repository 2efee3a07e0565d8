const LOCK = 'clinic-lab-chime';
const NOTES_HZ = [659, 880];
const NOTE_S = 0.14;

/** Two short notes; of several open tabs only one sounds. */
export function playChime(): void {
  if (!('locks' in navigator)) {
    void sound();
    return;
  }
  void navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await sound();
  });
}

/** Resolves when the last note has faded. */
function sound(): Promise<void> {
  const context = new AudioContext();
  const volume = new GainNode(context, { gain: 0.06 });
  volume.connect(context.destination);
  NOTES_HZ.forEach((frequency, note) => {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(volume);
    oscillator.start(context.currentTime + note * NOTE_S);
    oscillator.stop(context.currentTime + (note + 1) * NOTE_S);
  });
  return new Promise((resolve) => {
    setTimeout(
      () => {
        void context.close();
        resolve();
      },
      NOTES_HZ.length * NOTE_S * 1000 + 400,
    );
  });
}
