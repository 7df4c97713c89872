"""Makes the fixtures of the encoder families: tiny random models by option, with what transformers answers.

Run: python make_encoder_fixtures.py ../resources/io/ashlar/models/encoders   (torch 2.7.1, transformers 4.57.1)
Weights are stored in half precision and answers are made from what is stored. Logits are fp32, eager attention, eval.
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import (
    AlbertConfig,
    AutoModelForMaskedLM,
    AutoModelForQuestionAnswering,
    AutoModelForSequenceClassification,
    AutoModelForTokenClassification,
    BertConfig,
    DebertaConfig,
    DebertaV2Config,
    DistilBertConfig,
    ElectraConfig,
    ModernBertConfig,
    MPNetConfig,
    PreTrainedTokenizerFast,
    RobertaConfig,
    pipeline,
)

from make_fixtures import CORPUS, byte_pairs, disturb, labels, word_pieces

TEXTS = ["The masons rest.", "A letter was kept in the café, folded twice!", "Rain fell on 47 blocks 🙂.",
         "She counted the trains while the children carried every block down the long hill and back again."]
PAIRS = [["The gate is open.", "Where is the key?"], ["Rain", "The children counted every train on the long hill."]]
LONG = ("She wrote a short letter, folded it twice and kept it. Rain fell on the café while the children counted trains."
        " Prices rose by 12% in 1987, but wages did not. The quarry opens at dawn 🙂 and the masons carry the blocks.")
TAGS = labels("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
STRATEGIES = ["none", "simple", "first", "average", "max"]
SIZES = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, initializer_range=0.4)


def pieces_of_sentences():
    t = Tokenizer(models.Unigram())
    t.pre_tokenizer = pre_tokenizers.Metaspace()
    t.train_from_iterator(CORPUS, trainers.UnigramTrainer(
        vocab_size=150, unk_token="<unk>", special_tokens=["[PAD]", "[CLS]", "[SEP]", "<unk>", "[MASK]"]))
    t.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    t.decoder = decoders.Metaspace()
    return PreTrainedTokenizerFast(
        tokenizer_object=t, pad_token="[PAD]", unk_token="<unk>", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]", model_max_length=48, model_input_names=["input_ids", "token_type_ids", "attention_mask"])


def stored(model):
    """Values that half precision keeps, in norms and biases too."""
    disturb(model)
    for weight in model.parameters():
        weight.data = weight.data.half().float()
    return model.eval()


def padded(tokenizer, columns, **options):
    return tokenizer(*columns, padding=True, return_tensors="pt", **dict(dict(truncation=True, max_length=48), **options))


def case(name, inputs, batch, expected, **parameters):
    made = dict(name=name, inputs=inputs, input_ids=batch["input_ids"].tolist(),
                attention_mask=batch["attention_mask"].tolist())
    if "token_type_ids" in batch:
        made["token_type_ids"] = batch["token_type_ids"].tolist()
    if expected is not None:
        made["expected"] = expected
    if parameters:
        made["parameters"] = parameters
    return made


def logits(model, batch):
    with torch.inference_mode():
        return model(**batch).logits.contiguous()


def write(folder, task, tokenizer, model, cases, tensors):
    folder.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(folder)
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.save_pretrained(folder)
    for unwanted in ("special_tokens_map.json", "generation_config.json"):
        (folder / unwanted).unlink(missing_ok=True)
    save_file(tensors, folder / "golden.safetensors")
    golden = dict(model_type=model.config.model_type, task=task, cases=cases)
    (folder / "golden.json").write_text(json.dumps(golden, ensure_ascii=False, separators=(",", ":")) + "\n")


def texts(folder, config, tokenizer):
    model = stored(AutoModelForSequenceClassification.from_config(config, attn_implementation="eager"))
    answers = pipeline("text-classification", model=model, tokenizer=tokenizer, top_k=None)
    batches = [padded(tokenizer, (TEXTS,)), padded(tokenizer, ([p[0] for p in PAIRS], [p[1] for p in PAIRS]))]
    tensors = {f"case{i}.logits": logits(model, batch) for i, batch in enumerate(batches)}
    cases = [case("batch", TEXTS, batches[0], answers(TEXTS, truncation=True, max_length=48)),
             case("pairs", PAIRS, batches[1], None)]
    write(folder, "text-classification", tokenizer, model, cases, tensors)


def masks(folder, config, tokenizer):
    model = stored(AutoModelForMaskedLM.from_config(config, attn_implementation="eager"))
    model.tie_weights()
    answers = pipeline("fill-mask", model=model, tokenizer=tokenizer, top_k=3)
    m = tokenizer.mask_token
    single = [f"The {m} rest.", f"Rain fell on the {m} while the children counted."]
    batch = padded(tokenizer, (single,))
    write(folder, "fill-mask", tokenizer, model, [case("one mask", single, batch, answers(single), top_k=3)],
          {"case0.logits": logits(model, batch)})


def tokens(folder, config, tokenizer):
    model = stored(AutoModelForTokenClassification.from_config(config, attn_implementation="eager"))
    answers = pipeline("token-classification", model=model, tokenizer=tokenizer)

    def by_strategy(inputs, strategies, **more):
        found = {s: [answers(text, aggregation_strategy=s, **more) for text in inputs] for s in strategies}
        return json.loads(json.dumps(found, default=float))

    words = [text.split() for text in TEXTS[:2]]
    batches = [
        padded(tokenizer, (TEXTS,)),
        padded(tokenizer, ([LONG],), stride=9, return_overflowing_tokens=True),
        padded(tokenizer, (words,), is_split_into_words=True),
    ]
    batches[1].pop("overflow_to_sample_mapping")
    found = logits(model, batches[2]).argmax(-1)
    of_words = []
    for row, its in enumerate(words):
        ids = batches[2].word_ids(row)
        of_words.append([[word, config.id2label[int(found[row, ids.index(i)])]] for i, word in enumerate(its)])
    cases = [
        case("batch", TEXTS, batches[0], by_strategy(TEXTS, STRATEGIES, ignore_labels=["O", "LOC"]),
             ignore_labels=["O", "LOC"]),
        case("long", [LONG], batches[1], by_strategy([LONG], STRATEGIES[1:], stride=9), stride=9),
        case("words", words, batches[2], dict(labels=of_words)),
    ]
    tensors = {f"case{i}.logits": logits(model, batch) for i, batch in enumerate(batches)}
    write(folder, "token-classification", tokenizer, model, cases, tensors)


def questions(folder, config, tokenizer):
    model = stored(AutoModelForQuestionAnswering.from_config(config, attn_implementation="eager"))
    answers = pipeline("question-answering", model=model, tokenizer=tokenizer)
    cases, tensors = [], {}
    for i, (question, context, align) in enumerate([
            ("What rose?", LONG, True), ("What rose?", LONG, False), ("Who?", "The masons rest 🙂 there.", True)]):
        asked = dict(max_seq_len=32, doc_stride=8, top_k=3, align_to_words=align)
        batch = tokenizer(question, context, truncation="only_second", max_length=32, stride=8, padding=True,
                          return_overflowing_tokens=True, return_tensors="pt")
        batch.pop("overflow_to_sample_mapping")
        with torch.inference_mode():
            out = model(**batch)
        tensors[f"case{i}.start_logits"] = out.start_logits.contiguous()
        tensors[f"case{i}.end_logits"] = out.end_logits.contiguous()
        inputs = dict(question=question, context=context)
        expected = {
            "handle_impossible_answer_false": answers(**inputs, **asked),
            "handle_impossible_answer_true": answers(**inputs, **asked, handle_impossible_answer=True),
            "top_k_1_max_answer_len_5": [answers(**inputs, **{**asked, "top_k": 1}, max_answer_len=5)],
        }
        cases.append(case("question", inputs, batch, expected, **asked))
    write(folder, "question-answering", tokenizer, model, cases, tensors)


def main(root):
    pieces, bytes_, sentences = word_pieces("token_type_ids"), byte_pairs(), pieces_of_sentences()
    untyped = word_pieces()
    n, b, s = len(pieces), len(bytes_), len(sentences)
    three, two = labels("calm", "angry", "sad"), labels("no", "yes")
    bert = dict(SIZES, vocab_size=n, max_position_embeddings=48)
    roberta = dict(SIZES, vocab_size=b, max_position_embeddings=50, type_vocab_size=1)
    electra = dict(SIZES, vocab_size=n, max_position_embeddings=48)
    albert = dict(SIZES, vocab_size=s, max_position_embeddings=48, embedding_size=8)
    mpnet = dict(SIZES, vocab_size=b, max_position_embeddings=50)
    deberta = dict(SIZES, vocab_size=b, max_position_embeddings=48)
    deberta2 = dict(SIZES, vocab_size=s, max_position_embeddings=48, relative_attention=True, position_biased_input=False)
    modern = dict(SIZES, vocab_size=n, max_position_embeddings=64, pad_token_id=0, cls_token_id=2, sep_token_id=3,
                  bos_token_id=2, eos_token_id=3, reference_compile=False)
    made = [
        (tokens, "bert-relative-key", BertConfig(**bert, position_embedding_type="relative_key", **TAGS), pieces),
        (questions, "bert-relative-key-query",
         BertConfig(**bert, position_embedding_type="relative_key_query", hidden_act="gelu_new"), pieces),
        (masks, "bert-untied", BertConfig(**bert, tie_word_embeddings=False, hidden_act="silu"), pieces),
        (tokens, "roberta-tokens", RobertaConfig(**roberta, classifier_dropout=0.3, **TAGS), bytes_),
        (questions, "roberta-questions", RobertaConfig(**roberta), bytes_),
        (questions, "distilbert-questions",
         DistilBertConfig(vocab_size=n, dim=16, n_layers=2, n_heads=2, hidden_dim=24, max_position_embeddings=48,
                          initializer_range=0.4), untyped),
        (masks, "electra-projected", ElectraConfig(**electra, embedding_size=8), pieces),
        (texts, "electra-texts", ElectraConfig(**electra, embedding_size=16, position_embedding_type="relative_key",
                                               **three), pieces),
        (masks, "albert-groups", AlbertConfig(**{**albert, "num_hidden_layers": 4}, num_hidden_groups=2,
                                              inner_group_num=2), sentences),
        (tokens, "albert-relative-key-query",
         AlbertConfig(**albert, position_embedding_type="relative_key_query", **TAGS), sentences),
        (texts, "albert-texts", AlbertConfig(**albert, hidden_act="gelu", **two), sentences),
        (masks, "mpnet-masks", MPNetConfig(**mpnet), bytes_),
        (texts, "mpnet-texts", MPNetConfig(**{**mpnet, "vocab_size": b}, **labels("only")), bytes_),
        (questions, "mpnet-questions", MPNetConfig(**mpnet, relative_attention_num_buckets=40), bytes_),
        (texts, "deberta-content-to-position",
         DebertaConfig(**deberta, relative_attention=True, pos_att_type="c2p", max_relative_positions=12,
                       type_vocab_size=2, embedding_size=8, cls_dropout=0.2, pooler_hidden_act="tanh", **three), bytes_),
        (tokens, "deberta-position-to-content",
         DebertaConfig(**deberta, relative_attention=True, pos_att_type=["p2c", "p2p"], position_biased_input=False,
                       **TAGS), bytes_),
        (masks, "deberta-absolute", DebertaConfig(**deberta, pos_att_type=["c2p", "p2c"]), bytes_),
        (questions, "deberta-both",
         DebertaConfig(**deberta, relative_attention=True, pos_att_type=["c2p", "p2c"], max_relative_positions=64),
         bytes_),
        (texts, "deberta-v2-convolution",
         DebertaV2Config(**deberta2, pos_att_type=["c2p", "p2c"], share_att_key=False, position_buckets=4,
                         max_relative_positions=24, norm_rel_ebd="layer_norm", conv_kernel_size=3, conv_act="gelu",
                         problem_type="multi_label_classification", **three), sentences),
        (masks, "deberta-v2-shared",
         DebertaV2Config(**deberta2, pos_att_type="p2c|c2p", share_att_key=True, position_buckets=8,
                         norm_rel_ebd="layer_norm", embedding_size=8, type_vocab_size=2), sentences),
        (tokens, "deberta-v2-content-to-position",
         DebertaV2Config(**deberta2, pos_att_type=["c2p"], max_relative_positions=10, conv_kernel_size=5, conv_groups=2,
                         **TAGS), sentences),
        (questions, "deberta-v2-position-to-content",
         DebertaV2Config(**{**deberta2, "position_biased_input": True}, pos_att_type=["p2c"], position_buckets=6,
                         share_att_key=True), sentences),
        (texts, "deberta-v2-absolute",
         DebertaV2Config(**{**deberta2, "relative_attention": False, "position_biased_input": True}, **two), sentences),
        (texts, "modernbert-biases",
         ModernBertConfig(**modern, attention_bias=True, mlp_bias=True, norm_bias=True, classifier_bias=True,
                          local_attention=6, global_attn_every_n_layers=2, classifier_pooling="cls", **three), untyped),
        (texts, "modernbert-mean",
         ModernBertConfig(**modern, classifier_pooling="mean", local_attention=8, local_rope_theta=None,
                          hidden_activation="silu", classifier_activation="relu", **two), untyped),
        (tokens, "modernbert-tokens", ModernBertConfig(**modern, local_attention=4, **TAGS), untyped),
        (questions, "modernbert-questions", ModernBertConfig(**modern, local_attention=10), untyped),
        (masks, "modernbert-untied",
         ModernBertConfig(**modern, decoder_bias=False, tie_word_embeddings=False, global_attn_every_n_layers=1), untyped),
    ]
    for seed, (make, name, config, tokenizer) in enumerate(made):
        torch.manual_seed(100 + seed)
        make(root / name, config, tokenizer)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
