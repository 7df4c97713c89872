package io.ashlar.models.tokenizers.conversion;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Finds the rules of a repository's tokenizer by its class, or else by its model, and applies them to its files. */
public final class TokenizerConversion {
    private static final Map<String, Function<Repository, ConvertedTokenizer>> BY_CLASS = byClass();
    private static final Map<String, String> CLASS_OF_MODEL = Map.ofEntries(
            Map.entry("gpt_neo", "gpt2"),
            Map.entry("gptj", "gpt2"),
            Map.entry("opt", "gpt2"),
            Map.entry("mt5", "t5"),
            Map.entry("mistral", "llama"),
            Map.entry("mixtral", "llama"),
            Map.entry("phi3", "llama"),
            Map.entry("gemma2", "gemma"),
            Map.entry("clip_text_model", "clip"));

    private TokenizerConversion() {}

    /** The folder's tokenizer as a document for the tokenizers library. */
    public static ConvertedTokenizer convert(Path folder) {
        Repository repository = new Repository(folder);
        String name = repository.config().path("tokenizer_class").asText("");
        Function<Repository, ConvertedTokenizer> rules = BY_CLASS.get(key(name));
        if (rules == null) {
            String model = key(repository.modelType());
            rules = BY_CLASS.get(CLASS_OF_MODEL.getOrDefault(repository.modelType(), model));
        }
        if (rules == null) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    "The package has no tokenizer.json, and its tokenizer class '" + name + "' is none that Ashlar "
                            + "builds from other files. Save the repository's fast tokenizer beside the model.");
        }
        return rules.apply(repository);
    }

    /** {@code XLMRobertaTokenizerFast} and {@code xlm-roberta} are the same. */
    private static String key(String name) {
        return name.replaceFirst("Tokenizer(Fast)?$", "")
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace("_", "");
    }

    private static Map<String, Function<Repository, ConvertedTokenizer>> byClass() {
        Map<String, Function<Repository, ConvertedTokenizer>> rules = new LinkedHashMap<>();
        for (String bert : new String[] {"bert", "distilbert", "electra", "mobilebert", "convbert", "layoutlm"}) {
            rules.put(bert, WordPieces::bert);
        }
        rules.put("mpnet", WordPieces::mpnet);
        rules.put("gpt2", BytePairs::gpt2);
        for (String roberta : new String[] {"roberta", "bart", "longformer", "led"}) {
            rules.put(roberta, BytePairs::roberta);
        }
        rules.put("deberta", BytePairs::deberta);
        rules.put("clip", BytePairs::clip);
        rules.put("qwen2", BytePairs::qwen2);
        rules.put("t5", SentencePieces::t5);
        rules.put("mt5", SentencePieces::t5);
        rules.put("albert", SentencePieces::albert);
        rules.put("debertav2", SentencePieces::debertaV2);
        rules.put("xlmroberta", SentencePieces::xlmRoberta);
        rules.put("camembert", SentencePieces::camembert);
        rules.put("mbart", repository -> SentencePieces.mbart(repository, LanguageCodes.MBART, false));
        rules.put("mbart50", repository -> SentencePieces.mbart(repository, LanguageCodes.MBART_50, true));
        rules.put("pegasus", SentencePieces::pegasus);
        rules.put("llama", PieceMerges::llama);
        rules.put("codellama", PieceMerges::llama);
        rules.put("gemma", PieceMerges::gemma);
        rules.put("nllb", PieceMerges::nllb);
        rules.put("m2m100", SeparateVocabulary::m2m100);
        rules.put("marian", SeparateVocabulary::marian);
        rules.put("bertweet", Bertweet::convert);
        return Map.copyOf(rules);
    }
}
