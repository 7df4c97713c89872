"""GPT2LMHeadModel of transformers: greedy generation with its cache, in fp32 and bf16."""
import time

from peer_protocol import serve

state = {}


def load(request):
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    for precision, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
        state[precision] = transformers.AutoModelForCausalLM.from_pretrained(request["model"], torch_dtype=dtype).eval()
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}


def run(request):
    import torch

    model = state[request["precision"]]
    ids = torch.tensor(request["ids"])
    new = request["new"]
    with torch.inference_mode():
        start = time.perf_counter()
        for _ in range(request["times"]):
            tokens = model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=new, min_new_tokens=new,
                                    do_sample=False, pad_token_id=0)
        return {"seconds": time.perf_counter() - start, "tokens": tokens[:, ids.shape[1]:].tolist()}


serve({"load": load, "run": run})
