// Runs before the page's own code: notes its connections, and lends it a microphone with a tone of its own.
(tone) => {
  window.connections = [];
  window.sockets = [];
  const OriginalSocket = window.WebSocket;
  window.WebSocket = class extends OriginalSocket {
    constructor(...parameters) {
      super(...parameters);
      window.sockets.push(this);
    }
  };
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(...parameters) {
      super(...parameters);
      window.connections.push(this);
    }
  };
  if (tone && navigator.mediaDevices) {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      // The fake device is opened all the same, so that permissions and constraints are the browser's own affair.
      window.device = await open(wanted);
      const context = new AudioContext();
      const oscillator = new OscillatorNode(context, { frequency: tone });
      const volume = new GainNode(context, { gain: 0.3 });
      const output = new MediaStreamAudioDestinationNode(context);
      oscillator.connect(volume).connect(output);
      oscillator.start();
      // Without a click, as after a reload, it begins with the next one.
      addEventListener("click", () => context.resume(), { capture: true });
      return output.stream;
    };
  }
  // What one of the others sounds like: root mean square and the loudest frequency of some of the next moments.
  window.measure = async (sid, moments = 5) => {
    const audio = [...document.querySelectorAll("audio")].find((one) => one.dataset.sid === sid);
    if (!audio || audio.paused) return { level: 0, frequency: 0 };
    window.ear ??= new AudioContext();
    await window.ear.resume();
    const analyser = new AnalyserNode(window.ear, { fftSize: 8192, smoothingTimeConstant: 0 });
    const source = window.ear.createMediaStreamSource(audio.srcObject);
    source.connect(analyser);
    const samples = new Float32Array(8192);
    const bins = new Float32Array(analyser.frequencyBinCount);
    const levels = [];
    let best = { power: -Infinity, frequency: 0 };
    for (let moment = 0; moment < moments; moment++) {
      await new Promise((resolve) => setTimeout(resolve, 190));
      analyser.getFloatTimeDomainData(samples);
      levels.push(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
      analyser.getFloatFrequencyData(bins);
      bins.forEach((power, bin) => {
        if (power > best.power) best = { power, frequency: (bin * window.ear.sampleRate) / 8192 };
      });
    }
    source.disconnect();
    levels.sort((one, other) => one - other);
    return { level: levels[levels.length >> 1], frequency: best.frequency };
  };
  const inbound = async () => {
    const open = window.connections.filter((one) => one.connectionState !== "closed");
    const reports = await Promise.all(open.map((one) => one.getStats()));
    return reports.flatMap((report) => [...report.values()])
      .filter(({ type, kind }) => type === "inbound-rtp" && kind === "audio");
  };
  const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0);
  // Packets of audio that have arrived, over all open connections.
  window.arrived = async () => sum((await inbound()).map((stream) => stream.packetsReceived));
  // Samples that the decoder had to invent, and all of them.
  window.concealed = async () => {
    const streams = await inbound();
    return ["concealedSamples", "totalSamplesReceived"].map((name) => sum(streams.map((stream) => stream[name])));
  };
}
