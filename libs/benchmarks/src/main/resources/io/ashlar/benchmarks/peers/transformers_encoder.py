"""BertModel of transformers: forwards of batches that are padded to their longest sequence, in fp32 and bf16."""
import time

from peer_protocol import serve

state = {"batches": {}, "models": {}}


def load(request):
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    for precision, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
        model = transformers.AutoModel.from_pretrained(
            request["model"], torch_dtype=dtype, add_pooling_layer=False)
        state["models"][precision] = model.eval()
    state["tokenizer"] = transformers.AutoTokenizer.from_pretrained(request["model"])
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}


def padded(rows):
    import torch

    longest = max(len(row) for row in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.int64)
    mask = torch.zeros(len(rows), longest, dtype=torch.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": torch.zeros_like(ids)}


def batch(request):
    state["batches"][request["name"]] = padded(request["ids"])
    return {}


def run(request):
    import torch

    model = state["models"][request["precision"]]
    inputs = state["batches"][request["batch"]]
    with torch.inference_mode():
        start = time.perf_counter()
        for _ in range(request["times"]):
            model(**inputs).last_hidden_state
        return {"seconds": time.perf_counter() - start}


def encode(request):
    """Token ids as the model's own tokenizer gives them, cut to what the model takes."""
    limit = state["models"]["fp32"].config.max_position_embeddings
    return {"ids": [state["tokenizer"](text, truncation=True, max_length=limit)["input_ids"]
                    for text in request["texts"]]}


def hidden(request):
    """Writes the last hidden states of each sequence, alone, as fp32: (tokens, width), one after another."""
    import torch

    model = state["models"][request["precision"]]
    with open(request["file"], "wb") as file, torch.inference_mode():
        for row in request["ids"]:
            file.write(model(**padded([row])).last_hidden_state[0].float().contiguous().numpy().tobytes())
    return {}


serve({"load": load, "batch": batch, "run": run, "encode": encode, "hidden": hidden})
