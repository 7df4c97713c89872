def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  qkv = self.$fused.forward(x)
$split
