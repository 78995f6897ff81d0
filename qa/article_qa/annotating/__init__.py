"""Answers as W3C Web Annotations, for programs that know these and not our own object."""
