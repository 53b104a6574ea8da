// How loud somebody is, measured from what is really heard.

/** Below this many dB under full scale is silence; the range above it fills the ring. */
const QUIETEST = -55;

export class Levels {
  #context = null;
  #meters = new Map();

  /** The context begins with the first gesture; without one, browsers keep it suspended. */
  resume() {
    this.#context ??= new AudioContext();
    return this.#context.resume().catch(() => {});
  }

  watch(key, track) {
    this.forget(key);
    this.#context ??= new AudioContext();
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 1024;
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    this.#meters.set(key, { analyser, source, samples: new Float32Array(analyser.fftSize), shown: 0 });
  }

  forget(key) {
    this.#meters.get(key)?.source.disconnect();
    this.#meters.delete(key);
  }

  /** From 0 to 1, falling slowly; undefined while nothing was measured, as in browsers that show streams as silent. */
  of(key) {
    const meter = this.#meters.get(key);
    if (!meter || this.#context.state !== "running") return undefined;
    meter.analyser.getFloatTimeDomainData(meter.samples);
    const power = meter.samples.reduce((sum, sample) => sum + sample * sample, 0) / meter.samples.length;
    const level = 1 - (10 * Math.log10(power + 1e-10)) / QUIETEST;
    meter.hasSound ||= power > 0;
    if (!meter.hasSound) return undefined;
    meter.shown = Math.max(Math.min(1, Math.max(0, level)), meter.shown * 0.86);
    return meter.shown;
  }
}
