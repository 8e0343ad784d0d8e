"""What the runner changes in every Python program, its children included."""

import os
import sys

# Into a pipe, Python writes when its buffer is full, or at exit: then every
# line would arrive at the end. PYTHONUNBUFFERED is no way out, for it writes
# a text and its newline separately, and lines of two processes get mixed.
sys.stdout.reconfigure(line_buffering=True)

if method := os.environ.get("RUNNER_START_METHOD"):
    import multiprocessing

    multiprocessing.set_start_method(method)
