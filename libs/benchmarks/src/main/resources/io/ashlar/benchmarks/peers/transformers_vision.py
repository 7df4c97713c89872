"""transformers on ViT of the base size with random weights: it makes the package that everyone runs, and its ONNX file."""
import pathlib
import time

from peer_protocol import serve

state = {}


def load(request):
    import numpy
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    torch.manual_seed(0)
    model = transformers.ViTForImageClassification(transformers.ViTConfig(num_labels=1000)).eval()
    folder = pathlib.Path(request["folder"])
    model.save_pretrained(folder)
    transformers.ViTImageProcessor().save_pretrained(folder)
    generator = numpy.random.default_rng(0)
    pixels = generator.standard_normal((request["pictures"], 3, 224, 224)).astype("float32")
    pixels.tofile(request["pixels"])
    state.update(torch=torch, model=model, pixels=torch.from_numpy(pixels), onnx=request["onnx"])
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}


def export(request):
    torch = state["torch"]

    class Logits(torch.nn.Module):
        def __init__(self, model):
            super().__init__()
            self.model = model

        def forward(self, pixel_values):
            return self.model(pixel_values).logits

    torch.onnx.export(Logits(state["model"]), (state["pixels"],), state["onnx"], input_names=["pixel_values"],
                      output_names=["logits"], dynamic_axes={"pixel_values": {0: "batch"}}, dynamo=False)
    return {}


def run(request):
    torch = state["torch"]
    model = state["model"].to(torch.bfloat16 if request["precision"] == "bf16" else torch.float32)
    pixels = state["pixels"].to(model.dtype)
    with torch.inference_mode():
        start = time.perf_counter()
        for _ in range(request["times"]):
            model(pixels)
        return {"seconds": time.perf_counter() - start}


serve({"load": load, "export": export, "run": run})
