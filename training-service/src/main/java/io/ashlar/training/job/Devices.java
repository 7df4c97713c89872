package io.ashlar.training.job;

import io.ashlar.contracts.requests.FineTuningRequest;
import java.util.Map;

/** What a worker is told about devices. */
final class Devices {
    private Devices() {}

    /** CUDA shows no GPU to a process whose list of them is empty; libtorch then computes on the processor. */
    static Map<String, String> environment(FineTuningRequest request) {
        return request.device() == FineTuningRequest.Device.CPU ? Map.of("CUDA_VISIBLE_DEVICES", "") : Map.of();
    }
}
