package io.ashlar.inference.typed;

import io.ashlar.contracts.prediction.v1.ScoreTextRequest;
import io.ashlar.contracts.prediction.v1.ScoreTextResponse;
import io.ashlar.contracts.prediction.v1.ScoredText;
import io.ashlar.contracts.prediction.v1.TokenAlternative;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.tasks.generation.TokenScore;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the typed messages about how likely texts are. */
final class ScoreMessages {
    private ScoreMessages() {}

    static PredictionRequest read(ScoreTextRequest request) {
        Map<String, Object> parameters = new HashMap<>(Map.of("score", true));
        if (request.hasTopLogprobs()) {
            parameters.put("top_logprobs", request.getTopLogprobs());
        }
        if (request.hasWindow()) {
            parameters.put("window", request.getWindow());
        }
        if (request.hasStride()) {
            parameters.put("stride", request.getStride());
        }
        return new PredictionRequest(
                request.getTextsList().stream().map(Input::text).toList(), Parameters.of(parameters));
    }

    static ScoreTextResponse scores(ServedEndpoint endpoint, Answer answer) {
        List<List<WrittenText>> texts = answer instanceof Answer.Texts written ? written.texts() : List.of();
        return ScoreTextResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion())
                .addAllResults(
                        texts.stream().map(text -> scored(text.get(0).scores())).toList())
                .build();
    }

    private static ScoredText scored(List<TokenScore> scores) {
        ScoredText.Builder text = ScoredText.newBuilder();
        double sum = 0;
        for (TokenScore score : scores) {
            var token = io.ashlar.contracts.prediction.v1.TokenScore.newBuilder()
                    .setId(score.id())
                    .setText(score.text())
                    .setStart(score.start());
            Float logProbability = score.logProbability();
            if (logProbability != null) {
                token.setLogProbability(logProbability);
                sum += logProbability;
            }
            score.top()
                    .forEach(best -> token.addTop(TokenAlternative.newBuilder()
                            .setId(best.id())
                            .setText(best.text())
                            .setLogProbability(best.logProbability())));
            text.addTokens(token);
        }
        return text.setLogLikelihood(sum).build();
    }
}
