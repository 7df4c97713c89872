"""One optimisation step as transformers' Trainer does it: forward, backward, clipping, fused AdamW.

bf16 is torch's autocast, as Trainer's bf16=True: weights, gradients and optimizer stay fp32. Batches are padded to their longest
row, as the default collation does.
"""
import contextlib
import time

from peer_protocol import serve

LABELS = 4
state = {}


def load(request):
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    torch.manual_seed(0)
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}


def auto(model):
    import transformers

    return {"gpt2": transformers.AutoModelForCausalLM, "t5-small": transformers.AutoModelForSeq2SeqLM,
            "vit-base": transformers.AutoModelForImageClassification}.get(
                model, transformers.AutoModelForSequenceClassification)


def base(request):
    """Saves a model of the usual size with drawn weights."""
    import transformers

    config = {"bert-base": lambda: transformers.BertConfig(num_labels=LABELS), "gpt2": transformers.GPT2Config,
              "t5-small": lambda: transformers.T5Config(
                  d_model=512, d_kv=64, d_ff=2048, num_layers=6, num_heads=8, decoder_start_token_id=0),
              "vit-base": lambda: transformers.ViTConfig(num_labels=LABELS)}[request["model"]]()
    auto(request["model"]).from_config(config).save_pretrained(request["folder"])
    return {}


def batches(rows, size):
    import torch

    made = []
    for at in range(0, len(rows), size):
        part = rows[at:at + size]
        if "seed" in part[0]:
            generator = torch.Generator().manual_seed(at)
            batch = {"pixel_values": torch.randn(len(part), 3, 224, 224, generator=generator)}
        else:
            def fill(values):
                return torch.nn.utils.rnn.pad_sequence([torch.tensor(v) for v in values], batch_first=True)

            batch = {"input_ids": fill([row["ids"] for row in part]),
                     "attention_mask": fill([[1] * len(row["ids"]) for row in part])}
        targets = torch.tensor([row["target"] for row in part]).long()
        batch["labels"] = targets[:, 0] if targets.shape[1] == 1 else targets
        made.append(batch)
    return made


def begin(request):
    import torch

    options = {"num_labels": LABELS} if request["model"] == "minilm" else {}
    model = auto(request["model"]).from_pretrained(request["folder"], **options).train()
    state["model"] = model
    state["optimizer"] = torch.optim.AdamW(model.parameters(), lr=2e-5, fused=True)
    state["precision"] = request["precision"]
    state["batches"] = batches(request["rows"], request["batch"])
    state["done"] = 0
    return {}


def end(request):
    state.clear()
    return {}


def run(request):
    import torch

    model, optimizer = state["model"], state["optimizer"]
    mixed = state["precision"] == "bf16"
    start = time.perf_counter()
    for _ in range(request["times"]):
        batch = state["batches"][state["done"] % len(state["batches"])]
        state["done"] += 1
        with torch.autocast("cpu", torch.bfloat16) if mixed else contextlib.nullcontext():
            loss = model(**batch).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        loss.item()
    return {"seconds": time.perf_counter() - start}


def memory(request):
    with open("/proc/self/status") as lines:
        peak = next(line for line in lines if line.startswith("VmHWM:"))
    return {"megabytes": int(peak.split()[1]) // 1024}


serve({"load": load, "base": base, "begin": begin, "run": run, "end": end, "memory": memory})
