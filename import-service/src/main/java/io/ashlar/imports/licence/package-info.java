/** Which licences a model may have here: a policy of the people who run Ashlar. */
@NullMarked
package io.ashlar.imports.licence;

import org.jspecify.annotations.NullMarked;
