def pack(self) -> int:
  self.packed = ops.mkldnn._reorder_convolution_weight(self.weight, $padding, $stride, [1, 1], $groups, None)
  self.weight = torch.zeros([0])
  return 1
def forward(self, x: Tensor) -> Tensor:
  # (batch, channels, height, width)
  w = self.packed
  assert w is not None
  return ops.mkldnn._convolution_pointwise(x, w, $bias, $padding, $stride, [1, 1], $groups, "none", annotate(List[Optional[number]], []), "none")
def activated(self, x: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return ops.mkldnn._convolution_pointwise(x, w, $bias, $padding, $stride, [1, 1], $groups, "$fused", annotate(List[Optional[number]], []), $algorithm)
def added(self, x: Tensor, residual: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return ops.mkldnn._convolution_pointwise(x, residual, w, $bias, $padding, $stride, [1, 1], $groups, "add", None, None, annotate(List[Optional[number]], []), None)
