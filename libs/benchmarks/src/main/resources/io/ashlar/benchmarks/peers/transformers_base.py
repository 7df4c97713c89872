"""Writes a package with a small model: a configuration, and a tokenizer learned from texts. Its weights are nobody's."""
import json
import pathlib

from peer_protocol import serve

VOCABULARY = 2000


def tokenizer(folder, texts, specials, end):
    """A byte-level BPE; with `end`, every text ends with that token."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.train_from_iterator(texts, trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=specials, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False))
    if end:
        made.post_processor = processors.TemplateProcessing(
            single=f"$A {end}", pair=f"$A {end} $B {end}", special_tokens=[(end, made.token_to_id(end))])
    made.save(str(folder / "tokenizer.json"))
    return made.get_vocab_size()


def load(request):
    import transformers

    folder = pathlib.Path(request["folder"])
    task = request["task"]
    if task == "image-classification":
        names = dict(enumerate(request["labels"]))
        config = transformers.ViTConfig(
            hidden_size=64, num_hidden_layers=3, num_attention_heads=4, intermediate_size=256, image_size=32,
            patch_size=8, id2label=names, label2id={name: i for i, name in names.items()})
        config.architectures = ["ViTForImageClassification"]
        (folder / "preprocessor_config.json").write_text(json.dumps({
            "image_processor_type": "ViTImageProcessor", "do_resize": True, "size": {"height": 32, "width": 32},
            "resample": 2, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True,
            "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}))
    elif task == "text-generation":
        size = tokenizer(folder, request["texts"], ["<|endoftext|>"], None)
        config = transformers.GPT2Config(
            vocab_size=size, n_positions=256, n_embd=128, n_layer=4, n_head=4, bos_token_id=0, eos_token_id=0)
        config.architectures = ["GPT2LMHeadModel"]
        settings = {"tokenizer_class": "GPT2TokenizerFast", "eos_token": "<|endoftext|>", "model_max_length": 256}
    else:
        size = tokenizer(folder, request["texts"], ["<pad>", "</s>", "<unk>"], "</s>")
        config = transformers.T5Config(
            vocab_size=size, d_model=128, d_kv=32, d_ff=256, num_layers=3, num_heads=4, pad_token_id=0,
            eos_token_id=1, decoder_start_token_id=0)
        config.architectures = ["T5ForConditionalGeneration"]
        settings = {"tokenizer_class": "T5TokenizerFast", "eos_token": "</s>", "pad_token": "<pad>",
                    "unk_token": "<unk>", "model_max_length": 512}
    if task != "image-classification":
        (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    config.save_pretrained(folder)
    return {"versions": {"transformers": transformers.__version__}}


serve({"load": load})
