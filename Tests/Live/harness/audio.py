"""Sounds to send, and measurements of what arrived. Samples are float arrays in -1...1, one channel."""

import pathlib
import wave

import numpy as np

RATE = 48_000
SPEECH = pathlib.Path("/usr/share/sounds/alsa")


def tone(frequency: float, seconds: float, amplitude: float = 0.3) -> np.ndarray:
    return amplitude * np.sin(2 * np.pi * frequency * np.arange(int(seconds * RATE)) / RATE)


def speech(name: str) -> np.ndarray:
    """A recorded phrase at 48 kHz."""
    with wave.open(str(SPEECH / f"{name}.wav")) as file:
        assert (file.getframerate(), file.getsampwidth()) == (RATE, 2)
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2") / 32_768
        return samples.reshape(-1, file.getnchannels()).mean(axis=1)


def pcm(samples: np.ndarray) -> bytes:
    return (np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes()


def peak_frequency(samples: np.ndarray) -> float:
    """Where the spectrum is highest, in hertz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


def share_near(samples: np.ndarray, frequency: float, width: float = 20) -> float:
    """How much of the energy lies within `width` hertz of a frequency, 0...1."""
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / RATE)
    return float(power[np.abs(frequencies - frequency) <= width].sum() / max(power.sum(), 1e-12))


def loudness(samples: np.ndarray, window: float = 0.02) -> np.ndarray:
    """Root mean square of each window."""
    size = int(window * RATE)
    whole = samples[: len(samples) // size * size].reshape(-1, size)
    return np.sqrt((whole**2).mean(axis=1))


def gaps(samples: np.ndarray, window: float = 0.02) -> int:
    """Windows with less than a fifth of the usual loudness: what a steady tone has only where something is missing."""
    levels = loudness(samples, window)
    return int((levels < 0.2 * np.median(levels)).sum())


def log_mel(samples: np.ndarray, bands: int = 40) -> np.ndarray:
    """Frames of 25 ms each 10 ms, in decibels by mel band from 80 Hz to 8 kHz."""
    size, hop = int(0.025 * RATE), int(0.010 * RATE)
    count = 1 + (len(samples) - size) // hop
    frames = np.stack([samples[i * hop : i * hop + size] for i in range(count)]) * np.hanning(size)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    to_mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)  # noqa: E731
    edges = 700 * (10 ** (np.linspace(to_mel(80), to_mel(8_000), bands + 2) / 2595) - 1)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    filters = np.clip(np.minimum((frequencies - low) / (middle - low), (high - frequencies) / (high - middle)), 0, None)
    return 10 * np.log10(power @ filters.T + 1e-9)


def find(needle: np.ndarray, haystack: np.ndarray) -> int:
    """Where in `haystack` the waveform of `needle` fits best, in samples."""
    size = 1 << (len(needle) + len(haystack)).bit_length()
    product = np.fft.rfft(haystack, size) * np.conj(np.fft.rfft(needle, size))
    scores = np.abs(np.fft.irfft(product, size))[: max(1, len(haystack) - len(needle) + 1)]
    return int(np.argmax(scores))


def likeness(sent: np.ndarray, heard: np.ndarray) -> float:
    """How much two aligned pieces of speech are alike, as a listener would judge: the correlation of their log-mel
    spectra over what is not silence, each band without its mean, so that loudness and colour do not count."""
    count = min(len(sent), len(heard))
    first, second = log_mel(sent[:count]), log_mel(heard[:count])
    voiced = first.max(axis=1) > first.max() - 40
    first, second = np.maximum(first, first.max() - 60), np.maximum(second, second.max() - 60)
    first, second = first[voiced] - first[voiced].mean(axis=0), second[voiced] - second[voiced].mean(axis=0)
    return float((first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum() + 1e-12))
