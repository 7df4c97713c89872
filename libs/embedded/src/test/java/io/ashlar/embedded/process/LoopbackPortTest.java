package io.ashlar.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {
    @Test
    void shouldGivePortsOnceAndNoneThatConnectionsMayTake() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ports.add(LoopbackPort.free());
        }
        assertThat(ports).hasSize(200).allSatisfy(port -> assertThat(port).isBetween(1024, 32_767));
    }
}
