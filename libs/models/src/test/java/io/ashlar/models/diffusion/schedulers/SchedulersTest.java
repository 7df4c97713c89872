package io.ashlar.models.diffusion.schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.VisionFixtures;
import io.ashlar.models.diffusion.TorchGaussian;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchedulersTest {
    static Stream<JsonNode> recorded() throws IOException {
        JsonNode cases =
                Json.MAPPER.readTree(VisionFixtures.diffusion("schedulers.json").toFile());
        return StreamSupport.stream(cases.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void shouldStepAsDiffusersDoes(JsonNode recorded) {
        Scheduler scheduler = Schedulers.of(
                SchedulerConfig.of(recorded.path("config")),
                null,
                recorded.path("steps").asInt());
        TorchGaussian noise = new TorchGaussian(7);
        float[] sample = new float[16];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (-1.5f + 0.2f * i) * scheduler.initialSigma();
        }

        assertThat(scheduler.steps()).isEqualTo(recorded.path("timesteps").size());
        for (int step = 0; step < scheduler.steps(); step++) {
            assertThat(scheduler.timestep(step))
                    .isCloseTo(recorded.path("timesteps").get(step).asDouble(), offset(scheduler.timestep(step)));
            float[] output = scheduler.scaled(sample, step).clone();
            for (int i = 0; i < output.length; i++) {
                output[i] = 0.2f * output[i] + 0.05f * (float) Math.cos(step);
            }
            sample = scheduler.next(output, step, sample, noise);
            for (int i = 0; i < sample.length; i++) {
                double expected = recorded.path("samples").get(step).get(i).asDouble();
                assertThat((double) sample[i]).as("step %d, number %d", step, i).isCloseTo(expected, offset(expected));
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> offset(double expected) {
        return org.assertj.core.data.Offset.offset(1e-4 * Math.max(1, Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"ddim,20", "pndm,21", "euler,20", "euler-ancestral,20", "dpm-solver++,20", "dpm-solver++-karras,20"})
    void shouldMakeAnySchedulerOfOneConfiguration(String name, int visited) throws IOException {
        SchedulerConfig config = SchedulerConfig.of(Json.MAPPER.readTree(
                "{\"_class_name\":\"DDIMScheduler\",\"beta_schedule\":\"scaled_linear\",\"beta_end\":0.012}"));

        assertThat(Schedulers.of(config, name, 20).steps()).isEqualTo(visited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'_class_name':'HeunDiscreteScheduler'}|HeunDiscreteScheduler",
                "{'_class_name':'DDIMScheduler','prediction_type':'flow'}|flow",
                "{'_class_name':'DDIMScheduler','beta_schedule':'sigmoid'}|sigmoid",
                "{'_class_name':'DDIMScheduler','timestep_spacing':'odd'}|odd",
                "{'_class_name':'DDIMScheduler','num_train_timesteps':0}|num_train_timesteps",
                "{'_class_name':'PNDMScheduler'}|skip_prk_steps",
                "{'_class_name':'DPMSolverMultistepScheduler','solver_order':4}|solver_order",
                "{'_class_name':'EulerDiscreteScheduler','use_beta_sigmas':true}|use_beta_sigmas"
            })
    void shouldNameWhatItDoesNotHave(String json, String named) {
        assertThatThrownBy(
                        () -> Schedulers.of(SchedulerConfig.of(Json.MAPPER.readTree(json.replace('\'', '"'))), null, 5))
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"0,ddim,num_inference_steps", "1001,ddim,num_inference_steps", "5,magic,magic", "5,ddim-karras,karras"})
    void shouldRefuseParametersThatMakeNoSense(int steps, String name, String named) throws IOException {
        SchedulerConfig config = SchedulerConfig.of(Json.MAPPER.readTree("{\"_class_name\":\"DDIMScheduler\"}"));

        assertThatThrownBy(() -> Schedulers.of(config, name, steps)).hasMessageContaining(named);
    }
}
