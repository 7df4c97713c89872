"""Fine-tunes with transformers' Trainer, with the start, the rows, their order and the hyper-parameters it is given."""
from peer_protocol import serve

state = {}


def load(request):
    import accelerate
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    state.update(request)
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__,
                         "accelerate": accelerate.__version__}}


def start(request):
    """Saves the model that both sides begin with: a new head, drawn from the seed."""
    import transformers

    transformers.set_seed(request["seed"])
    names = state["labels"]
    model = transformers.AutoModelForSequenceClassification.from_pretrained(
        state["model"], num_labels=len(names), id2label=dict(enumerate(names)),
        label2id={name: i for i, name in enumerate(names)})
    model.save_pretrained(request["folder"])
    return {}


def rows(part):
    import torch

    return [{"input_ids": torch.tensor(row["ids"]), "token_type_ids": torch.tensor(row["types"]),
             "attention_mask": torch.ones(len(row["ids"]), dtype=torch.int64), "labels": row["label"]}
            for row in part]


def collate(batch):
    import torch

    pad = torch.nn.utils.rnn.pad_sequence
    whole = {name: pad([row[name] for row in batch], batch_first=True)
             for name in ("input_ids", "token_type_ids", "attention_mask")}
    whole["labels"] = torch.tensor([row["labels"] for row in batch])
    return whole


def train(request):
    """Answers the accuracy on the test rows after the last step, and what was predicted."""
    import tempfile

    import torch
    import transformers

    class Given(torch.utils.data.Sampler):
        """Rows in the order that both sides use: a list of numbers for each epoch."""

        def __init__(self):
            self.epoch = 0

        def __iter__(self):
            order = request["order"][self.epoch]
            self.epoch += 1
            return iter(order)

        def __len__(self):
            return len(request["order"][0])

    class Ordered(transformers.Trainer):
        def _get_train_sampler(self, *arguments):
            return Given()

    transformers.set_seed(request["seed"])
    model = transformers.AutoModelForSequenceClassification.from_pretrained(request["folder"])
    recipe = request["recipe"]
    with tempfile.TemporaryDirectory() as folder:
        arguments = transformers.TrainingArguments(
            output_dir=folder, seed=request["seed"], num_train_epochs=recipe["epochs"],
            per_device_train_batch_size=recipe["trainBatchSize"], per_device_eval_batch_size=64,
            learning_rate=recipe["learningRate"], weight_decay=recipe["weightDecay"],
            warmup_ratio=recipe["warmupRatio"], max_grad_norm=recipe["maxGradNorm"],
            lr_scheduler_type=recipe["scheduler"], bf16=recipe["precision"] == "bf16",
            save_strategy="no", eval_strategy="no", report_to=[], logging_strategy="no",
            disable_tqdm=True, use_cpu=True, dataloader_pin_memory=False)
        trainer = Ordered(model=model, args=arguments, train_dataset=rows(state["train"]), data_collator=collate)
        trainer.train()
        logits = trainer.predict(rows(state["test"])).predictions
    predicted = logits.argmax(-1).tolist()
    right = sum(p == row["label"] for p, row in zip(predicted, state["test"]))
    return {"accuracy": right / len(predicted), "predicted": predicted}


serve({"load": load, "start": start, "train": train})
