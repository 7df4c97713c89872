"""Encoder-decoders of transformers: greedy writing and beams with their caches, in fp32 and bf16."""
import time

from peer_protocol import serve

state = {}


def load(request):
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    for name, folder in request["models"].items():
        for precision, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
            model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder, torch_dtype=dtype).eval()
            model.generation_config.eos_token_id = None  # nothing ends early
            model.generation_config.forced_eos_token_id = None
            state[name, precision] = model
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}


def run(request):
    import torch

    model = state[request["model"], request["precision"]]
    ids = torch.tensor(request["ids"])
    with torch.inference_mode():
        start = time.perf_counter()
        for _ in range(request["times"]):
            model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=request["new"],
                           num_beams=request["beams"], do_sample=False)
        return {"seconds": time.perf_counter() - start}


serve({"load": load, "run": run})
