"""ONNX Runtime on the model's ONNX file: forwards of batches that are padded to their longest sequence, in fp32."""
import time

from peer_protocol import serve

state = {"batches": {}}


def load(request):
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = request["threads"]
    options.inter_op_num_threads = 1
    state["session"] = onnxruntime.InferenceSession(
        request["onnx"], options, providers=["CPUExecutionProvider"])
    state["inputs"] = [each.name for each in state["session"].get_inputs()]
    return {"versions": {"onnxruntime": onnxruntime.__version__, "numpy": numpy.__version__}}


def padded(rows):
    import numpy

    longest = max(len(row) for row in rows)
    ids = numpy.zeros((len(rows), longest), dtype=numpy.int64)
    mask = numpy.zeros((len(rows), longest), dtype=numpy.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
    every = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
    return {name: every[name] for name in state["inputs"]}


def batch(request):
    state["batches"][request["name"]] = padded(request["ids"])
    return {}


def run(request):
    inputs = state["batches"][request["batch"]]
    start = time.perf_counter()
    for _ in range(request["times"]):
        state["session"].run(None, inputs)
    return {"seconds": time.perf_counter() - start}


def hidden(request):
    """Writes the last hidden states of each sequence, alone, as fp32: (tokens, width), one after another."""
    with open(request["file"], "wb") as file:
        for row in request["ids"]:
            file.write(state["session"].run(None, padded([row]))[0][0].astype("float32").tobytes())
    return {}


serve({"load": load, "batch": batch, "run": run, "hidden": hidden})
