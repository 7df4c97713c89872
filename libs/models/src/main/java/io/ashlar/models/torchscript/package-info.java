/** TorchScript archives written from Java: the module tree as records, its pickle, and the zip that libtorch maps. */
@NullMarked
package io.ashlar.models.torchscript;

import org.jspecify.annotations.NullMarked;
