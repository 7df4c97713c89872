"""Fine-tunes with transformers' Trainer, with the start, the rows, their order and the hyper-parameters it is given."""
import pathlib

from peer_protocol import serve

CLASSES = {"text-classification": "SequenceClassification", "token-classification": "TokenClassification",
           "question-answering": "QuestionAnswering", "text-generation": "CausalLM", "summarization": "Seq2SeqLM",
           "translation": "Seq2SeqLM", "image-classification": "ImageClassification"}
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


def auto():
    import transformers

    return getattr(transformers, "AutoModelFor" + CLASSES[state["task"]])


def start(request):
    """Saves the model that both sides begin with: what the package has no weights for is drawn from the seed."""
    import transformers

    transformers.set_seed(request["seed"])
    names = state["labels"]
    options = {}
    if names:
        options = {"num_labels": len(names), "id2label": dict(enumerate(names)),
                   "label2id": {name: i for i, name in enumerate(names)}}
    if state["several"]:
        options["problem_type"] = "multi_label_classification"
    if (pathlib.Path(state["model"]) / "model.safetensors").exists():
        model = auto().from_pretrained(state["model"], **options)
    else:
        model = auto().from_config(transformers.AutoConfig.from_pretrained(state["model"], **options))
    model.save_pretrained(request["folder"])
    return {}


def collate(rows):
    import torch

    if "pixels" in rows[0]:
        return {"pixel_values": torch.stack([torch.tensor(row["pixels"]).reshape(row["shape"]) for row in rows]),
                "labels": torch.tensor([int(row["target"][0]) for row in rows])}

    def filled(values, blank=0):
        return torch.nn.utils.rnn.pad_sequence([torch.tensor(v) for v in values], batch_first=True, padding_value=blank)

    whole = {"input_ids": filled([row["ids"] for row in rows]),
             "attention_mask": filled([[1] * len(row["ids"]) for row in rows])}
    task = state["task"]
    if task in ("text-classification", "token-classification", "question-answering"):
        whole["token_type_ids"] = filled([row["types"] for row in rows])
    if task == "text-classification":
        targets = torch.tensor([row["target"] for row in rows])
        whole["labels"] = targets if state["several"] else targets[:, 0].long()
    elif task == "question-answering":
        whole["start_positions"] = torch.tensor([int(row["target"][0]) for row in rows])
        whole["end_positions"] = torch.tensor([int(row["target"][1]) for row in rows])
    else:
        whole["labels"] = filled([[int(v) for v in row["target"]] for row in rows], -100)
    return whole


def evaluate(model):
    """The mean of the batches' losses, by their rows, and what the model says of each row."""
    import torch

    model.eval()
    task, rows, size = state["task"], state["test"], state["together"]
    loss, answers = 0.0, []
    with torch.no_grad():
        for at in range(0, len(rows), size):
            batch = rows[at:at + size]
            out = model(**collate(batch))
            loss += out.loss.item() * len(batch)
            if task in ("text-classification", "image-classification"):
                answers += [[row] for row in out.logits.tolist()]
            elif task == "token-classification":
                for row, logits in zip(batch, out.logits):
                    answers.append([logits[i].tolist() for i, t in enumerate(row["target"]) if t != -100])
            elif task == "question-answering":
                for i, row in enumerate(batch):
                    n = len(row["ids"])
                    answers.append(torch.stack([out.start_logits[i, :n], out.end_logits[i, :n]], 1).tolist())
    return {"loss": loss / len(rows), "answers": answers}


def train(request):
    """Answers what the test rows say after the last step."""
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
    model = auto().from_pretrained(request["folder"])
    recipe = request["recipe"]
    with tempfile.TemporaryDirectory() as folder:
        arguments = transformers.TrainingArguments(
            output_dir=folder, seed=request["seed"], num_train_epochs=recipe["epochs"],
            per_device_train_batch_size=recipe["trainBatchSize"], learning_rate=recipe["learningRate"],
            weight_decay=recipe["weightDecay"], warmup_ratio=recipe["warmupRatio"],
            max_grad_norm=recipe["maxGradNorm"], lr_scheduler_type=recipe["scheduler"],
            bf16=recipe["precision"] == "bf16", save_strategy="no", eval_strategy="no", report_to=[],
            logging_strategy="no", disable_tqdm=True, use_cpu=True, dataloader_pin_memory=False,
            remove_unused_columns=False)
        trainer = Ordered(model=model, args=arguments, train_dataset=state["train"], data_collator=collate)
        trainer.train()
    return evaluate(model)


serve({"load": load, "start": start, "train": train})
