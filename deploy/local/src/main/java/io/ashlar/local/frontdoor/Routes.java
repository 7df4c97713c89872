package io.ashlar.local.frontdoor;

import io.ashlar.local.services.ServiceProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which service owns a path; what no other owns is the catalog's. */
final class Routes {
    private static final Map<String, ServiceProgram> OWNERS = owners();

    private Routes() {}

    private static Map<String, ServiceProgram> owners() {
        Map<String, ServiceProgram> owners = new LinkedHashMap<>();
        owners.put("/api/v1/imports", ServiceProgram.IMPORT);
        owners.put("/api/v1/fine-tunings", ServiceProgram.TRAINING);
        owners.put("/api/v1/evaluations", ServiceProgram.EVALUATION);
        owners.put("/api/v1/endpoints", ServiceProgram.INFERENCE);
        owners.put("/api/v1/batch-jobs", ServiceProgram.INFERENCE);
        owners.put("/v2", ServiceProgram.INFERENCE);
        owners.put("/v1", ServiceProgram.INFERENCE);
        return owners;
    }

    static ServiceProgram owner(String path) {
        for (Map.Entry<String, ServiceProgram> entry : OWNERS.entrySet()) {
            String prefix = entry.getKey();
            if (path.startsWith(prefix)
                    && (path.length() == prefix.length() || "/?".indexOf(path.charAt(prefix.length())) >= 0)) {
                return entry.getValue();
            }
        }
        return ServiceProgram.CATALOG;
    }
}
