"""The same encoder-decoders in CTranslate2: greedy writing and beams in fp32 and int8."""
import os
import tempfile
import time

from peer_protocol import serve

state = {}


class Numbers:
    """A vocabulary for a model that comes without a tokenizer: token 7 is called "7", the last may be padding."""

    def __init__(self, config):
        self.names = [str(i) for i in range(config.vocab_size)]
        if config.pad_token_id == config.vocab_size - 1:
            self.names[-1] = "<pad>"
        self.pad_token = self.names[config.pad_token_id]
        self.eos_token = self.bos_token = self.unk_token = self.names[config.eos_token_id]

    def get_vocab(self):
        return {name: i for i, name in enumerate(self.names)}

    def convert_ids_to_tokens(self, i):
        return self.names[i]


def load(request):
    import ctranslate2
    import transformers

    class Converter(ctranslate2.converters.TransformersConverter):
        def load_tokenizer(self, tokenizer_class, name, **options):
            return Numbers(transformers.AutoConfig.from_pretrained(name))

    for name, model in request["models"].items():
        folder = tempfile.mkdtemp(dir=os.path.dirname(os.path.abspath(__file__)))
        Converter(model).convert(folder, force=True)
        for precision, kind in (("fp32", "float32"), ("int8", "int8")):
            state[name, precision] = ctranslate2.Translator(
                folder, device="cpu", compute_type=kind, inter_threads=1, intra_threads=request["threads"])
    return {"versions": {"ctranslate2": ctranslate2.__version__, "transformers": transformers.__version__}}


def run(request):
    translator = state[request["model"], request["precision"]]
    sources = [[str(i) for i in row] for row in request["ids"]]
    start = time.perf_counter()
    for _ in range(request["times"]):
        translator.translate_batch(sources, beam_size=request["beams"], max_decoding_length=request["new"],
                                   min_decoding_length=request["new"], max_batch_size=0)
    return {"seconds": time.perf_counter() - start}


serve({"load": load, "run": run})
