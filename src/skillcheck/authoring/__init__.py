"""For those who write catalogues: style, calibration and reliability: pure functions."""
