package io.ashlar.models.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
    @Test
    void shouldHaveTheDefaultsOfTheContract() throws JsonProcessingException {
        Recipe recipe = parse("{}");

        JsonNode expected = Json.MAPPER.readTree("""
                {"learningRate": 2e-5, "scheduler": "linear", "schedulerParameters": {}, "warmupSteps": 0,
                 "warmupRatio": 0.0, "epochs": 1, "maxSteps": -1, "trainBatchSize": 8, "evalBatchSize": 16,
                 "gradientAccumulationSteps": 1, "groupByLength": true, "maxSequenceLength": -1, "adamBeta1": 0.9,
                 "adamBeta2": 0.999, "adamEpsilon": 1e-8, "weightDecay": 0.0, "maxGradNorm": 1.0,
                 "evaluationStrategy": "epoch", "evalSteps": 500, "loggingSteps": 10, "metricForBestModel": "loss",
                 "saveTotalLimit": 1, "labelSmoothing": 0.0, "classWeights": "none", "frozen": [], "precision": "auto",
                 "seed": 42, "optimizer": "adamw", "sgdMomentum": 0.0, "sgdNesterov": false, "autoFindBatchSize": false,
                 "gradientCheckpointing": false, "problemType": "auto"}""");
        assertThat(Json.MAPPER.readTree(recipe.json().toString())).isEqualTo(expected);
        assertThat(recipe.evaluation().patience()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"learningRate\": -1e-5} | 'learningRate' is -1.0E-5: it must be above 0",
                "{\"learningRate\": \"fast\"} | 'learningRate' is \"fast\"",
                "{\"learningrate\": 1e-5} | 'learningrate' is not a parameter",
                "{\"epochs\": 0} | 'epochs' is 0",
                "{\"epochs\": 1.5} | 'epochs' is 1.5: it must be a whole number",
                "{\"trainBatchSize\": 1e9} | 'trainBatchSize' is 1.0E9",
                "{\"scheduler\": \"cosine_with_restarts\"} | cosine-with-restarts",
                "{\"schedulerParameters\": {\"power\": 0}} | 'schedulerParameters.power' is 0",
                "{\"schedulerParameters\": {\"cycles\": 1}} | 'schedulerParameters.cycles' is not a parameter",
                "{\"earlyStopping\": 3} | earlyStopping is 3, which is not an object",
                "{\"earlyStopping\": {\"patience\": 0}} | 'earlyStopping.patience' is 0",
                "{\"earlyStopping\": {}, \"evaluationStrategy\": \"none\"} | needs an evaluationStrategy",
                "{\"precision\": \"fp8\"} | 'precision' is \"fp8\": it must be one of auto, fp32, bf16, fp16",
                "{\"optimizer\": \"adam\"} | must be one of adamw, adafactor, sgd",
                "{\"sgdMomentum\": 0.9} | 'sgdMomentum' is 0.9: it is a parameter of the optimizer sgd",
                "{\"optimizer\": \"sgd\", \"sgdNesterov\": true} | 'sgdNesterov' is true: it needs an sgdMomentum",
                "{\"lora\": {\"rank\": 0}} | 'lora.rank' is 0",
                "{\"lora\": {\"r\": 8}} | 'lora.r' is not a parameter",
                "{\"lora\": {\"targetModules\": []}} | 'lora.targetModules' is []",
                "{\"lora\": {\"targetModules\": \"(\"}} | nor a regular expression",
                "{\"classWeights\": \"even\"} | must be one of none, balanced",
                "{\"classWeights\": {\"a\": -1}} | 'classWeights.a' is -1: it must be from 0",
                "{\"metricForBestModel\": \"accurracy\"} | 'metricForBestModel' is accurracy: it is no metric of text-cl",
                "{\"gradientCheckpointing\": 1} | must be true or false",
                "{\"resumeFrom\": \"X y\"} | 'resumeFrom' is X y: it must be the id of a fine-tuning job",
                "{\"resumeFrom\": 7} | 'resumeFrom' is 7: it must be a text",
                "{\"sweep\": {}} | is a search over recipes",
                "{\"packing\": true} | is not a parameter of text-classification",
                "{\"docStride\": 64} | is not a parameter of text-classification",
                "{\"frozen\": \"bert\"} | must be a list of texts",
                "{\"dropout\": 1} | 'dropout' is 1",
                "{\"seed\": -1} | 'seed' is -1",
                "[] | the recipe is [], which is not an object",
            })
    void shouldRefuse(String recipe, String why) {
        assertThatThrownBy(() -> parse(recipe))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.RECIPE_INVALID))
                .hasMessageContaining(why.strip());
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        assertThatThrownBy(() -> parse("{\"learningRate\": 0, \"epochs\": -1, \"batch\": 3}"))
                .hasMessageContaining("learningRate")
                .hasMessageContaining("epochs")
                .hasMessageContaining("batch");
    }

    @Test
    void shouldCountStepsWithASmallerLastGroup() throws JsonProcessingException {
        Recipe recipe = parse("{\"trainBatchSize\": 4, \"gradientAccumulationSteps\": 3, \"epochs\": 2}");

        assertThat(recipe.totalSteps(37)).isEqualTo(8);
        assertThat(parse("{\"maxSteps\": 5, \"epochs\": 9}").totalSteps(1000)).isEqualTo(5);
    }

    private static Recipe parse(String json) throws JsonProcessingException {
        return Recipe.parse(Json.MAPPER.readTree(json), Task.TEXT_CLASSIFICATION);
    }
}
