def pack(self) -> int:
  self.packed = ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.narrow(self.weight, 0, 0, $inner)), 512)
  self.packed_gate = ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.narrow(self.weight, 0, $inner, $inner)), 512)
  self.weight = torch.zeros([0])
  return 1
def forward(self, x: Tensor) -> Tensor:
  # (batch, rows, width) -> (batch, rows, inner): a product times gelu of another
  w = self.packed
  g = self.packed_gate
  assert w is not None
  assert g is not None
  gate = ops.mkldnn._linear_pointwise(x, g, torch.narrow(self.bias, 0, $inner, $inner), "gelu", annotate(List[Optional[number]], []), "none")
  return ops.mkldnn._linear_pointwise(x, gate, w, torch.narrow(self.bias, 0, 0, $inner), "mul")
