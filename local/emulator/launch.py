"""Starts ministack in this process: what start-ministack.ts runs. Settings come from the environment."""

import os
import signal
import sys
import threading


def end_with_parent():
    """Standard input closes when whoever started us stops us or dies: then we go, with the Lambda processes of our group."""
    sys.stdin.buffer.read()
    os.killpg(os.getpgid(0), signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = ["ministack"]
from ministack import app  # noqa: E402

# It would also listen on 443, for a service that Attesta does not use.
app._port_is_bindable = lambda *_: False
if os.environ.get("ATTESTA_CORRECTED") == "1":
    from corrections import correct_all

    correct_all()
app.main()
