"""A peer's side of a benchmark: a JSON object on a line in, one out, until the input ends.

Whatever libraries print on standard output goes to standard error instead: the answers alone go out.
"""
import json
import os
import sys


def serve(operations):
    """Answers requests {"op": name, ...} with what operations[name](request) returns, a dict."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = operations[request["op"]](request)
        except Exception as e:  # told to the other side, which decides
            answer = {"error": f"{type(e).__name__}: {e}".split("\n")[0]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
