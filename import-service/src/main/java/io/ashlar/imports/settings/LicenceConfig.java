package io.ashlar.imports.settings;

import io.ashlar.imports.licence.LicencePolicy.Ruling;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The licence policy: the Hub's names of licences; a {@code *} at the end stands for the rest. */
@ConfigMapping(prefix = "ashlar.licence")
interface LicenceConfig {
    @WithDefault("apache-2.0,mit,bsd*,isc,zlib,unlicense,cc0-1.0,cc-by-2.0,cc-by-2.5,cc-by-3.0,cc-by-4.0,"
            + "cc-by-sa-3.0,cc-by-sa-4.0,afl-3.0,artistic-2.0,bsl-1.0,ecl-2.0,mpl-2.0,ms-pl,ncsa,postgresql,wtfpl,"
            + "cdla-permissive-1.0,cdla-permissive-2.0,odc-by,pddl")
    List<String> allow();

    /** Imported only if the user accepts: use restrictions, no commercial use, own terms. */
    Optional<List<String>> warn();

    Optional<List<String>> deny();

    /** For what is on no list, and for models that name no licence ("unknown"). */
    @WithDefault("warn")
    Ruling otherwise();
}
