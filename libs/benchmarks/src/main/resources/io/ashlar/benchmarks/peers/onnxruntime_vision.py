"""ONNX Runtime on the exported ViT."""
import time

from peer_protocol import serve

state = {}


def load(request):
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = request["threads"]
    options.inter_op_num_threads = 1
    state["session"] = onnxruntime.InferenceSession(request["onnx"], options, providers=["CPUExecutionProvider"])
    pixels = numpy.fromfile(request["pixels"], dtype="float32")
    state["pixels"] = pixels.reshape(-1, 3, 224, 224)
    return {"versions": {"onnxruntime": onnxruntime.__version__}}


def run(request):
    start = time.perf_counter()
    for _ in range(request["times"]):
        state["session"].run(None, {"pixel_values": state["pixels"]})
    return {"seconds": time.perf_counter() - start}


serve({"load": load, "run": run})
