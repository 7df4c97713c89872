package io.ashlar.inference.typed;

import com.google.protobuf.Message;
import io.ashlar.contracts.prediction.v1.GenerateTextRequest;
import io.ashlar.contracts.prediction.v1.GenerateTextResponse;
import io.ashlar.contracts.prediction.v1.GenerationParameters;
import io.ashlar.contracts.prediction.v1.SummarizeRequest;
import io.ashlar.contracts.prediction.v1.SummarizeResponse;
import io.ashlar.contracts.prediction.v1.TranslateRequest;
import io.ashlar.contracts.prediction.v1.TranslateResponse;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the typed messages of tasks that write. */
final class WritingMessages {
    private WritingMessages() {}

    static PredictionRequest read(SummarizeRequest request) {
        return of(request.getTextsList(), parameters(request.getParameters()));
    }

    static PredictionRequest read(TranslateRequest request) {
        Map<String, Object> parameters = parameters(request.getParameters());
        if (request.hasSrcLang()) {
            parameters.put("src_lang", request.getSrcLang());
        }
        if (request.hasTgtLang()) {
            parameters.put("tgt_lang", request.getTgtLang());
        }
        return of(request.getTextsList(), parameters);
    }

    static PredictionRequest read(GenerateTextRequest request) {
        Map<String, Object> parameters = parameters(request.getParameters());
        parameters.put("return_full_text", false);
        return of(List.of(request.getPrompt()), parameters);
    }

    private static PredictionRequest of(List<String> texts, Map<String, Object> parameters) {
        return new PredictionRequest(texts.stream().map(Input::text).toList(), Parameters.of(parameters));
    }

    /** The fields have the parameters' own names; only those that were set are there. */
    private static Map<String, Object> parameters(GenerationParameters message) {
        Map<String, Object> parameters = new HashMap<>();
        ((Message) message).getAllFields().forEach((field, value) -> parameters.put(field.getName(), value));
        return parameters;
    }

    static SummarizeResponse summaries(ServedEndpoint endpoint, Answer answer) {
        return SummarizeResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion())
                .addAllSummaries(best(answer))
                .build();
    }

    static TranslateResponse translations(ServedEndpoint endpoint, Answer answer) {
        return TranslateResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion())
                .addAllTranslations(best(answer))
                .build();
    }

    private static List<String> best(Answer answer) {
        return texts(answer).stream().map(text -> text.get(0).text()).toList();
    }

    static GenerateTextResponse piece(String text) {
        return GenerateTextResponse.newBuilder().setText(text).build();
    }

    static GenerateTextResponse end(Answer answer) {
        WrittenText text = texts(answer).get(0).get(0);
        return GenerateTextResponse.newBuilder()
                .setFinishReason(text.reason().wireName())
                .setPromptTokens(text.readTokens())
                .setGeneratedTokens(text.tokens().length)
                .build();
    }

    private static List<List<WrittenText>> texts(Answer answer) {
        return answer instanceof Answer.Texts texts ? texts.texts() : List.of();
    }
}
