"""Measures answers against question files: reads the files, marks each answer, adds the marks up to figures.

Each module is one step and none prints: ``questions`` reads, ``overlap`` compares, ``marks`` marks one
answer, ``calibration`` judges the confidences, ``figures`` adds up, ``run`` asks a library all of it.
"""
