package io.ashlar.inference.typed;

import io.ashlar.contracts.prediction.v1.AnswerQuestionRequest;
import io.ashlar.contracts.prediction.v1.AnswerQuestionResponse;
import io.ashlar.contracts.prediction.v1.ClassifyTokensRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTokensResponse;
import io.ashlar.contracts.prediction.v1.Entities;
import io.ashlar.contracts.prediction.v1.Entity;
import io.ashlar.contracts.prediction.v1.FoundAnswer;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.tasks.QuestionAnswering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the typed messages of tasks that find pieces of texts. */
final class SpanMessages {
    private SpanMessages() {}

    static PredictionRequest read(ClassifyTokensRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        if (request.hasAggregationStrategy()) {
            parameters.put("aggregation_strategy", request.getAggregationStrategy());
        }
        if (request.hasStride()) {
            parameters.put("stride", request.getStride());
        }
        if (request.getIgnoreLabelsCount() > 0) {
            parameters.put("ignore_labels", List.copyOf(request.getIgnoreLabelsList()));
        }
        List<Input> texts = request.getTextsList().stream().map(Input::text).toList();
        return new PredictionRequest(texts, Parameters.of(parameters));
    }

    static ClassifyTokensResponse entities(ServedEndpoint endpoint, Answer answer) {
        ClassifyTokensResponse.Builder message = ClassifyTokensResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion());
        if (answer instanceof Answer.Entities entities) {
            entities.entities()
                    .forEach(found -> message.addResults(Entities.newBuilder()
                            .addAllEntities(
                                    found.stream().map(SpanMessages::entity).toList())));
        }
        return message.build();
    }

    private static Entity entity(io.ashlar.models.tasks.Entity found) {
        Entity.Builder entity = Entity.newBuilder()
                .setLabel(found.label())
                .setScore((float) found.score())
                .setWord(found.word())
                .setStart(found.start())
                .setEnd(found.end());
        Integer index = found.index();
        return (index == null ? entity : entity.setIndex(index)).build();
    }

    static PredictionRequest read(AnswerQuestionRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        if (request.hasTopK()) {
            parameters.put("top_k", request.getTopK());
        }
        if (request.hasDocStride()) {
            parameters.put("doc_stride", request.getDocStride());
        }
        if (request.hasMaxAnswerLen()) {
            parameters.put("max_answer_len", request.getMaxAnswerLen());
        }
        if (request.hasMaxSeqLen()) {
            parameters.put("max_seq_len", request.getMaxSeqLen());
        }
        if (request.hasHandleImpossibleAnswer()) {
            parameters.put("handle_impossible_answer", request.getHandleImpossibleAnswer());
        }
        Input question =
                new Input.Question(new QuestionAnswering.Question(request.getQuestion(), request.getContext()));
        return new PredictionRequest(List.of(question), Parameters.of(parameters));
    }

    static AnswerQuestionResponse answers(ServedEndpoint endpoint, Answer answer) {
        AnswerQuestionResponse.Builder message = AnswerQuestionResponse.newBuilder()
                .setModelName(endpoint.plan().modelName())
                .setModelVersion(endpoint.plan().modelVersion());
        if (answer instanceof Answer.Answers answers) {
            answers.answers()
                    .get(0)
                    .forEach(found -> message.addAnswers(FoundAnswer.newBuilder()
                            .setAnswer(found.answer())
                            .setScore((float) found.score())
                            .setStart(found.start())
                            .setEnd(found.end())));
        }
        return message.build();
    }
}
