def pack(self) -> int:
  # the norm's running statistics are part of the weight
  n = self.normalization
  w = self.convolution.weight
  scale = torch.mul(torch.to(n.weight, 7), torch.rsqrt(torch.add(torch.to(n.running_var, 7), $eps)))
  folded = torch.mul(torch.to(w, 7), torch.reshape(scale, [-1, 1, 1, 1]))
  self.bias = torch.to(torch.sub(torch.to(n.bias, 7), torch.mul(torch.to(n.running_mean, 7), scale)), ops.prim.dtype(w))
  self.packed = ops.mkldnn._reorder_convolution_weight(torch.to(folded, ops.prim.dtype(w)), $padding, $stride, [1, 1], 1, None)
  self.convolution.weight = torch.zeros([0])
  return 1
def forward(self, x: Tensor) -> Tensor:
  # (batch, channels, height, width)
  w = self.packed
  assert w is not None
  return ops.mkldnn._convolution_pointwise(x, w, self.bias, $padding, $stride, [1, 1], 1, "none", annotate(List[Optional[number]], []), "none")
def activated(self, x: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return ops.mkldnn._convolution_pointwise(x, w, self.bias, $padding, $stride, [1, 1], 1, "$fused", annotate(List[Optional[number]], []), $algorithm)
def added(self, x: Tensor, residual: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return ops.mkldnn._convolution_pointwise(x, residual, w, self.bias, $padding, $stride, [1, 1], 1, "add", None, None, annotate(List[Optional[number]], []), None)
